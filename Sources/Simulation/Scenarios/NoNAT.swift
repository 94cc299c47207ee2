public import Topology

/// No NAT gateway: private subnets lose their default route, and what went that way cannot go any more.
public struct NoNAT: Scenario {
    public let name = "--no-nat"
    public init() {}

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        let estates = snapshot.vpcsBehindNAT()
        guard !estates.isEmpty else {
            throw ScenarioError("--no-nat: no subnet in the snapshot goes out through a NAT gateway")
        }
        for (vpc, subnets) in estates {
            next.redirectDefaultRoute(of: subnets.map { ($0.id, nil) })
            next.dropUnusedNATGateways(of: vpc, keeping: [])
        }
        return next
    }
}
