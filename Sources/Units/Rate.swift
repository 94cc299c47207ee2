/// A price per billing unit, exact to a trillionth of a dollar.
public struct Rate<Unit: BillingUnit>: Hashable, Comparable, Sendable {
    /// Trillionths of a dollar a unit.
    public var picodollars: Int64

    public init(picodollars: Int64) { self.picodollars = picodollars }

    /// A price as lists write it, `0.045`; nil where it is not a decimal or is finer than a trillionth.
    public init?(decimal text: some StringProtocol) {
        guard let value = DecimalText.parse(text, decimals: 12), let exact = Int64(exactly: value) else {
            return nil
        }
        picodollars = exact
    }

    public static var zero: Rate { Rate(picodollars: 0) }
    public static func + (a: Rate, b: Rate) -> Rate { Rate(picodollars: a.picodollars + b.picodollars) }
    public static func - (a: Rate, b: Rate) -> Rate { Rate(picodollars: a.picodollars - b.picodollars) }
    public static func < (a: Rate, b: Rate) -> Bool { a.picodollars < b.picodollars }

    /// The cost of a quantity at this rate less a discount, rounded once, half to even, to a billionth.
    ///
    /// - Parameter keeping: the part of the list price that is paid, 1 where there is no discount.
    public func cost(of quantity: Quantity<Unit>, keeping: Ratio = .one) -> Money {
        let exact = quantity.billionths * Int128(picodollars) * keeping.numerator
        return Money(billionths: Rounding.divide(exact, by: 1_000_000_000_000 * keeping.denominator))
    }

    /// The same price with another unit's name, where AWS sells one thing under two.
    public func relabelled<Other: BillingUnit>(as _: Other.Type) -> Rate<Other> {
        Rate<Other>(picodollars: picodollars)
    }

    /// The exact decimal without trailing zeros.
    public var decimal: String { DecimalText.print(Int128(picodollars), decimals: 12) }
}
