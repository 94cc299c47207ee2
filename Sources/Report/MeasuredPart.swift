public import Cost
public import Simulation

/// The parts of a month's report that come from flow logs and a bill.
public struct MeasuredPart: Sendable {
    /// The pairs of talkers that cost money, the dearest first; empty without flow logs.
    public var talkers: [TalkerCost] = []
    /// The model against the month's bill; nil where the store has none.
    public var reconciliation: Reconciliation?
    public init() {}
}
