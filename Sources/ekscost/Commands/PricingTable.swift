import Words

/// Rows of text under a header, for people and for programs.
struct PricingTable {
    var schema: String
    /// The names of the columns as JSON and CSV have them.
    var columns: [String]
    var rows: [[String?]]
    /// The use of the rows by a snapshot.
    var bill: PricedTwice.Document?

    func print(as format: PricingFormat) throws {
        switch format {
        case .table: Console.data(aligned)
        case .csv: Console.document(csv)
        case .json: try Console.json(document)
        }
    }

    var csv: String { CSVText.table(columns, rows.map { $0.map { $0 ?? "" } }) }

    var document: Document {
        Document(
            schema: schema, rows: rows.map { Dictionary(uniqueKeysWithValues: zip(columns, $0)) }, bill: bill)
    }

    /// Columns under one another, as wide as the terminal allows.
    var aligned: PrintedText {
        let numbers = columns.indices.filter { Self.numbers.contains(columns[$0]) }
        return Grid(
            header: columns.map { $0.uppercased().replacing("_", with: " ") },
            rows: rows.map { $0.map { $0 ?? "" } }, numbers: Set(numbers)
        ).text(markdown: false)
    }

    /// Columns that stand on the right.
    private static let numbers: Set = ["prices", "tier_from", "tier_to", "usd", "old", "new", "percent"]

    struct Document: Encodable {
        var schema: String
        var rows: [[String: String?]]
        var bill: PricedTwice.Document?
    }
}
