import Estate
public import Topology

/// One regional NAT gateway, which follows the workloads into their zones and is billed for each.
public struct RegionalNAT: Scenario {
    public let name = "--regional-nat"
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
            let existing = snapshot.natGateways.first {
                $0.vpcID == vpc && $0.isBilled && $0.availability == .regional
            }
            var gateway = existing ?? NATGateway(id: Identifier("nat-new-\(vpc)-regional"), vpcID: vpc)
            if existing == nil {
                gateway.availability = .regional
                next.natGateways.append(gateway)
            }
            next.redirectDefaultRoute(of: subnets.map { ($0.id, .natGateway(gateway.id)) })
            next.dropUnusedNATGateways(of: vpc, keeping: [gateway.id])
        }
        return next
    }
}
