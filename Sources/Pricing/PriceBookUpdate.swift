import Units

/// A region's price file with newer prices in the place of older ones.
///
/// What the new lists do not name stays, with the source and the date it had.
public struct PriceBookUpdate: Hashable, Sendable {
    public let region: String
    /// The file that the new prices came to; nil where the region had none.
    public let base: PriceFileName?
    /// The file to write.
    public let file: PriceFileName
    public let rows: [PriceBookFile.Row]
    /// What is not as it was, by price; a newer date alone is no change.
    public let changes: [PriceChange]

    private struct Name: Hashable {
        var usageType: String
        var operation: String?
    }

    /// - Parameters:
    ///   - before: the rows of `base`, their sources as they are written there.
    ///   - new: the rows of new lists, whole things at a time.
    ///
    /// nil where no row has a date, by which a file could be named.
    public init?(
        region: String, before: [PriceBookFile.Row], base: PriceFileName?, new: [PriceBookFile.Row]
    ) {
        var things = Dictionary(grouping: before) { Name(usageType: $0.usageType, operation: $0.operation) }
        for (name, rows) in Dictionary(
            grouping: new, by: { Name(usageType: $0.usageType, operation: $0.operation) })
        {
            // A price never goes back to an older list.
            let held = things[name]?.map { Self.fullDate($0.date) }.max() ?? ""
            let found = rows.map { Self.fullDate($0.date) }.max() ?? ""
            if found >= held { things[name] = rows }
        }
        let rows = things.values.flatMap { $0.sorted { Self.start($0) < Self.start($1) } }.sorted {
            ($0.usageType, $0.operation ?? "", Self.start($0)) < (
                $1.usageType, $1.operation ?? "", Self.start($1)
            )
        }
        let newest = rows.map { Self.fullDate($0.date) }.max() ?? ""
        self.region = region
        self.base = base
        self.rows = rows
        guard let name = PriceFileName("\(region).\(max(newest, base?.date ?? "")).csv") else { return nil }
        file = name
        changes = PriceChange.between(Self.entries(before), Self.entries(rows))
    }

    /// The file's bytes.
    public var text: String {
        ([PriceBookFile.columns] + rows.map(\.fields)).map { fields in
            fields.map(Self.quoted).joined(separator: ",")
        }.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ field: String) -> String {
        field.contains { ",\"\n\r".contains($0) } ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
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
