public import Units

/// The ways that growth may take from a day on, each as likely as the others.
///
/// A path is a factor a month, 1 at the start. Every path has its own months, so that a date has a spread.
public struct GrowthPaths: Hashable, Sendable {
    /// Odd, so that a middle path exists.
    static let count = 1001
    public static let billion: Int128 = 1_000_000_000
    /// Factors beyond a million times what there is are cut off: nothing is that large.
    private static let most: Int128 = 1_000_000 * billion

    public let start: CalendarDay
    public let months: Int
    /// Billionths; one list a path, `months + 1` long.
    let factors: [[Int128]]

    /// Growth of a rate a month, whose months differ from each other by half of it (one standard deviation).
    ///
    /// The half is an assumption, and pages say so: a rate that somebody names has no history to take it from.
    public init(monthly: Ratio, start: CalendarDay, months: Int, seed: UInt64) {
        self.start = start
        self.months = months
        let rate = Rounding.divide(monthly.numerator * Self.billion, by: monthly.denominator)
        var random = RandomStream(seed: seed)
        factors = (0..<Self.count).map { _ in
            var factor = Self.billion
            var path = [factor]
            path.reserveCapacity(months + 1)
            for _ in 0..<months {
                let part = rate + Rounding.divide(rate * random.normalMillionths(), by: 2_000_000)
                factor = min(
                    max(Rounding.divide(factor * (Self.billion + part), by: Self.billion), 0), Self.most)
                path.append(factor)
            }
            return path
        }
    }

    /// The days on which what there is has grown beyond a factor; none where it never does.
    ///
    /// - Parameter threshold: 1 or less is beyond from the first day on that anything grows.
    public func dates(beyond threshold: Ratio) -> ExhaustionDates {
        let limit = Rounding.divide(threshold.numerator * Self.billion, by: threshold.denominator)
        return ExhaustionDates(ofEach: factors.map { day(of: $0, beyond: limit) })
    }

    /// The first day on which a path is beyond a limit: between two months it grows evenly, day by day.
    private func day(of path: [Int128], beyond limit: Int128) -> CalendarDay? {
        guard let month = path.firstIndex(where: { $0 > limit }) else { return nil }
        guard month > 0 else { return start }
        let (from, to) = (start.adding(months: month - 1), start.adding(months: month))
        let (low, high) = (path[month - 1], path[month])
        let days = Int128(to - from)
        // The first whole day d with low + (high − low) × d ÷ days > limit.
        return from + Int((limit - low) * days / (high - low) + 1)
    }
}

extension ExhaustionDates {
    /// The tenth, the half and nine tenths of many dates; nil is a path on which it never comes.
    public init(ofEach days: [CalendarDay?]) {
        let sorted = days.compactMap(\.self).sorted()
        func at(_ percent: Int) -> CalendarDay? {
            // The nearest rank: the smallest date that so many of all paths have reached.
            let rank = max((days.count * percent + 99) / 100, 1)
            return rank <= sorted.count ? sorted[rank - 1] : nil
        }
        self.init(p10: at(10), p50: at(50), p90: at(90))
    }
}
