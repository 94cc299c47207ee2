import Estate
public import Topology

/// One NAT gateway in each zone that has a private subnet, each zone's default routes through its own.
public struct NATPerAZ: Scenario {
    public let name = "--nat-per-az"
    public static let movesTraffic = true
    public init() {}

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        guard let next = snapshot.withNATInEachZone(where: { context.aim.covers($0) }) else {
            throw .noNAT(name, context.aim)
        }
        return next
    }
}
