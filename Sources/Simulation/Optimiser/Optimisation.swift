public import Cost
import Topology
public import Units
public import Words

/// The cheapest way to run what a snapshot holds, out of the changes that a what-if knows.
public struct Optimisation: Sendable {
    /// One change of a plan, in its order.
    public struct Step: Sendable {
        public var scenario: any Scenario
        /// The saving once the steps before it are made; negative where it costs.
        public var saving: Bounded<Money>
        /// The total once it is made.
        public var after: Total
        /// The saving of the step alone.
        public var savingAlone: Bounded<Money>
    }

    /// Steps that together reach a total.
    public struct Plan: Sendable {
        public var steps: [Step]
        public var after: Assessment
        public var riskAfter: ZoneRisk
        /// Indicates whether the loss of some zone would cut off more than today.
        public var raisesRisk: Bool
    }

    /// A change that was looked at, whether a plan has it or not.
    public struct Candidate: Sendable {
        public var scenario: any Scenario
        /// The saving of the choice alone, as far as that is known.
        public var savingAlone: Bounded<Money>
        /// The reason why it is not in the search; nil where it is.
        public var excluded: Exclusion?
    }

    public var before: Assessment
    public var riskBefore: ZoneRisk
    public var candidates: [Candidate]
    /// The cheapest of all combinations that can be compared: those that lack the same as today's total.
    public var cheapest: Plan
    /// The cheapest of those that cut off no more than today if a zone is lost.
    public var cheapestSafe: Plan
    /// The number of combinations that were asked.
    public var asked: Int
    /// Indicates whether every combination was asked; else each choice was changed in turn until none helped.
    public var isExhaustive: Bool

    /// Indicates whether a change was left out of the search because what it saves is not known.
    public var leavesOut: Bool { candidates.contains { $0.savingAlone.exact == nil } }
}

extension Optimisation.Plan {
    /// The saving of the plan in all: exactly what the what-if of its steps says.
    public func saving(from before: Assessment) -> Bounded<Money> { before.total - after.total }

    /// The changes as the command line takes them, in their order.
    public var arguments: [String] { steps.map(\.scenario.name) }
}

extension ZoneRisk {
    /// Returns whether the loss of no zone cuts off more subnets than it does in `other`.
    func isNoWorse(than other: ZoneRisk) -> Bool {
        let old = Dictionary(other.losses.map { ($0.zone, $0.cutOff.count) }) { first, _ in first }
        return losses.allSatisfy { $0.cutOff.count <= old[$0.zone] ?? 0 }
    }
}
