public import Cost
public import Topology
public import Units

/// A month's bill held against the model of the same month, every difference named.
public struct Reconciliation: Hashable, Sendable {
    /// The thing that is compared: a usage type of a resource in a region.
    public struct Key: Hashable, Sendable {
        public var usageType: String
        public var region: String
        public var resource: String
    }

    public var month: BillingMonth
    public var monthHours: Int
    /// The hours of the month that the bill has.
    public var billedHours: Int
    public var currency: String
    /// The matches of both, the most expensive first.
    public var lines: [ReconciledLine]
    /// The billed lines that belong to no line of the model: credits, tax, unknown resources.
    public var others: [Residual]
    /// The charges of the bill for services that are not modelled.
    public var elsewhere: [BilledElsewhere]
    public var discounts: [FittedDiscount]
    /// The discount from the book's prices on the whole, discount lines included; nil where nothing matches.
    public var effectiveDiscount: Ratio?
    /// The sum of all charges, before credits, refunds and discount lines: what shares are shares of.
    public var charges: Money
    public var warnings: [String]

    /// The bill's total for what is modelled, credits and tax included.
    public var billed: Money {
        lines.reduce(others.reduce(.zero) { $0 + $1.amount }) { $0 + $1.billed }
    }
    /// The usage that the model leaves out of the month: lines without a price, and usage of unknown quantity.
    public var missing: Total
    /// The model's total for the month, with what is missing from it.
    public var modelled: Total { lines.reduce(missing) { $0 + Total($1.modelled) } }
    /// Every residual of every line, and the others.
    public var residuals: [Residual] { lines.flatMap(\.residuals) + others }

    /// The sum of each kind that occurs, in the order of the kinds; they sum to billed less modelled.
    public var byKind: [(kind: Residual.Kind, amount: Money, count: Int)] {
        let groups = Dictionary(grouping: residuals, by: \.kind)
        return Residual.Kind.allCases.compactMap { kind in
            groups[kind].map { (kind, $0.reduce(.zero) { $0 + $1.amount }, $0.count) }
        }
    }

    /// The difference without a name, counted without sign, so that two faults do not hide each other.
    public var unexplained: Money { magnitude { $0 == .unexplained } }
    /// The charges for things that are not in the snapshot.
    public var outside: Money { magnitude(\.isOutside) }
    public var unexplainedShare: Ratio { share(unexplained) }
    /// The part of the charges that the model and the named differences come to.
    public var explainedShare: Ratio { .one - share(unexplained + outside) }

    private func magnitude(_ isCounted: (Residual.Kind) -> Bool) -> Money {
        residuals.filter { isCounted($0.kind) }.reduce(.zero) {
            $0 + ($1.amount < .zero ? -$1.amount : $1.amount)
        }
    }

    private func share(_ amount: Money) -> Ratio {
        charges > .zero ? Self.share(min(amount, charges), of: charges) : .zero
    }

    /// To a billionth: exact fractions of sums do not stay small enough to be compared.
    static func share(_ part: Money, of whole: Money) -> Ratio {
        Ratio(
            Rounding.divide(part.billionths * 1_000_000_000, by: max(whole.billionths, 1)), 1_000_000_000)
    }
}
