public import Cost
public import Estate
public import Units
public import Words

/// Thresholds that an estate must keep.
public struct CheckPolicy: Hashable, Sendable {
    /// The gravity of a threshold that is crossed.
    public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
        case note, warning, error

        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }
        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// The day to take of those on which something may run out.
    public enum Percentile: String, Hashable, Sendable, CaseIterable { case p10, p50, p90 }

    /// The figure that is held against a limit.
    public enum Measure: Hashable, Sendable {
        /// US dollars a month.
        case costTotal(most: Money)
        case costOfCategory(Category, most: Money)
        /// Of the total against an earlier month's, a month.
        case costGrowth(most: Ratio)
        case addressesFree(least: Int)
        /// Of a subnet's usable addresses.
        case addressesFreeShare(least: Ratio)
        case daysToExhaustion(least: Int, Percentile)
        case podsFree(least: Int)
        /// Of the gigabytes that go through NAT gateways.
        case natCrossZoneShare(most: Ratio)
        case missingEndpoints(services: [String])
        /// Subnets that lose the internet with another zone, for each zone.
        case zoneLoss(most: Int)
        /// Of the total, by the lines whose quantity is assumed.
        case assumedCostShare(most: Ratio)
        /// Usage that is billed but whose quantity nobody knows.
        case unknownUsage(most: Int)
        case unpricedLines(most: Int)
        /// Findings of these rules.
        case findings(rules: [FindingRule])
    }

    /// A threshold with its severity.
    public struct Rule: Hashable, Sendable {
        public var measure: Measure
        public var severity: Severity
        /// The line of the policy, counted from 1; nil for the built-in one.
        public var line: Int?
        public init(_ measure: Measure, severity: Severity, line: Int? = nil) {
            self.measure = measure
            self.severity = severity
            self.line = line
        }
    }

    public var rules: [Rule]
    /// The verdict on a figure that nobody knows; nil counts it as passed.
    public var unknown: Severity?
    public init(rules: [Rule] = [], unknown: Severity? = .note) {
        self.rules = rules
        self.unknown = unknown
    }

    /// Indicates whether any rule asks for addresses or pods.
    public var asksForCapacity: Bool {
        rules.contains {
            switch $0.measure {
            case .addressesFree, .addressesFreeShare, .daysToExhaustion, .podsFree: true
            case .findings(let rules): rules.contains(where: \.isOfCapacity)
            default: false
            }
        }
    }

    /// Indicates whether any rule asks for dates.
    public var asksForDates: Bool {
        rules.contains { if case .daysToExhaustion = $0.measure { true } else { false } }
    }

    /// Indicates whether any rule asks for an earlier month.
    public var asksForGrowth: Bool {
        rules.contains { if case .costGrowth = $0.measure { true } else { false } }
    }
}

extension CheckPolicy.Measure {
    /// The key of the policy file.
    public var name: String {
        switch self {
        case .costTotal: "cost_total"
        case .costOfCategory: "cost_by_category"
        case .costGrowth: "cost_growth"
        case .addressesFree: "addresses_free"
        case .addressesFreeShare: "addresses_free_share"
        case .daysToExhaustion: "days_to_exhaustion"
        case .podsFree: "pods_free"
        case .natCrossZoneShare: "nat_cross_zone_share"
        case .missingEndpoints: "missing_endpoints"
        case .zoneLoss: "zone_loss"
        case .assumedCostShare: "assumed_cost_share"
        case .unknownUsage: "unknown_usage"
        case .unpricedLines: "unpriced_lines"
        case .findings: "findings"
        }
    }

    /// The question, in a sentence.
    public var question: String {
        switch self {
        case .costTotal: "The monthly cost stays below a limit."
        case .costOfCategory: "The monthly cost of a category stays below a limit."
        case .costGrowth: "The monthly cost does not grow faster than a limit."
        case .addressesFree: "Every subnet has enough free addresses."
        case .addressesFreeShare: "Every subnet has enough of its addresses free."
        case .daysToExhaustion: "No subnet or node group runs out too soon."
        case .podsFree: "Every node group has room for more pods."
        case .natCrossZoneShare: "Little of what goes through NAT crosses zones on its way."
        case .missingEndpoints: "Every VPC behind NAT has the endpoints that it should have."
        case .zoneLoss: "The loss of a zone cuts off no subnet elsewhere."
        case .assumedCostShare: "Most of the cost rests on figures that were measured or read."
        case .unknownUsage: "The quantity of little that is billed is unknown."
        case .unpricedLines: "Every line has a price."
        case .findings: "Nothing is found of what the policy names."
        }
    }
}

/// One thing held against one threshold.
public struct CheckResult: Hashable, Sendable {
    public enum Outcome: String, Hashable, Sendable {
        case passed, failed, unknown
        /// There is nothing in the estate that it could be asked of.
        case notApplicable = "not-applicable"
    }

    /// The key of the policy file, `addresses_free`.
    public var check: String
    /// The subject: `total`, a category, a subnet, a node group, a VPC and service.
    public var subject: String
    public var outcome: Outcome
    /// The gravity; nil where it counts as passed.
    public var severity: CheckPolicy.Severity?
    /// The figure as text, exact; nil where it is unknown.
    public var actual: String?
    /// The limit as text, `at most 5000`.
    public var limit: String
    /// The fault or its absence, in a sentence.
    public var message: String
    /// A command that shows more or mends it.
    public var command: ShellCommand?
    /// The line of the policy that asks for it.
    public var line: Int?

    /// Indicates whether it counts against the estate.
    public var isRaised: Bool { severity != nil }
}
