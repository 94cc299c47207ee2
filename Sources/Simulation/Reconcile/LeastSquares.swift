public import Units

/// The straight line that fits pairs of quantities best.
///
/// In integers, so that the same bill gives the same answer everywhere.
public struct LeastSquares: Hashable, Sendable {
    public let points: Int
    /// To a billionth.
    public let slope: Ratio
    /// In the unit of y, billionths.
    public let intercept: Int128
    /// The part of y's variation that the line explains, 0 to 1.
    public let rSquared: Ratio

    /// nil where fewer than two points are given, or x or y never changes.
    ///
    /// - Parameter pairs: billionths of any unit.
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
        let (varianceX, varianceY, covariance) = (n * xx - x * x, n * yy - y * y, n * xy - x * y)
        guard varianceX > 0, varianceY > 0 else { return nil }
        let billion: Int128 = 1_000_000_000
        let slope = Rounding.divide(covariance * billion, by: varianceX)
        // The slope the other way round: their product is r².
        let back = Rounding.divide(covariance * billion, by: varianceY)
        points = pairs.count
        self.slope = Ratio(slope, billion)
        rSquared = Ratio(min(billion, max(0, Rounding.divide(slope * back, by: billion))), billion)
        intercept = Rounding.divide(y * unit * billion - slope * x * unit, by: n * billion)
    }
}
