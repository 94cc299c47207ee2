public import Units

/// A straight line through how much was in use on some days.
///
/// By least squares, in whole numbers.
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
        guard
            let line = LeastSquares(all.map { (x: Int128($0.key - first.key), y: Int128($0.value)) }),
            let error = line.slopeError
        else { return nil }
        days = all.count
        slope = line.slopeBillionths
        standardError = error
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
}
