public import Topology

/// The maximum of node groups raised where `--nodes` asks for more: what `NodeCount` beside it is told.
public struct ForceMaximum: Scenario {
    public let name = "--force-max"
    public init() {}

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot { snapshot }
}
