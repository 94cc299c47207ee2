import Topology
import Units

/// A way to divide the lines of an assessment among those who cause them.
public enum CostDimension: String, Hashable, Sendable, CaseIterable {
    case category
    case usageType = "usage-type"
    case resource, zone, region, account, vpc, cluster

    /// The part that a line is filed under; nil where it belongs to none.
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
        /// The sum of its lines, with what is missing from it.
        public var total: Total
    }

    public var dimensions: [CostDimension]
    /// The dearest first, equal ones by their values.
    public var parts: [Part]

    public init(of assessment: Assessment, by dimensions: [CostDimension]) {
        self.dimensions = dimensions
        var sums: [[String?]: Total] = [:]
        for line in assessment.lines {
            sums[dimensions.map { $0.value(of: line) }, default: .zero].add(line)
        }
        for unknown in assessment.unknowns {
            sums[dimensions.map { $0.value(of: unknown) }, default: .zero].add(unknown)
        }
        parts = sums.map { Part(values: $0.key, total: $0.value) }
            .sorted { a, b in
                if a.total.known != b.total.known { return a.total.known > b.total.known }
                return a.values.map { $0 ?? "~" }.lexicographicallyPrecedes(b.values.map { $0 ?? "~" })
            }
    }
}
