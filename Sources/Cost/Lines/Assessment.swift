public import Pricing
public import Topology
public import Units
public import Words

/// The cost of a snapshot in a month: the answer that every report and every scenario is made of.
public struct Assessment: Hashable, Sendable {
    public var lines: [Line]
    /// Usage whose quantity is unknown, so that the total is a lower bound.
    public var unknowns: [UnknownUsage]
    public var hours: Quantity<Hour>
    public var month: BillingMonth?
    public var currency: String
    public var pricesEffective: String
    /// The most important first: missing prices before all else.
    public var warnings: [Warning]
    public var assumptions: [Assumption]

    /// The sum of all lines, with what is missing from it.
    public var total: Total { Total(lines, unknown: unknowns) }

    /// Indicates whether every line has a price.
    public var isFullyPriced: Bool { lines.allSatisfy { $0.unitPrice != nil } }

    /// Indicates whether the total is all there is: every line priced and no usage unknown.
    public var isComplete: Bool { isFullyPriced && unknowns.isEmpty }

    /// The sum of each category that has a line or an unknown usage, in the order of `Category`.
    public var byCategory: [(category: Category, total: Total)] {
        let sums = sums {
            $0.category
        } of: {
            $0.category
        }
        return Category.allCases.compactMap { category in sums[category].map { (category, $0) } }
    }

    /// The sum of a category.
    public func total(of category: Category) -> Total {
        Total(lines.filter { $0.category == category }, unknown: unknowns.filter { $0.category == category })
    }

    /// The sum of each zone; nil is what belongs to no zone.
    public var byZone: [(zone: String?, total: Total)] {
        sums {
            $0.zone
        } of: {
            $0.zone
        }
        .map { (zone: $0.key, total: $0.value) }
        .sorted { ($0.zone ?? "~") < ($1.zone ?? "~") }
    }

    private func sums<Key: Hashable>(
        _ line: (Line) -> Key, of usage: (UnknownUsage) -> Key
    ) -> [Key: Total] {
        var sums: [Key: Total] = [:]
        for one in lines { sums[line(one), default: .zero].add(one) }
        for one in unknowns { sums[usage(one), default: .zero].add(one) }
        return sums
    }

    /// The number of lines that rest on each basis, the weakest first.
    public var byBasis: [(basis: Basis, count: Int)] {
        Dictionary(grouping: lines, by: \.basis).map { (basis: $0.key, count: $0.value.count) }
            .sorted { $0.basis > $1.basis }
    }
}

/// The choices that are the user's, not the estate's.
public struct AssessmentOptions: Hashable, Sendable {
    public var hours: Quantity<Hour> = BillingMonth.standardHours
    public var month: BillingMonth?
    public var discounts = Discounts()
    /// Other internet egress of the account this month: it uses the free allowance and the tiers up first.
    public var accountEgress: Quantity<Gigabyte> = .zero
    /// Indicates whether both ends of a transfer between zones are billed to the reader; false counts the sender's
    /// alone.
    public var billsBothSides = true
    /// Categories left out of the lines.
    public var excluded: Set<Category> = []
    /// The lines that are wanted of the whole answer.
    public var scope = Scope.whole
    /// The day that is assessed, `2026-10-31`: it decides which Kubernetes versions are in extended support.
    public var day = ""
    /// Indicates whether lines keep what their quantity is the sum of, for `explain`.
    public var keepsParts = false
    public init() {}
}
