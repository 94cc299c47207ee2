import Pricing
import Testing

/// Prices hold from their effective date, in whichever order lists are imported.
@Suite struct PriceBookUpdateTests {
    private static func rows(_ thing: String, _ usd: String, _ date: String) -> [PriceBookFile.Row] {
        [
            PriceBookFile.Row(
                line: 0, usageType: thing, operation: nil, unit: "Hrs", from: "0", to: "inf", usd: usd,
                source: "a list of \(date)", date: date, confidence: "feed")
        ]
    }

    private static func price(
        _ usd: String, from effective: String, list published: String, of thing: String = "Load-Hours"
    ) -> DatedPrice {
        DatedPrice(effective: effective, published: published, rows: rows(thing, usd, published))
    }

    /// A book of one region after one import behind the other.
    private static func book(
        _ files: [PriceBookUpdate.Dated], _ imports: [[DatedPrice]]
    ) -> [PriceBookUpdate.Dated] {
        var files = files
        for new in imports {
            for update in PriceBookUpdate.all(region: "eu-west-1", files: files, new: new) {
                files.removeAll { $0.date == update.file.date }
                files.append(.init(date: update.file.date, rows: update.rows))
            }
        }
        return files.sorted { $0.date < $1.date }
    }

    /// What the book asks for a thing on a day.
    private static func asked(
        _ files: [PriceBookUpdate.Dated], on day: String, of thing: String = "Load-Hours"
    ) -> String? {
        let file = files.last { $0.date <= day } ?? files.first
        return file?.rows.first { $0.usageType == thing }?.usd
    }

    private static let shipped = [
        PriceBookUpdate.Dated(
            date: "2026-09-30", rows: rows("Load-Hours", "1", "2026-09") + rows("Other-Hours", "7", "2025"))
    ]

    @Test func `a price holds from its effective date, before and after the list's own`() {
        let book = Self.book(
            Self.shipped,
            [
                [
                    Self.price("2", from: "2026-11-15", list: "2026-12-01"),
                    Self.price("3", from: "2027-02-01", list: "2026-12-01"),
                ]
            ])
        let days = ["2026-10-31", "2026-11-14", "2026-11-15", "2026-12-31", "2027-01-31", "2027-02-01"]
        #expect(days.map { Self.asked(book, on: $0) } == ["1", "1", "2", "2", "2", "3"])
        #expect(days.allSatisfy { Self.asked(book, on: $0, of: "Other-Hours") == "7" })
        #expect(book.map(\.date) == ["2026-09-30", "2026-11-15", "2026-12-01", "2027-02-01"])
        #expect(book[0] == Self.shipped[0], "what was there stands as it was")
    }

    @Test func `lists in any order give the same prices on every day`() {
        let lists = [
            [Self.price("2", from: "2026-11-01", list: "2026-11-20")],
            [
                Self.price("3", from: "2026-11-15", list: "2026-12-01"),
                Self.price("9", from: "2026-12-01", list: "2026-12-01", of: "New-Hours"),
            ],
            [
                Self.price("2", from: "2026-11-01", list: "2026-12-20"),
                Self.price("4", from: "2027-01-01", list: "2026-12-20"),
            ],
            [Self.price("5", from: "2026-08-01", list: "2026-08-10")],
        ]
        let days = [
            "2026-08-05", "2026-10-01", "2026-11-01", "2026-11-15", "2026-11-30", "2026-12-01", "2026-12-31",
            "2027-01-01", "2027-06-01",
        ]
        func prices(_ order: [Int]) -> [String?] {
            let book = Self.book(Self.shipped, order.map { lists[$0] })
            return days.flatMap { day in
                ["Load-Hours", "New-Hours"].map { Self.asked(book, on: day, of: $0) }
            }
        }
        let first = prices([0, 1, 2, 3])
        var orders: [[Int]] = [[]]
        for _ in lists {
            orders = orders.flatMap { order in
                lists.indices.filter { !order.contains($0) }.map { order + [$0] }
            }
        }
        #expect(orders.count == 24)
        for order in orders { #expect(prices(order) == first, "\(order)") }
        // The newest list that tells of a day counts; one that is older than the book changes nothing.
        #expect(first[0] == "1" && first[8] == "2" && first[14] == "4")
    }

    @Test func `the same list again changes nothing, and a region without a file gets its first ones`() {
        let list = [
            Self.price("2", from: "2024-01-01", list: "2026-11-10"),
            Self.price("3", from: "2026-06-01", list: "2026-11-10"),
            Self.price("8", from: "2025-03-01", list: "2026-11-10", of: "Other-Hours"),
        ]
        let book = Self.book([], [list])
        #expect(book.map(\.date) == ["2025-03-01", "2026-06-01", "2026-11-10"])
        #expect(Self.asked(book, on: "2023-01-01") == "2" && Self.asked(book, on: "2026-06-01") == "3")
        #expect(PriceBookUpdate.all(region: "eu-west-1", files: book.reversed(), new: list).isEmpty)
    }

    @Test func `a change is told once, with the file in which it begins`() {
        let updates = PriceBookUpdate.all(
            region: "eu-west-1", files: Self.shipped,
            new: [Self.price("2", from: "2026-10-15", list: "2026-11-20")])
        #expect(updates.map(\.file.date) == ["2026-10-15", "2026-11-20"])
        #expect(updates.map { $0.changes.map(\.usageType) } == [["Load-Hours"], []])
    }
}
