public import Pricing
import Topology
public import Units

/// The answer to a what-if: the same question before and after a change.
public struct WhatIf: Sendable {
    public var changes: [String]
    public var before: Assessment
    public var after: Assessment
    public var breakEven: [BreakEven]
    public var riskBefore: ZoneRisk
    public var riskAfter: ZoneRisk
    public var roomBefore: EstateRoom
    public var roomAfter: EstateRoom
    public var estateAfter: Estate
    /// What the estate holds on both sides; nil where it was not asked.
    public var capacity: CapacityChange?

    /// What both sides warn of, each once; a missing price comes first, for it makes the totals wrong.
    public var warnings: [String] {
        let all = before.warnings + after.warnings.filter { !before.warnings.contains($0) }
        return all.filter(\.isOfMissingPrice) + all.filter { !$0.isOfMissingPrice }
    }

    /// After less before, as far as what is missing lets it be known.
    public var change: Bounded<Money> { after.total - before.total }

    /// Both sides of every category that has a line on either.
    public var comparison: [CategoryChange] { before.comparison(with: after) }

    /// What moved, line by line.
    public var story: ChangeStory { ChangeStory(before: before, after: after) }

    /// Why the change is not known exactly: the first thing that is missing and not the same on both sides.
    var openReason: String? {
        ChangeStory(before: before, after: after).openReason(after.unknowns + before.unknowns)
    }

    /// What a question of capacity needs beside the snapshot.
    public struct CapacityQuestion: Sendable {
        public var facts: [String: InstanceFacts]
        public var options: CapacityOptions
        public init(facts: [String: InstanceFacts], options: CapacityOptions) {
            self.facts = facts
            self.options = options
        }
    }

    /// Applies the changes left to right and asks the same question of both snapshots.
    ///
    /// - Throws: `ScenarioError` where a change has nothing to apply to.
    public init(
        _ scenarios: [any Scenario], on estate: Estate, book: PriceBook, calendar: EKSCalendar,
        options: AssessmentOptions, capacity: CapacityQuestion? = nil
    ) throws(ScenarioError) {
        var end = estate
        for scenario in scenarios { end = try end.applying(scenario) }
        changes = scenarios.map(\.name)
        before = Assessment(of: estate, book: book, calendar: calendar, options: options)
        after = Assessment(of: end, book: book, calendar: calendar, options: options)
        let (first, last) = (estate.view(of: options.scope), end.view(of: options.scope))
        breakEven = BreakEven.all(first, book: book, options: options)
        riskBefore = ZoneRisk(of: first)
        riskAfter = ZoneRisk(of: last)
        roomBefore = EstateRoom(of: first, from: first)
        estateAfter = end
        self.capacity = capacity.map {
            CapacityChange(
                from: estate.snapshot, to: end.snapshot, facts: $0.facts, options: $0.options)
        }
        roomAfter = EstateRoom(of: last, from: first, held: self.capacity?.taken ?? [:])
    }
}

extension String {
    /// Whether a warning says that the book lacks a price.
    fileprivate var isOfMissingPrice: Bool { hasPrefix(LinePricer.missingPrice) }
}
