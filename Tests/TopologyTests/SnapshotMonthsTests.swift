import Testing
import Topology
import Units

/// Which snapshot tells of which month, whatever the order, the day and the number.
@Suite struct SnapshotMonthsTests {
    /// Seconds of a time such as `2027-03-01`, `2027-03-01T06`, on the hour in UTC.
    private static func at(_ text: String) -> Int64 {
        let parts = text.split(whereSeparator: { "-T".contains($0) }).compactMap { Int($0) }
        let hour = UTCHour(
            year: parts[0], month: parts[1], day: parts[2], hour: parts.count > 3 ? parts[3] : 0)
        return Int64(hour?.value ?? 0) * 3600
    }

    /// Numbers count up in the order that is given.
    private static func months(_ times: [String]) -> SnapshotMonths {
        SnapshotMonths(times.enumerated().map { .init(number: Int64($0 + 1), at: at($1)) })
    }

    private static func month(_ text: String) throws -> BillingMonth { try #require(BillingMonth(text)) }

    @Test(arguments: [
        // A timer on the first, on the third, and one that was late by weeks: all tell of the month that ended.
        (["2027-02-01", "2027-03-01"], "2027-01", 1), (["2027-02-03", "2027-03-03"], "2027-02", 2),
        (["2027-02-27T23", "2027-03-01"], "2027-01", 1),
        // The first after the end, not the last, and not by number.
        (["2027-02-20", "2027-02-02", "2027-02-09"], "2027-01", 2),
        // Within the month only where none was taken after it.
        (["2027-02-04", "2027-02-18"], "2027-02", 2), (["2027-02-18", "2027-02-04"], "2027-02", 1),
        (["2027-02-18", "2027-03-31T23"], "2027-02", 2),
        // The next month's end is no longer in time.
        (["2027-02-18", "2027-04-01"], "2027-02", 1),
        // Over the year, and over a leap day.
        (["2028-01-01"], "2027-12", 1), (["2028-02-29T23", "2028-03-01"], "2028-02", 2),
        // Of one moment the one that was imported first, for later ones are told of by none before.
        (["2027-02-01", "2027-02-01"], "2027-01", 1),
    ])
    func `a month is told by the first snapshot after its end, else by the newest within it`(
        times: [String], month: String, number: Int64
    ) throws {
        #expect(Self.months(times).snapshot(of: try Self.month(month))?.number == number)
    }

    @Test(arguments: [
        (["2027-02-01"], "2027-03"), (["2027-02-01"], "2026-12"), (["2027-02-01", "2027-05-01"], "2027-03"),
        ([], "2027-01"),
    ])
    func `a month that nobody took a snapshot of has none`(times: [String], month: String) throws {
        #expect(Self.months(times).snapshot(of: try Self.month(month)) == nil)
    }

    @Test func `the order in which snapshots were imported changes nothing but their numbers`() throws {
        let times = ["2026-11-02", "2026-12-15", "2027-01-01", "2027-01-31T23", "2027-04-07"]
        let sorted = Self.months(times)
        for turned in [times.reversed(), times.shuffled(), Array(times[2...] + times[..<2])] {
            let other = Self.months(turned)
            #expect(other.months == sorted.months)
            for month in sorted.months {
                #expect(other.snapshot(of: month)?.at == sorted.snapshot(of: month)?.at, "\(month)")
            }
            #expect(other.newest?.at == sorted.newest?.at)
        }
        #expect(
            sorted.months.map(\.description) == [
                "2026-10", "2026-11", "2026-12", "2027-01", "2027-03", "2027-04",
            ])
    }

    @Test func `growth is held against the newest earlier month that another snapshot tells of`() throws {
        let months = Self.months(["2026-12-15", "2027-01-15", "2027-02-15"])
        // January is told by the snapshot of February, which February itself is shown by.
        let february = try #require(
            months.newest(
                before: Self.month("2027-02"), besides: months.snapshot(of: Self.month("2027-02"))?.number))
        #expect(february.month.description == "2026-12" && february.taken.number == 2)
        let asked = try #require(months.newest(before: Self.month("2027-01"), besides: 3))
        #expect(asked.month.description == "2026-12" && asked.taken.number == 2)
        #expect(months.newest(before: try Self.month("2026-11"), besides: 1) == nil)
    }

    @Test(arguments: [
        ("2027-02-01", "2027-01"), ("2027-02-07T23", "2027-01"), ("2027-02-08", "2027-01"),
        ("2027-02-08T01", "2027-02"), ("2027-02-28T23", "2027-02"), ("2027-01-03", "2026-12"),
        ("2028-02-29", "2028-02"), ("2028-03-05", "2028-02"),
    ])
    func `a snapshot of the first seven days is of the month that ended, any other of its own`(
        time: String, month: String
    ) {
        #expect(SnapshotMonths.own(of: Self.at(time))?.description == month)
    }

    @Test func `times that no month has tell of none`() {
        let months = SnapshotMonths([.init(number: 1, at: .min), .init(number: 2, at: .max)])
        #expect(months.months.isEmpty && months.newest?.number == 2)
        #expect(SnapshotMonths.own(of: .min) == nil && SnapshotMonths.own(of: .max) == nil)
        #expect(SnapshotMonths.own(of: 0)?.description == "1970-01")
    }
}
