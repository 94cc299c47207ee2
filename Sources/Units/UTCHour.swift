/// An hour of the calendar in UTC, which is how finely a bill cuts time.
public struct UTCHour: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// Hours since 1970-01-01T00:00Z.
    public let value: Int

    public init(_ value: Int) { self.value = value }

    /// nil where the date is none of the calendar.
    public init?(year: Int, month: Int, day: Int, hour: Int = 0) {
        guard let length = BillingMonth(year: year, month: month)?.days, (1...length).contains(day),
            (0..<24).contains(hour)
        else { return nil }
        value = UTCHour.days(year, month, day) * 24 + hour
    }

    /// The first hour of a month.
    public init(startOf month: BillingMonth) { value = UTCHour.days(month.year, month.month, 1) * 24 }

    /// Year, month and day.
    ///
    /// The civil calendar from a day count: <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
    public var date: (year: Int, month: Int, day: Int) {
        let shifted = (value >= 0 ? value / 24 : (value - 23) / 24) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let place = (5 * dayOfYear + 2) / 153
        let month = place < 10 ? place + 3 : place - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * place + 2) / 5 + 1)
    }

    /// The month that the hour falls in; nil outside of the years that a month has.
    public var month: BillingMonth? { BillingMonth(year: date.year, month: date.month) }

    /// Days since 1970 of a civil date, by the same source.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    public static func < (a: UTCHour, b: UTCHour) -> Bool { a.value < b.value }

    /// `2026-10-05T03:00Z`.
    public var description: String {
        func two(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
        let hour = ((value % 24) + 24) % 24
        return "\(date.year)-\(two(date.month))-\(two(date.day))T\(two(hour)):00Z"
    }
}
