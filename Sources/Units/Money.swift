/// An amount in the price book's currency, exact to a billionth of its unit.
public struct Money: Hashable, Comparable, Sendable {
    /// Billionths of a dollar (or of the price book's currency).
    public var billionths: Int128

    public init(billionths: Int128) { self.billionths = billionths }

    /// A decimal as people write it, `12.34`; nil where it is not one.
    public init?(decimal text: some StringProtocol) {
        guard let value = DecimalText.parse(text, decimals: 9) else { return nil }
        billionths = value
    }

    public static let zero = Money(billionths: 0)
    public static func + (a: Money, b: Money) -> Money { Money(billionths: a.billionths + b.billionths) }
    public static func - (a: Money, b: Money) -> Money { Money(billionths: a.billionths - b.billionths) }
    public static prefix func - (a: Money) -> Money { Money(billionths: -a.billionths) }
    public static func += (a: inout Money, b: Money) { a.billionths += b.billionths }
    public static func -= (a: inout Money, b: Money) { a.billionths -= b.billionths }
    public static func < (a: Money, b: Money) -> Bool { a.billionths < b.billionths }

    /// This amount times a fraction, rounded half to even to a billionth.
    public func scaled(by factor: Ratio) -> Money {
        Money(billionths: Rounding.divide(billionths * factor.numerator, by: factor.denominator))
    }

    /// The exact decimal, with at least two decimals.
    public var decimal: String { DecimalText.print(billionths, decimals: 9, keep: 2) }

    /// The amount with its currency sign, for people: `$12.00`, `-$0.10`.
    public var inDollars: String {
        let text = cents
        return text.hasPrefix("-") ? "-$" + text.dropFirst() : "$" + text
    }

    /// The amount with its sign, as a change reads: `+12.00`.
    ///
    /// What rounds to no cent but is not nothing is told in full.
    public var signedCents: String {
        let text = self != .zero && ["0.00", "-0.00"].contains(cents) ? decimal : cents
        return signed { _ in text }
    }

    /// The amount as `text` writes it, with a plus where it is above 0.
    public func signed(_ text: (Money) -> String) -> String { (self > .zero ? "+" : "") + text(self) }

    /// The amount for people: rounded half to even to the cent, always two decimals.
    public var cents: String {
        DecimalText.print(Rounding.divide(billionths, by: 10_000_000), decimals: 2, keep: 2)
    }
}
