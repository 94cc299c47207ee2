import Testing
import Units

@Suite struct CalendarDayTests {
    @Test func `days are counted exactly, over leap years and before 1970`() throws {
        #expect(CalendarDay(seconds: 0).description == "1970-01-01")
        #expect(CalendarDay(seconds: -1).description == "1969-12-31")
        #expect(CalendarDay(seconds: 86_399).value == 0)
        let leap = try #require(CalendarDay(year: 2028, month: 2, day: 29))
        #expect((leap + 1).description == "2028-03-01")
        #expect(leap + 366 - leap == 366)
        #expect(CalendarDay(year: 2027, month: 2, day: 29) == nil)
    }

    @Test func `a month on is the same day, or the last of a shorter month`() throws {
        let last = try #require(CalendarDay(year: 2026, month: 11, day: 30))
        #expect(last.adding(months: 3).description == "2027-02-28")
        #expect(last.adding(months: 15).description == "2028-02-29")
        #expect(last.adding(months: 1).description == "2026-12-30")
        #expect(last.adding(months: -11).description == "2025-12-30")
        #expect(last.adding(months: 0) == last)
    }
}
