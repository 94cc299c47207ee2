public import Units

/// What moved between two assessments, split so that the parts sum to the change to the last billionth.
///
/// Every line is matched with the line of the same category, usage type, resource, region and zone. From the old
/// amount to the new one there are five steps, each asked with the figures of the steps before: the month's hours,
/// the quantity, the price, the discount; what rounding leaves over is in the last step that moved. A line of a
/// resource that only one side has is topology.
public struct ChangeStory: Hashable, Sendable {
    /// Why a line's amount moved.
    public enum Cause: String, Hashable, Sendable, CaseIterable {
        /// The list price, and tiers that were reached at another price.
        case price
        case discount
        /// A price that only one side's book has.
        case coverage
        /// How much of it was used.
        case usage
        /// How many hours the month has.
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

    /// What happened to a resource.
    public enum Fate: String, Hashable, Sendable, CaseIterable {
        case appeared, gone, grown, shrunk
        /// It costs more or less though no more or less of it was used.
        case repriced
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
        /// What is unpriced counts as nothing here, as it does in totals.
        public var before: Money
        public var after: Money
        /// They sum to `after` less `before`; a cause without money is left out.
        public var effects: [Cause: Money]

        public var change: Money { after - before }
    }

    /// All lines of a resource together.
    public struct Resource: Hashable, Sendable {
        public var name: String
        public var fate: Fate
        public var before: Money
        public var after: Money
        public var effects: [Cause: Money]

        public var change: Money { after - before }
    }

    /// Lines whose amount moved; the greatest change first.
    public var parts: [Part]
    /// Resources whose amount moved, or that appeared or went; the greatest change first.
    public var resources: [Resource]
    public var totalBefore: Money
    public var totalAfter: Money
    /// Whether both totals are all there is.
    public var isComplete: Bool
    public var hoursBefore: Quantity<Hour>
    public var hoursAfter: Quantity<Hour>

    public var change: Money { totalAfter - totalBefore }

    /// What each cause adds up to, in the order of `Cause`; they sum to `change`.
    public var byCause: [(cause: Cause, amount: Money)] {
        Cause.allCases.map { cause in
            (cause, parts.reduce(into: Money.zero) { $0 += $1.effects[cause] ?? .zero })
        }
    }

    /// What each of the three adds up to; they sum to `change`.
    public var byGroup: [(group: Group, amount: Money)] {
        let causes = byCause
        return Group.allCases.map { group in
            (group, causes.filter { $0.cause.group == group }.reduce(into: .zero) { $0 += $1.amount })
        }
    }

    public init(before: Assessment, after: Assessment) {
        let matcher = ChangeMatcher(before: before, after: after)
        let all = matcher.parts()
        parts = all.filter { $0.change != .zero || !$0.effects.isEmpty }.sorted {
            ($1.change.size, $0.resource, $0.usageType, $0.zone ?? "")
                < ($0.change.size, $1.resource, $1.usageType, $1.zone ?? "")
        }
        resources = matcher.resources(of: all)
        totalBefore = before.total
        totalAfter = after.total
        isComplete = before.isComplete && after.isComplete
        hoursBefore = before.hours
        hoursAfter = after.hours
    }
}

extension Money {
    /// Without its sign.
    var size: Money { self < .zero ? -self : self }
}
