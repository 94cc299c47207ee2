/// The straight line that fits pairs of quantities best.
///
/// In integers, so that the same input gives the same answer everywhere.
public struct LeastSquares: Hashable, Sendable {
    public let points: Int
    /// The slope to a billionth.
    public let slope: Ratio
    /// The slope in billionths of y a unit of x.
    public let slopeBillionths: Int128
    /// The standard error of the slope, in billionths; nil for fewer than three points, and where its square is beyond
    /// what an Int128 holds.
    public let slopeError: Int128?
    /// The line's y where x is 0, in the unit of y, billionths.
    public let intercept: Int128
    /// The part of y's variation that the line explains, 0 to 1; nil where y never changes.
    public let explained: Ratio?
    public var rSquared: Ratio { explained ?? .zero }

    private static let billion: Int128 = 1_000_000_000

    /// nil where fewer than two points are given, or x never changes.
    ///
    /// - Parameter pairs: billionths of any unit, or whole numbers below 10^10.
    public init?(_ pairs: [(x: Int128, y: Int128)]) {
        guard pairs.count > 1 else { return nil }
        // Scaled to ten digits, the greatest product of sums stays far below what an Int128 holds.
        let greatest = pairs.reduce(Int128(1)) { max($0, max(abs($1.x), abs($1.y))) }
        var unit: Int128 = 1
        while greatest / unit >= 10_000_000_000 { unit *= 10 }
        let n = Int128(pairs.count)
        var (x, y, xx, xy, yy): (Int128, Int128, Int128, Int128, Int128) = (0, 0, 0, 0, 0)
        for pair in pairs {
            let (a, b) = (Rounding.divide(pair.x, by: unit), Rounding.divide(pair.y, by: unit))
            x += a
            y += b
            xx += a * a
            xy += a * b
            yy += b * b
        }
        // n times each sum of squares about the mean, so that nothing is rounded.
        let (varianceX, varianceY, covariance) = (n * xx - x * x, n * yy - y * y, n * xy - x * y)
        guard varianceX > 0 else { return nil }
        let slope = Rounding.divide(covariance * Self.billion, by: varianceX)
        points = pairs.count
        slopeBillionths = slope
        self.slope = Ratio(slope, Self.billion)
        intercept = Rounding.divide(y * unit * Self.billion - slope * x * unit, by: n * Self.billion)
        // The slope the other way round: their product is r².
        explained =
            varianceY > 0
            ? Ratio(
                min(
                    Self.billion,
                    max(
                        0,
                        Rounding.divide(
                            slope * Rounding.divide(covariance * Self.billion, by: varianceY),
                            by: Self.billion))), Self.billion) : nil
        slopeError = Self.error(n: n, varianceX, varianceY, covariance)
    }

    /// (syy − sxy² ÷ sxx) ÷ (n − 2) ÷ sxx is the variance of the slope, here in units of 10⁻¹⁸.
    private static func error(
        n: Int128, _ varianceX: Int128, _ varianceY: Int128, _ covariance: Int128
    ) -> Int128? {
        guard n > 2 else { return nil }
        let square = covariance.multipliedReportingOverflow(by: covariance)
        guard !square.overflow else { return nil }
        let residual = max(varianceY - Rounding.divide(square.partialValue, by: varianceX), 0)
        let scaled = residual.multipliedReportingOverflow(by: billion * billion)
        let variance =
            scaled.overflow ? Int128.max / varianceX : scaled.partialValue / (varianceX * (n - 2))
        return squareRoot(variance)
    }

    /// The largest whole number whose square is not above a value.
    static func squareRoot(_ value: Int128) -> Int128 {
        guard value > 0 else { return 0 }
        var guess = Int128(1) << Int128((128 - value.leadingZeroBitCount + 1) / 2)
        while true {
            let next = (guess + value / guess) / 2
            if next >= guess { return guess }
            guess = next
        }
    }
}
