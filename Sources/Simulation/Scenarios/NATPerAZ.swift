public import Topology

/// One NAT gateway in each zone that has a private subnet, each zone's default routes through its own.
public struct NATPerAZ: Scenario {
    public let name = "--nat-per-az"
    public static let movesTraffic = true
    public init() {}

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        let estates = snapshot.vpcsBehindNAT(context.aim)
        guard !estates.isEmpty else {
            throw .noNAT(name, context.aim)
        }
        for (vpc, subnets) in estates {
            let index = NetworkIndex(snapshot)
            var gateways: [ZoneName: Identifier<NATGateway>] = [:]
            for gateway in snapshot.natGateways.sorted(by: { $0.id < $1.id })
            where gateway.vpcID == vpc && gateway.isBilled && gateway.isPublic
                && gateway.availability == .zonal
            {
                if let zone = index.zone(of: gateway), gateways[zone] == nil { gateways[zone] = gateway.id }
            }
            for zone in Set(subnets.compactMap(\.zone)).sorted() where gateways[zone] == nil {
                let gateway = new(in: zone, vpc: vpc, index: index)
                gateways[zone] = gateway.id
                next.natGateways.append(gateway)
            }
            next.redirectDefaultRoute(
                of: subnets.compactMap { subnet in
                    subnet.zone.flatMap { gateways[$0] }.map { (subnet.id, Route.Target.natGateway($0)) }
                })
            // A regional gateway is replaced by the zonal ones; spare zonal gateways stay as they are.
            let regional = Set(
                snapshot.natGateways.filter { $0.vpcID == vpc && $0.availability == .regional }.map(\.id))
            let kept = Set(next.natGateways.filter { $0.vpcID == vpc }.map(\.id)).subtracting(regional)
            next.dropUnusedNATGateways(of: vpc, keeping: kept)
        }
        return next
    }

    private func new(in zone: ZoneName, vpc: Identifier<VPC>, index: NetworkIndex) -> NATGateway {
        var gateway = NATGateway(id: Identifier("nat-new-\(vpc)-\(zone)"), vpcID: vpc)
        let subnets = (index.subnetsByVPC[vpc] ?? []).filter { $0.zone == zone }.sorted { $0.id < $1.id }
        gateway.subnetID = (subnets.first { index.isPublic($0) } ?? subnets.first)?.id
        return gateway
    }
}
