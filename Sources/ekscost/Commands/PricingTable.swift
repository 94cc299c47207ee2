import FoundationEssentials

/// Rows of text under a header, for people and for programs.
struct PricingTable {
    var schema: String
    /// The names of the columns as JSON and CSV have them.
    var columns: [String]
    var rows: [[String?]]
    /// The use of the rows by a snapshot.
    var bill: PricedTwice.Document?

    /// The table in a format, without a line feed at its end.
    func text(_ format: PricingFormat) throws -> String {
        switch format {
        case .table: aligned
        case .csv: ([columns] + rows.map { $0.map { $0 ?? "" } }).map(Self.record).joined(separator: "\n")
        case .json: try json
        }
    }

    /// Columns under one another, as wide as the terminal allows.
    private var aligned: String {
        let numbers = columns.indices.filter { Self.numbers.contains(columns[$0]) }
        return Grid(
            header: columns.map { $0.uppercased().replacing("_", with: " ") },
            rows: rows.map { $0.map { $0 ?? "" } }, numbers: Set(numbers)
        ).text(markdown: false)
    }

    /// Columns that stand on the right.
    private static let numbers: Set = ["prices", "tier_from", "tier_to", "usd", "old", "new", "percent"]

    static func record(_ fields: [String]) -> String {
        fields.map { field in
            field.contains { ",\"\n\r".contains($0) } ? "\"\(field.replacing("\"", with: "\"\""))\"" : field
        }.joined(separator: ",")
    }

    private struct Document: Encodable {
        var schema: String
        var rows: [[String: String?]]
        var bill: PricedTwice.Document?
    }

    private var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            let rows = rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }
            return String(
                decoding: try encoder.encode(Document(schema: schema, rows: rows, bill: bill)), as: UTF8.self)
        }
    }
}
