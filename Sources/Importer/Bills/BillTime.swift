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
            let midnight = UTCHour(year: year, month: month, day: day)?.value
        else { return nil }
        if bytes.count == 10 { return midnight }
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
                return midnight + hour
            default: continue
            }
        }
        return midnight + hour
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
