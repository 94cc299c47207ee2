/// A calendar month in UTC, as the bill cuts time.
public struct BillingMonth: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    /// 1 for January.
    public let month: Int

    public init?(year: Int, month: Int) {
        guard (1970...9999).contains(year), (1...12).contains(month) else { return nil }
        self.year = year
        self.month = month
    }

    /// A month as `2026-10`; nil where the text is not one.
    public init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let year = Int(parts[0]),
            let month = Int(parts[1])
        else { return nil }
        self.init(year: year, month: month)
    }

    /// The month that a moment falls in; nil outside of the years that a month has.
    ///
    /// - Parameter seconds: seconds since 1970 UTC.
    public init?(holding seconds: Int64) {
        let date = CalendarDay(seconds: seconds).date
        self.init(year: date.year, month: date.month)
    }

    /// The month before this one; nil before 1970.
    public var previous: BillingMonth? {
        month == 1 ? BillingMonth(year: year - 1, month: 12) : BillingMonth(year: year, month: month - 1)
    }

    /// The month after this one; nil past the year 9999.
    public var next: BillingMonth? {
        month == 12 ? BillingMonth(year: year + 1, month: 1) : BillingMonth(year: year, month: month + 1)
    }

    /// Months from another one to this one, below zero where the other one is later.
    public func months(since other: BillingMonth) -> Int { (year - other.year) * 12 + month - other.month }

    /// The month so many months before this one, after it where there are less than none; nil where there is no such.
    public func earlier(by months: Int) -> BillingMonth? {
        let (count, overflow) = (year * 12 + month - 1).subtractingReportingOverflow(months)
        return overflow || count < 0 ? nil : BillingMonth(year: count / 12, month: count % 12 + 1)
    }

    /// The start of the month, seconds since 1970 UTC.
    public var start: Int64 { Int64(UTCHour(startOf: self).value) * 3600 }

    /// The end of the month, seconds since 1970 UTC: the first moment that is no longer in it.
    public var end: Int64 { start + Int64(days) * 86_400 }

    public var days: Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        default: 31
        }
    }

    /// The hours that really are in this month, 672 to 744.
    public var hours: Quantity<Hour> { Quantity(days * 24) }

    /// The month of 730 hours that price pages and peers calculate with: 365 × 24 / 12.
    public static let standardHours = Quantity<Hour>(730)

    public static func < (a: BillingMonth, b: BillingMonth) -> Bool { (a.year, a.month) < (b.year, b.month) }

    public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
