public import Units

/// A straight line through how much was in use on some days.
///
/// Least squares, in whole numbers: the slope and its standard error are exact fractions but for one square root.
public struct UsageTrend: Hashable, Sendable {
    public struct Point: Hashable, Sendable {
        public var day: CalendarDay
        public var used: Int
        public init(day: CalendarDay, used: Int) {
            self.day = day
            self.used = used
        }
    }

    /// The fewest days that a line is drawn through.
    public static let fewest = 3

    /// Billionths a day.
    public let slope: Int128
    /// Of the slope, billionths a day.
    public let standardError: Int128
    public let days: Int

    /// nil for fewer than three different days.
    ///
    /// - Parameter points: two on one day are one, the last.
    public init?(_ points: [Point]) {
        var byDay: [CalendarDay: Int] = [:]
        for point in points { byDay[point.day] = point.used }
        let all = byDay.sorted { $0.key < $1.key }
        guard all.count >= Self.fewest, let first = all.first else { return nil }
        let n = Int128(all.count)
        let xs = all.map { Int128($0.key - first.key) }
        let ys = all.map { Int128($0.value) }
        let (sumX, sumY) = (xs.reduce(0, +), ys.reduce(0, +))
        // n times each sum of squares about the mean, so that nothing is rounded.
        let sxx = n * zip(xs, xs).reduce(0) { $0 + $1.0 * $1.1 } - sumX * sumX
        let sxy = n * zip(xs, ys).reduce(0) { $0 + $1.0 * $1.1 } - sumX * sumY
        let syy = n * zip(ys, ys).reduce(0) { $0 + $1.0 * $1.1 } - sumY * sumY
        guard sxx > 0 else { return nil }
        days = all.count
        slope = Rounding.divide(sxy * GrowthPaths.billion, by: sxx)
        // Variance of the slope: (syy − sxy² ÷ sxx) ÷ (n − 2) ÷ sxx, in units of 10⁻¹⁸.
        let residual = syy - Rounding.divide(sxy * sxy, by: sxx)
        let scaled = max(residual, 0).multipliedReportingOverflow(by: GrowthPaths.billion * 1_000_000_000)
        let variance = scaled.overflow ? Int128.max / sxx : scaled.partialValue / (sxx * (n - 2))
        standardError = Self.squareRoot(variance)
    }

    /// The days on which `free` more are in use, from a day on and within some months.
    public func dates(free: Int, start: CalendarDay, months: Int, seed: UInt64) -> ExhaustionDates {
        if free <= 0, slope > 0 { return ExhaustionDates(p10: start, p50: start, p90: start) }
        let last = start.adding(months: months)
        var random = RandomStream(seed: seed)
        let days = (0..<GrowthPaths.count).map { _ -> CalendarDay? in
            let slope = slope + Rounding.divide(standardError * random.normalMillionths(), by: 1_000_000)
            guard slope > 0, free > 0 else { return nil }
            // The first whole day d with slope × d > free.
            let days = Int128(free) * GrowthPaths.billion / slope + 1
            guard days <= Int128(last - start) else { return nil }
            return start + Int(days)
        }
        return ExhaustionDates(ofEach: days)
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
