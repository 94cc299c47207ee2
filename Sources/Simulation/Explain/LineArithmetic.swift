public import Cost
public import Units

extension Line {
    /// The multiplication that gave the amount, `744 × 0.059 × 0.95`, exact; nil where a factor is unknown.
    ///
    /// Rounded once, half to even, to a billionth, it is the amount.
    public var arithmetic: String? {
        guard let quantity, let unitPrice else { return nil }
        return "\(quantity) × \(unitPrice)" + (keeping == .one ? "" : " × \(keeping.exactDecimal)")
    }

    /// The part of a row that a quantity is: `out + back`, `out`, `back`, or a share of them.
    public static func derivation(of part: QuantityParts.Part) -> String? {
        guard let traffic = part.traffic, let quantity = Quantity<Gigabyte>(decimal: part.quantity),
            let out = Quantity<Gigabyte>(decimal: traffic.out),
            let back = Quantity<Gigabyte>(decimal: traffic.back)
        else { return nil }
        if quantity == out + back { return "out + back" }
        if quantity == out { return "out" }
        if quantity == back { return "back" }
        let whole = out + back
        guard whole > .zero else { return nil }
        return "(out + back) × \(Ratio(quantity.billionths, whole.billionths).percent) %"
    }
}

extension Ratio {
    /// The fraction as an exact decimal; as `numerator/denominator` where it has none of nine places.
    public var exactDecimal: String {
        let scaled = numerator * 1_000_000_000
        guard scaled % denominator == 0 else { return "\(numerator)/\(denominator)" }
        return Quantity<Hour>(billionths: scaled / denominator).decimal
    }
}
