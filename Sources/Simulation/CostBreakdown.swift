import Topology
public import Units

/// A way to divide the lines of an assessment among those who cause them.
public enum CostDimension: String, Hashable, Sendable, CaseIterable {
    case category
    case usageType = "usage-type"
    case resource, zone, region, account, vpc, cluster

    /// What a line is filed under; nil where it belongs to none.
    public func value(of line: Line) -> String? {
        switch self {
        case .category: line.category.rawValue
        case .usageType: line.usageType
        case .resource: line.resource
        case .zone: line.zone
        case .region: line.region
        case .account: line.owner.account
        case .vpc: line.owner.vpc?.rawValue
        case .cluster: line.owner.cluster?.rawValue
        }
    }

    /// The same of usage whose quantity nobody knows.
    public func value(of unknown: UnknownUsage) -> String? {
        switch self {
        case .category: unknown.category.rawValue
        case .usageType: unknown.usageType
        case .resource: unknown.resource
        case .zone: unknown.zone
        case .region: unknown.owner.region?.rawValue
        case .account: unknown.owner.account
        case .vpc: unknown.owner.vpc?.rawValue
        case .cluster: unknown.owner.cluster?.rawValue
        }
    }
}

/// The cost of an estate divided along dimensions: the parts sum to the whole, to the billionth.
public struct CostBreakdown: Hashable, Sendable {
    /// One part and the sum of its lines.
    public struct Part: Hashable, Sendable {
        /// One a dimension; nil is what belongs to none.
        public var values: [String?]
        public var amount: Money
        /// Whether nothing that is billed is missing from it, as far as is known.
        public var isComplete: Bool
    }

    public var dimensions: [CostDimension]
    /// The dearest first, equal ones by their values.
    public var parts: [Part]

    public init(of assessment: Assessment, by dimensions: [CostDimension]) {
        self.dimensions = dimensions
        var sums: [[String?]: (amount: Money, isComplete: Bool)] = [:]
        for line in assessment.lines {
            let key = dimensions.map { $0.value(of: line) }
            let before = sums[key] ?? (.zero, true)
            sums[key] = (before.amount + (line.amount ?? .zero), before.isComplete && line.amount != nil)
        }
        for unknown in assessment.unknowns {
            let key = dimensions.map { $0.value(of: unknown) }
            sums[key] = (sums[key]?.amount ?? .zero, false)
        }
        parts = sums.map { Part(values: $0.key, amount: $0.value.amount, isComplete: $0.value.isComplete) }
            .sorted { a, b in
                if a.amount != b.amount { return a.amount > b.amount }
                return a.values.map { $0 ?? "~" }.lexicographicallyPrecedes(b.values.map { $0 ?? "~" })
            }
    }
}
