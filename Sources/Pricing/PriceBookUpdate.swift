import Units
import Words

/// A region's price file of one day, with newer prices in the place of older ones.
///
/// Prices hold from their effective date, of whatever day the list is that tells them. What the lists do not name
/// stays, with the source and the date it had. Of several lists that tell of one day the newest counts, so the
/// order in which they are imported makes no difference.
public struct PriceBookUpdate: Hashable, Sendable {
    public let region: String
    /// The file to write.
    public let file: PriceFileName
    public let rows: [PriceBookFile.Row]
    /// The prices that are not as they were on the day; a newer date alone is no change.
    public let changes: [PriceChange]

    /// The rows of one file, their sources as they are written there.
    public struct Dated: Hashable, Sendable {
        /// The day from which they hold, `2026-10-01`.
        public var date: String
        public var rows: [PriceBookFile.Row]
        public init(date: String, rows: [PriceBookFile.Row]) {
            self.date = date
            self.rows = rows
        }
    }

    private struct Name: Hashable {
        var usageType: String
        var operation: String?
        init(_ row: PriceBookFile.Row) {
            usageType = row.usageType
            operation = row.operation
        }
    }

    /// The files of a region that new prices change or make, the oldest first.
    ///
    /// A file is made for each day from which a price holds and for the day of each list, but none before the region's
    /// oldest: that one answers for all that is earlier.
    ///
    /// - Parameters:
    ///   - files: the region's files in any order.
    ///   - new: what lists told, whole things at a time.
    public static func all(region: String, files: [Dated], new: [DatedPrice]) -> [PriceBookUpdate] {
        let told = Dictionary(grouping: new.filter { !$0.rows.isEmpty }) { Name($0.rows[0]) }
        let held = Dictionary(files.map { ($0.date, sorted($0.rows)) }) { first, _ in first }
        let oldest = held.keys.min() ?? firstDay(of: told)
        let days = told.values.joined().flatMap { [$0.effective, $0.published] }.filter { $0 >= oldest }
        var updates: [PriceBookUpdate] = []
        var latest: [PriceBookFile.Row] = []
        for day in Set(held.keys).union(days).sorted() {
            // A day without a file has what the file before it has.
            let before = held[day] ?? latest
            let after = rows(before, with: told, on: day)
            latest = after
            // A list has a file of its day, also where its prices held before it.
            guard after != before || held[day] == nil && after.contains(where: { $0.date == day }),
                let name = PriceFileName("\(region).\(day).csv")
            else { continue }
            updates.append(
                PriceBookUpdate(
                    region: region, file: name, rows: after,
                    changes: PriceChange.between(entries(before), entries(after))))
        }
        return updates
    }

    /// The first day on which all things have a price, but not after the lists, for a region without a file.
    private static func firstDay(of told: [Name: [DatedPrice]]) -> String {
        let begun = told.values.compactMap { $0.map(\.effective).min() }.max() ?? ""
        let published = told.values.joined().map(\.published).min() ?? ""
        return min(begun, published)
    }

    /// The prices that hold on a day: of what was told to hold by then the newest list, where none newer is held.
    private static func rows(
        _ before: [PriceBookFile.Row], with told: [Name: [DatedPrice]], on day: String
    ) -> [PriceBookFile.Row] {
        var things = Dictionary(grouping: before) { Name($0) }
        for (name, prices) in told {
            let begun = prices.filter { $0.effective <= day }
            guard
                let newest = begun.max(by: {
                    ($0.published, $0.effective) < ($1.published, $1.effective)
                })
            else { continue }
            let held = things[name]?.map { fullDate($0.date) }.max() ?? ""
            if newest.published >= held { things[name] = newest.rows }
        }
        return sorted(things.values.flatMap(\.self))
    }

    /// In the order of a file, whichever lines they had.
    private static func sorted(_ rows: [PriceBookFile.Row]) -> [PriceBookFile.Row] {
        rows.map { row in
            var row = row
            row.line = 0
            return row
        }.sorted {
            ($0.usageType, $0.operation ?? "", start($0)) < ($1.usageType, $1.operation ?? "", start($1))
        }
    }

    /// The file's bytes.
    public var text: String {
        ([PriceBookFile.columns] + rows.map(\.fields)).map(CSVText.exact).joined(separator: "\n") + "\n"
    }

    /// A date that lacks its day or month counts as the first day it can be.
    private static func fullDate(_ date: String) -> String {
        switch date.utf8.count {
        case 4: date + "-01-01"
        case 7: date + "-01"
        default: date
        }
    }

    private static func start(_ row: PriceBookFile.Row) -> Quantity<Gigabyte> {
        Quantity(decimal: row.from) ?? .zero
    }

    private static func entries(_ rows: [PriceBookFile.Row]) -> [PriceBook.Entry] {
        (try? PriceBookFile(name: "", rows: rows).entries()) ?? []
    }
}

extension PriceBookFile.Row {
    /// The fields in the order of the columns.
    fileprivate var fields: [String] {
        [usageType, operation ?? "", unit, from, to, usd, source, date, confidence]
    }
}
