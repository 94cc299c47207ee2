/// A day of the calendar in UTC, counted exactly.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Days since 1970-01-01.
    public let value: Int

    public init(_ value: Int) { self.value = value }

    /// The day that a moment falls in.
    ///
    /// - Parameter seconds: seconds since 1970 UTC, before it too.
    public init(seconds: Int64) {
        let day: Int64 = 86_400
        value = Int(seconds / day - (seconds % day < 0 ? 1 : 0))
    }

    /// nil where the date is none of the calendar.
    public init?(year: Int, month: Int, day: Int) {
        guard let hour = UTCHour(year: year, month: month, day: day) else { return nil }
        value = hour.value / 24
    }

    /// Year, month and day.
    public var date: (year: Int, month: Int, day: Int) { UTCHour(value * 24).date }

    /// The same day so many months on, or that month's last day where it is shorter.
    public func adding(months: Int) -> CalendarDay {
        let count = date.year * 12 + date.month - 1 + months
        let year = count >= 0 ? count / 12 : -((-count + 11) / 12)
        guard let month = BillingMonth(year: year, month: count - year * 12 + 1),
            let day = CalendarDay(year: month.year, month: month.month, day: min(date.day, month.days))
        else { return self }
        return day
    }

    public static func < (a: CalendarDay, b: CalendarDay) -> Bool { a.value < b.value }
    public static func + (day: CalendarDay, days: Int) -> CalendarDay { CalendarDay(day.value + days) }
    /// Days from `b` to `a`.
    public static func - (a: CalendarDay, b: CalendarDay) -> Int { a.value - b.value }

    /// `2026-10-05`.
    public var description: String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        return "\(date.year)-\(two(date.month))-\(two(date.day))"
    }
}
