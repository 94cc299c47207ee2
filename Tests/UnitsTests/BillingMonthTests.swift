import Testing
import Units

@Suite struct BillingMonthTests {
    @Test(
        arguments: [
            ("1970-01", 0, 2_678_400), ("2026-10", 1_790_812_800, 1_793_491_200),
            ("2028-02", 1_832_976_000, 1_835_481_600), ("2027-12", 1_827_619_200, 1_830_297_600),
        ] as [(String, Int64, Int64)])
    func `a month begins and ends on the second, in UTC`(text: String, start: Int64, end: Int64) throws {
        let month = try #require(BillingMonth(text))
        #expect(month.start == start && month.end == end)
        #expect(BillingMonth(holding: start) == month && BillingMonth(holding: end - 1) == month)
        #expect(
            BillingMonth(holding: end) == month.next && BillingMonth(holding: start - 1) == month.previous)
    }

    @Test func `months follow each other over the year and end where the calendar does`() throws {
        #expect(BillingMonth("2026-12")?.next == BillingMonth("2027-01"))
        #expect(BillingMonth("2027-01")?.previous == BillingMonth("2026-12"))
        #expect(BillingMonth("1970-01")?.previous == nil && BillingMonth("9999-12")?.next == nil)
        #expect(BillingMonth(holding: .max) == nil && BillingMonth(holding: -1) == nil)
    }
}
