import Estate
public import Topology

/// No NAT gateway: private subnets lose their default route, and what went that way cannot go any more.
public struct NoNAT: Scenario {
    public let name = "--no-nat"
    public static let movesTraffic = true
    public static let mayCutOff = true
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
            next.redirectDefaultRoute(of: subnets.map { ($0.id, nil) })
            next.dropUnusedNATGateways(of: vpc, keeping: [])
        }
        return next
    }
}
