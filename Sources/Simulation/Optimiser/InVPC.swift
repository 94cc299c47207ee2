public import Topology
public import Words

/// A change made in one VPC alone, as the optimiser tries it in an estate of several.
public struct InVPC: Scenario {
    public let change: any Scenario
    public let vpc: Identifier<VPC>
    public var name: String { "\(change.name) --vpc=\(vpc)" }
    public static let movesTraffic = true
    public static let mayCutOff = true

    init(_ change: any Scenario, _ vpc: Identifier<VPC>) {
        self.change = change
        self.vpc = vpc
    }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        try change.apply(to: snapshot, in: aimed(context, in: snapshot))
    }

    public func notes(on snapshot: Snapshot, in context: ChangeContext) -> [ChangeNote] {
        change.notes(on: snapshot, in: aimed(context, in: snapshot))
    }

    private func aimed(_ context: ChangeContext, in snapshot: Snapshot) -> ChangeContext {
        var context = context
        context.aim = .vpc(vpc, in: snapshot)
        return context
    }
}
