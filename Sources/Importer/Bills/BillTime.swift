import Units

/// Times of a bill as hours since 1970 UTC, from bytes.
enum BillTime {
    /// The hour of `2026-01-01T05:00:00Z`, `2026-01-01 05:00:00+00:00`, `2026-01-01 05:00:00.000` or `2026-01-01`.
    ///
    /// Minutes and seconds are dropped: bills cut time at the hour, and credits end a second before it.
    /// nil for another form or another time zone.
    static func hour(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard bytes.count >= 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
            let year = number(bytes, 0, 4), let month = number(bytes, 5, 2), let day = number(bytes, 8, 2),
            let length = BillingMonth(year: year, month: month)?.days, (1...length).contains(day)
        else { return nil }
        let days = days(year, month, day)
        if bytes.count == 10 { return days * 24 }
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            bytes[13] == UInt8(ascii: ":"), let hour = number(bytes, 11, 2), hour < 24
        else { return nil }
        // Behind the clock stands nothing, Z, UTC or an offset of zero.
        for index in 16..<bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                for digit in bytes[(index + 1)...]
                where digit != UInt8(ascii: "0") && digit != UInt8(ascii: ":") {
                    return nil
                }
                return days * 24 + hour
            default: continue
            }
        }
        return days * 24 + hour
    }

    /// The first hour of a month.
    static func firstHour(of month: BillingMonth) -> Int { days(month.year, month.month, 1) * 24 }

    /// The month that an hour falls in.
    static func month(ofHour hour: Int) -> BillingMonth? {
        // The civil calendar from a day count, Howard Hinnant's algorithm:
        // <https://howardhinnant.github.io/date_algorithms.html#civil_from_days>.
        let shifted = (hour >= 0 ? hour / 24 : (hour - 23) / 24) + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let place = (5 * dayOfYear + 2) / 153
        let month = place < 10 ? place + 3 : place - 9
        return BillingMonth(year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month)
    }

    /// Days since 1970 of a civil date, by the same source.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int) -> Int? {
        var value = 0
        for index in start..<start + count {
            let digit = bytes[index] &- 0x30
            guard digit < 10 else { return nil }
            value = value * 10 + Int(digit)
        }
        return value
    }
}
