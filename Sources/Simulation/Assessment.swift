public import Pricing
public import Topology
public import Units

/// What a snapshot costs in a month: the answer that every report and every scenario is made of.
public struct Assessment: Hashable, Sendable {
    public var lines: [Line]
    /// Usage whose quantity is unknown, so that the total is a lower bound.
    public var unknowns: [UnknownUsage]
    public var hours: Quantity<Hour>
    public var month: BillingMonth?
    public var currency: String
    public var pricesEffective: String
    /// One sentence each, the most important first: missing prices before all else.
    public var warnings: [String]
    /// What was assumed, one sentence each.
    public var assumptions: [String]

    /// The exact sum of the lines whose amount is known.
    public var total: Money { lines.reduce(into: .zero) { $0 += $1.amount ?? .zero } }

    /// Whether every line has a price.
    public var isFullyPriced: Bool { lines.allSatisfy { $0.unitPrice != nil } }

    /// Whether the total is all there is: every line priced and no usage unknown.
    public var isComplete: Bool { isFullyPriced && unknowns.isEmpty }

    /// The sum of each category that has a line, in the order of `Category`.
    public var byCategory: [(category: Category, amount: Money)] {
        Category.allCases.compactMap { category in
            let lines = lines.filter { $0.category == category }
            guard !lines.isEmpty else { return nil }
            return (category, lines.reduce(into: .zero) { $0 += $1.amount ?? .zero })
        }
    }

    /// The sum of each zone; nil is what belongs to no zone.
    public var byZone: [(zone: String?, amount: Money)] {
        Dictionary(grouping: lines, by: \.zone)
            .map { (zone: $0.key, amount: $0.value.reduce(into: Money.zero) { $0 += $1.amount ?? .zero }) }
            .sorted { ($0.zone ?? "~") < ($1.zone ?? "~") }
    }

    /// How many things of a category its sum leaves out: lines without a price, and what nobody knows the quantity of.
    public func leftOut(of category: Category) -> Int {
        lines.count { $0.category == category && $0.amount == nil }
            + unknowns.count { $0.category == category }
    }

    /// The same of a zone; nil is what belongs to no zone.
    public func leftOut(ofZone zone: String?) -> Int {
        lines.count { $0.zone == zone && $0.amount == nil } + unknowns.count { $0.zone == zone }
    }

    /// How many lines rest on each basis, the weakest first.
    public var byBasis: [(basis: Basis, count: Int)] {
        Dictionary(grouping: lines, by: \.basis).map { (basis: $0.key, count: $0.value.count) }
            .sorted { $0.basis > $1.basis }
    }

    /// What part of the total an amount is; nothing of nothing is none.
    public func share(of amount: Money) -> Ratio {
        let whole = total
        return whole > .zero ? Ratio(amount.billionths, whole.billionths) : .zero
    }
}

/// The choices that are the user's, not the estate's.
public struct AssessmentOptions: Hashable, Sendable {
    public var hours: Quantity<Hour> = BillingMonth.standardHours
    public var month: BillingMonth?
    public var discounts = Discounts()
    /// What the account already sends to the internet elsewhere this month: it uses the free allowance and the tiers up first.
    public var accountEgress: Quantity<Gigabyte> = .zero
    /// Whether both ends of a transfer between zones are billed to the reader; false counts the sender's alone.
    public var billsBothSides = true
    /// Categories left out of the lines.
    public var excluded: Set<Category> = []
    /// Which lines are wanted of the whole answer.
    public var scope = Scope.whole
    /// The day that is assessed, `2026-10-31`: it decides which Kubernetes versions are in extended support.
    public var day = ""
    /// Whether lines keep what their quantity is the sum of, for `explain`.
    public var keepsParts = false
    public init() {}
}
