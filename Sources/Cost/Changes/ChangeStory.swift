public import Units
package import Words

/// The changes between two assessments, split so that the parts sum to the whole to the last billionth.
///
/// Every line is matched with the line of the same category, usage type, resource, region and zone. From the old
/// amount to the new one there are five steps, each asked with the figures of the steps before: the month's hours,
/// the quantity, the price, the discount; what rounding leaves over is in the last step that moved. A line of a
/// resource that only one side has is topology. Where a price or a quantity is not known, the whole change of a line is
/// told as one bound or as unknown, never as nothing.
public struct ChangeStory: Hashable, Sendable {
    /// The cause of a change of a line's amount.
    public enum Cause: String, Hashable, Sendable, CaseIterable {
        /// The list price, and tiers that were reached at another price.
        case price
        case discount
        /// A price that only one side's book has.
        case coverage
        /// The quantity that was used.
        case usage
        /// The number of hours of the month.
        case hours
        /// A resource that was not there before.
        case appeared
        /// A resource that is not there any more.
        case gone

        /// The three that people ask for.
        public var group: Group {
            switch self {
            case .price, .discount, .coverage: .price
            case .usage, .hours: .usage
            case .appeared, .gone: .topology
            }
        }
    }

    public enum Group: String, Hashable, Sendable, CaseIterable { case price, usage, topology }

    /// The fate of a resource.
    public enum Fate: String, Hashable, Sendable, CaseIterable {
        case appeared, gone, grown, shrunk
        /// It costs more or less though no more or less of it was used.
        case repriced
        /// It is used otherwise, and what is missing leaves open whether it costs more or less.
        case changed
    }

    /// One line on both sides.
    public struct Part: Hashable, Sendable {
        public var category: Category
        public var usageType: String
        public var resource: String
        public var region: String
        public var zone: String?
        public var unit: String
        /// Exact decimals; nil on the side that has no such line.
        public var quantityBefore: String?
        public var quantityAfter: String?
        public var before: Total
        public var after: Total
        /// They sum to `change`; a cause that moved nothing is left out.
        public var effects: [Cause: Bounded<Money>]

        public var change: Bounded<Money> { after - before }
    }

    /// All lines of a resource together.
    public struct Resource: Hashable, Sendable {
        public var name: String
        public var fate: Fate
        public var before: Total
        public var after: Total
        public var effects: [Cause: Bounded<Money>]

        public var change: Bounded<Money> { after - before }
    }

    /// Lines whose amount moved: those whose change is not known first, then the greatest change.
    public var parts: [Part]
    /// Resources whose amount moved, or that appeared or went, in the same order.
    public var resources: [Resource]
    public var totalBefore: Total
    public var totalAfter: Total
    public var hoursBefore: Quantity<Hour>
    public var hoursAfter: Quantity<Hour>

    /// Indicates whether both totals are all there is.
    public var isComplete: Bool { totalBefore.isComplete && totalAfter.isComplete }

    public var change: Bounded<Money> { totalAfter - totalBefore }

    /// The lines whose change is not known, for what they lack is not the same on both sides.
    public var unknownParts: [Part] { parts.filter { $0.change.exact == nil } }

    /// The sum of each cause, in the order of `Cause`; they sum to `change`.
    public var byCause: [(cause: Cause, amount: Bounded<Money>)] {
        Cause.allCases.map { cause in (cause, parts.reduce(.zero) { $0 + ($1.effects[cause] ?? .zero) }) }
    }

    /// The sum of each of the three; they sum to `change`.
    public var byGroup: [(group: Group, amount: Bounded<Money>)] {
        let causes = byCause
        return Group.allCases.map { group in
            (group, causes.filter { $0.cause.group == group }.reduce(.zero) { $0 + $1.amount })
        }
    }

    public init(before: Assessment, after: Assessment) {
        let matcher = ChangeMatcher(before: before, after: after)
        let all = matcher.parts()
        parts = all.filter { $0.change != .zero || !$0.effects.isEmpty }.sorted {
            ($1.change.rank, $0.resource, $0.usageType, $0.zone ?? "")
                < ($0.change.rank, $1.resource, $1.usageType, $1.zone ?? "")
        }
        resources = matcher.resources(of: all)
        totalBefore = before.total
        totalAfter = after.total
        hoursBefore = before.hours
        hoursAfter = after.hours
    }
}

extension ChangeStory {
    /// The reason why the change is not known exactly: the first thing that is missing and differs between the sides.
    ///
    /// - Parameter unknowns: the unknown usage of both sides, which says why it is unknown.
    package func openReason(_ unknowns: [UnknownUsage]) -> OpenReason? {
        let open = unknownParts
        if let part = open.first(where: { !$0.region.isEmpty }) {
            return .noPrice(usageType: part.usageType, region: part.region)
        }
        guard let part = open.first else { return nil }
        let usage = unknowns.first { $0.usageType == part.usageType && $0.resource == part.resource }
        return .usageUnknown(UsageName(part.usageType, of: part.resource), why: usage?.reason)
    }
}

extension Money {
    /// Without its sign.
    var size: Money { self < .zero ? -self : self }
}

extension Bounded where Value == Money {
    /// The key that a change is sorted by: its size, and what is not known before all else, for it may be any.
    var rank: Money { exact?.size ?? Money(billionths: .max) }
}
