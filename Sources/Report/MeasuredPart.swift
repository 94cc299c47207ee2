public import Simulation

/// What flow logs and a bill add to a month's report.
public struct MeasuredPart: Sendable {
    /// Who talks to whom for money, the dearest first; empty without flow logs.
    public var talkers: [TalkerCost] = []
    /// The model against the month's bill; nil where the store has none.
    public var reconciliation: Reconciliation?
    public init() {}
}
