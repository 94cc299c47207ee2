import Estate
public import Topology

/// One NAT gateway for the whole VPC, in a given zone or in the zone of the first gateway there is.
public struct SingleNAT: Scenario {
    public let zone: String?
    public var name: String { zone.map { "--single-nat=\($0)" } ?? "--single-nat" }
    public static let movesTraffic = true
    public init(zone: String?) { self.zone = zone }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        let estates = snapshot.vpcsBehindNAT(context.aim)
        guard !estates.isEmpty else {
            throw .noNAT(name, context.aim)
        }
        let index = NetworkIndex(snapshot)
        let wanted = zone.map { index.zone($0) }
        var applied = false
        for (vpc, subnets) in estates {
            let zones = Set((index.subnetsByVPC[vpc] ?? []).compactMap(\.zone))
            if let wanted, !zones.contains(wanted) { continue }
            applied = true
            let gateways = snapshot.natGateways.filter {
                $0.vpcID == vpc && $0.isBilled && $0.isPublic && $0.availability == .zonal
            }.sorted { $0.id < $1.id }
            let kept =
                gateways.first { wanted == nil || index.zone(of: $0) == wanted }
                ?? new(in: wanted, vpc, subnets, index)
            if !gateways.contains(where: { $0.id == kept.id }) { next.natGateways.append(kept) }
            next.redirectDefaultRoute(of: subnets.map { ($0.id, .natGateway(kept.id)) })
            next.dropUnusedNATGateways(of: vpc, keeping: [kept.id])
        }
        guard applied else {
            let zones = estates.flatMap { index.subnetsByVPC[$0.vpc] ?? [] }.compactMap(\.zone?.rawValue)
            throw ScenarioError(
                "\(name): no VPC with a NAT gateway has a subnet in that zone"
                    + NearestNames.hint(zone ?? "", among: zones))
        }
        return next
    }

    private func new(
        in wanted: ZoneName?, _ vpc: Identifier<VPC>, _ behind: [Subnet], _ index: NetworkIndex
    ) -> NATGateway {
        let zone = wanted ?? behind.compactMap(\.zone).min()
        var gateway = NATGateway(id: Identifier("nat-new-\(vpc)-\(zone?.rawValue ?? "one")"), vpcID: vpc)
        let subnets = (index.subnetsByVPC[vpc] ?? []).filter { $0.zone == zone }.sorted { $0.id < $1.id }
        gateway.subnetID = (subnets.first { index.isPublic($0) } ?? subnets.first)?.id
        return gateway
    }
}
