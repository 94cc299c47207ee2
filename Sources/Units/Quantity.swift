/// A thing that AWS counts when it bills.
public protocol BillingUnit: Sendable {
    /// The unit as the bill spells it, `GB` or `Hrs`.
    static var symbol: String { get }
}

/// An hour, or a part of one, of something that is billed while it exists.
public enum Hour: BillingUnit { public static let symbol = "Hrs" }

/// 2^30 bytes, which is what AWS bills as a GB.
public enum Gigabyte: BillingUnit { public static let symbol = "GB" }

/// A load balancer capacity unit held for an hour.
public enum LCUHour: BillingUnit { public static let symbol = "LCU-Hrs" }

/// A customer-managed key kept for a month.
public enum KeyMonth: BillingUnit { public static let symbol = "Keys" }

/// An amount of a billing unit, exact to a billionth.
///
/// Held as an `Int128` count of billionths, so that no sum of real quantities can overflow.
public struct Quantity<Unit: BillingUnit>: Hashable, Comparable, Sendable {
    /// Billionths of the unit.
    public var billionths: Int128

    public init(billionths: Int128) { self.billionths = billionths }

    /// A whole number of units.
    public init(_ whole: Int) { billionths = Int128(whole) * 1_000_000_000 }

    /// A decimal as people write it, `4927.5`; nil where it is not one or has more than nine decimals.
    public init?(decimal text: some StringProtocol) {
        guard let value = DecimalText.parse(text, decimals: 9) else { return nil }
        billionths = value
    }

    public static var zero: Quantity { Quantity(billionths: 0) }
    public static func + (a: Quantity, b: Quantity) -> Quantity {
        Quantity(billionths: a.billionths + b.billionths)
    }
    public static func - (a: Quantity, b: Quantity) -> Quantity {
        Quantity(billionths: a.billionths - b.billionths)
    }
    public static func += (a: inout Quantity, b: Quantity) { a.billionths += b.billionths }
    public static func -= (a: inout Quantity, b: Quantity) { a.billionths -= b.billionths }
    public static func * (a: Quantity, n: Int) -> Quantity { Quantity(billionths: a.billionths * Int128(n)) }
    public static func < (a: Quantity, b: Quantity) -> Bool { a.billionths < b.billionths }

    /// Shares that sum to this quantity to the last billionth, in proportion to `weights`.
    ///
    /// What rounding leaves over goes to the shares that lost the most, the first ones on a tie. All weights
    /// zero counts as all weights equal; no weight gives no share.
    public func apportioned(by weights: [Int]) -> [Quantity] {
        Apportion.shares(of: billionths, by: weights.map { Int128($0) }).map { Quantity(billionths: $0) }
    }

    /// This quantity times a decimal factor, rounded half to even to a billionth.
    public func scaled(by factor: Ratio) -> Quantity {
        Quantity(billionths: Rounding.divide(billionths * factor.numerator, by: factor.denominator))
    }

    /// The quantity as an exact decimal without trailing zeros.
    public var decimal: String { DecimalText.print(billionths, decimals: 9) }
}

extension Quantity where Unit == Gigabyte {
    /// A number of bytes, rounded half to even to a billionth of a GB (about one byte).
    public init(bytes: Int64) {
        billionths = Rounding.divide(Int128(bytes) * 1_000_000_000, by: 1 << 30)
    }
}
