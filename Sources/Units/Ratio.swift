/// An exact fraction: a discount, a growth factor, a share.
public struct Ratio: Hashable, Sendable, Comparable {
    public let numerator: Int128
    /// Never zero, never negative.
    public let denominator: Int128

    public init(_ numerator: Int128, _ denominator: Int128) {
        precondition(denominator > 0, "a ratio has a positive denominator")
        let divisor = Ratio.gcd(numerator.magnitude, denominator.magnitude)
        self.numerator = divisor > 1 ? numerator / Int128(divisor) : numerator
        self.denominator = divisor > 1 ? denominator / Int128(divisor) : denominator
    }

    /// A decimal as people write it, `1.25`, with at most nine decimals.
    public init?(decimal text: some StringProtocol) {
        guard let value = DecimalText.parse(text, decimals: 9) else { return nil }
        self.init(value, 1_000_000_000)
    }

    /// A percentage as people write it, `8` or `7.25`, with or without the sign.
    public init?(percent text: some StringProtocol) {
        let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
        guard let value = DecimalText.parse(digits, decimals: 7) else { return nil }
        self.init(value, 1_000_000_000)
    }

    public static let one = Ratio(1, 1)
    public static let zero = Ratio(0, 1)
    public static func - (a: Ratio, b: Ratio) -> Ratio {
        Ratio(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)
    }
    public static func + (a: Ratio, b: Ratio) -> Ratio {
        Ratio(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
    }
    public static func * (a: Ratio, b: Ratio) -> Ratio {
        Ratio(a.numerator * b.numerator, a.denominator * b.denominator)
    }
    public static func < (a: Ratio, b: Ratio) -> Bool {
        a.numerator * b.denominator < b.numerator * a.denominator
    }

    /// The fraction as a percentage with two decimals at most, for people.
    public var percent: String {
        DecimalText.print(Rounding.divide(numerator * 10_000, by: denominator), decimals: 2)
    }

    /// The fraction as a decimal without trailing zeros, rounded half to even to nine decimals: what `init(decimal:)` reads.
    public var decimal: String {
        DecimalText.print(Rounding.divide(numerator * 1_000_000_000, by: denominator), decimals: 9)
    }

    private static func gcd(_ a: UInt128, _ b: UInt128) -> UInt128 { b == 0 ? a : gcd(b, a % b) }
}
