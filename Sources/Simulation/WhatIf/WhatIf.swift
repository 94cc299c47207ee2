public import Capacity
public import Cost
public import Estate
public import Pricing
import Topology
public import Units
public import Words

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
    /// The destinations that had a way before the change and have none after it.
    public var cutOff = CutOff.nothing
    /// What must be known of the changes' effect.
    public var notes: [ChangeNote] = []
    /// Usage that a change would move and whose quantity is unknown, so that its effect is too.
    public var unknownEffects: [UnknownUsage] = []
    /// The capacity of the estate on both sides; nil where it was not asked.
    public var capacity: CapacityChange?

    /// What both sides warn of, each once; a missing price comes first, for it makes the totals wrong.
    public var warnings: [Warning] {
        let all = before.warnings + after.warnings.filter { !before.warnings.contains($0) }
        return all.filter(\.isOfMissingPrice) + notes.map(Warning.change)
            + all.filter { !$0.isOfMissingPrice }
    }

    /// After less before, as far as what is missing lets it be known.
    public var change: Bounded<Money> { after.total - before.total }

    /// Both sides of every category that has a line on either.
    public var comparison: [CategoryChange] { before.comparison(with: after) }

    /// The changes, line by line.
    public var story: ChangeStory { ChangeStory(before: before, after: after) }

    /// Why the change is not known exactly: the first thing that is missing and not the same on both sides.
    var openReason: OpenReason? {
        ChangeStory(before: before, after: after).openReason(after.unknowns + before.unknowns)
    }

    /// The facts that a question of capacity needs beside the snapshot.
    public struct CapacityQuestion: Sendable {
        public var facts: [String: InstanceFacts]
        public var options: CapacityOptions
        public init(facts: [String: InstanceFacts], options: CapacityOptions) {
            self.facts = facts
            self.options = options
        }
    }

    /// Applies the changes left to right where the options aim them, and asks the same question of both snapshots.
    ///
    /// - Parameter facts: what is known of instance types; nil takes those of `capacity`.
    /// - Throws: `ScenarioError` where a change has nothing to apply to.
    public init(
        _ scenarios: [any Scenario], on estate: Estate, book: PriceBook, calendar: EKSCalendar,
        options: AssessmentOptions, capacity: CapacityQuestion? = nil,
        facts: [String: InstanceFacts]? = nil
    ) throws(ScenarioError) {
        var end = estate
        let context = ChangeContext(
            aim: ChangeAim(options.scope, in: estate), calendar: calendar, facts: facts ?? capacity?.facts)
        for scenario in scenarios {
            notes += scenario.notes(on: end.snapshot, in: context)
            end = end.replacing(try scenario.apply(to: end.snapshot, in: context))
        }
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
        lookAtRisk(of: scenarios, from: estate.snapshot, to: end.snapshot)
    }
}

extension WhatIf {
    /// Notes what the changes cut off, and what they would move of which nothing is known.
    private mutating func lookAtRisk(of scenarios: [any Scenario], from start: Snapshot, to end: Snapshot) {
        if scenarios.contains(where: { type(of: $0).mayCutOff }) { cutOff = CutOff(from: start, to: end) }
        if !cutOff.isEmpty {
            notes.append(.cutsOff(cutOff.lost))
        }
        let movers = scenarios.filter { type(of: $0).movesTraffic }
        guard !movers.isEmpty else { return }
        let sides = before.unknowns + after.unknowns.filter { !before.unknowns.contains($0) }
        unknownEffects = sides.filter { $0.unit == Gigabyte.symbol }
        guard !unknownEffects.isEmpty else { return }
        let names = unknownEffects.prefix(3).map { UsageName($0.usageType, of: $0.resource) }
        let more = unknownEffects.count - names.count
        notes.append(
            .effectUnknown(options: movers.map(\.name), usage: Array(names), more: more))
    }
}

extension Warning {
    fileprivate var isOfMissingPrice: Bool {
        if case .noPrice = self { return true }
        return false
    }
}
