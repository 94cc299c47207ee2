/// The one rounding of the program: half to even.
public enum Rounding {
    /// `value / divisor`, rounded half to even; the divisor must be positive.
    public static func divide(_ value: Int128, by divisor: Int128) -> Int128 {
        precondition(divisor > 0, "rounding needs a positive divisor")
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        let twice = remainder.magnitude * 2
        let up = twice > divisor.magnitude || (twice == divisor.magnitude && quotient & 1 != 0)
        guard up else { return quotient }
        return value < 0 ? quotient - 1 : quotient + 1
    }
}

/// Splits whole numbers so that the parts sum to the whole.
enum Apportion {
    static func shares(of total: Int128, by given: [Int128]) -> [Int128] {
        guard !given.isEmpty else { return [] }
        let weights = given.allSatisfy { $0 == 0 } ? given.map { _ in Int128(1) } : given
        let sum = weights.reduce(0, +)
        var shares = weights.map { (total * $0) / sum }
        let lost = weights.indices.map { (total * weights[$0]).magnitude % sum.magnitude }
        var left = total - shares.reduce(0, +)
        let step: Int128 = left < 0 ? -1 : 1
        for index in weights.indices.sorted(by: { (lost[$0], $1) > (lost[$1], $0) }) where left != 0 {
            shares[index] += step
            left -= step
        }
        return shares
    }
}
