import Testing
import Units

@Suite struct `An hour of the calendar` {
    @Test func `falls in the month that the calendar says`() {
        #expect(UTCHour(20454 * 24).month == BillingMonth("2026-01"))
        #expect(UTCHour(20454 * 24 - 1).month == BillingMonth("2025-12"))
        for month in ["1970-01", "2024-02", "2026-12", "2100-03"].compactMap({ BillingMonth($0) }) {
            let first = UTCHour(startOf: month)
            #expect(first.month == month)
            #expect(UTCHour(first.value - 1).month != month)
            #expect(UTCHour(first.value + month.days * 24 - 1).month == month)
            #expect(UTCHour(first.value + month.days * 24).month != month)
        }
    }

    @Test func `is written as people write it`() {
        #expect(UTCHour(0).description == "1970-01-01T00:00Z")
        #expect(UTCHour(year: 2028, month: 2, day: 29, hour: 13)?.description == "2028-02-29T13:00Z")
        #expect(UTCHour(year: 2026, month: 2, day: 29) == nil)
    }
}
