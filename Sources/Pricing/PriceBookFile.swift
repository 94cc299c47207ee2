import Words

/// One dated file of the price book, as its rows stand there.
public struct PriceBookFile: Hashable, Sendable {
    /// The name of the file without its folder, for messages.
    public let name: String
    public let rows: [Row]

    /// One line of the file: a price in one tier.
    public struct Row: Hashable, Sendable {
        /// The line's number, 1 for the header.
        public var line: Int
        public var usageType: String
        public var operation: String?
        public var unit: String
        /// The first unit that the row prices.
        public var from: String
        /// The first unit that it no longer prices; `inf` where there is none.
        public var to: String
        public var usd: String
        public var source: String
        public var date: String
        public var confidence: String

        public init(
            line: Int, usageType: String, operation: String?, unit: String, from: String, to: String,
            usd: String, source: String, date: String, confidence: String
        ) {
            self.line = line
            self.usageType = usageType
            self.operation = operation
            self.unit = unit
            self.from = from
            self.to = to
            self.usd = usd
            self.source = source
            self.date = date
            self.confidence = confidence
        }
    }

    /// Rows that are in no file yet.
    public init(name: String, rows: [Row]) {
        self.name = name
        self.rows = rows
    }

    /// The columns that a file must have, in any order.
    public static let columns = [
        "usage_type", "operation", "unit", "tier_from", "tier_to", "usd", "source", "source_date",
        "confidence",
    ]

    /// Reads a file from its bytes.
    ///
    /// - Parameter sources: what the codes of the `source` column stand for; a code that is not there is taken as
    ///   the name of the source itself.
    public init(bytes: [UInt8], name: String, sources: [String: String] = [:]) throws(PriceBookError) {
        var table = CSVReader(bytes)
        let header = try table.next(of: name)?.fields ?? []
        let places = Self.columns.map { header.firstIndex(of: $0) }
        let at = places.compactMap { $0 }
        guard at.count == places.count else {
            throw .header(file: name, missing: zip(Self.columns, places).filter { $0.1 == nil }.map(\.0))
        }
        var rows: [Row] = []
        while let record = try table.next(of: name) {
            let fields = record.fields
            guard fields.count == header.count else {
                throw .row(
                    file: name, line: record.line,
                    why: "\(fields.count) fields where the header has \(header.count)",
                    mend: "put a field that holds a comma in double quotes")
            }
            let operation = fields[at[1]]
            let source = fields[at[6]]
            rows.append(
                Row(
                    line: record.line, usageType: fields[at[0]],
                    operation: operation.isEmpty ? nil : operation,
                    unit: fields[at[2]], from: fields[at[3]], to: fields[at[4]], usd: fields[at[5]],
                    source: sources[source] ?? source, date: fields[at[7]], confidence: fields[at[8]]))
        }
        self.name = name
        self.rows = rows
    }

    /// Reads what the codes of the `source` column stand for, from the bytes of `sources.csv`.
    public static func sources(bytes: [UInt8], name: String) throws(PriceBookError) -> [String: String] {
        var table = CSVReader(bytes)
        guard try table.next(of: name)?.fields == ["code", "source"] else {
            throw .row(file: name, line: 1, why: "the header is not code,source", mend: "write it so")
        }
        var sources: [String: String] = [:]
        while let record = try table.next(of: name) {
            let fields = record.fields
            guard fields.count == 2 else {
                throw .row(
                    file: name, line: record.line, why: "\(fields.count) fields where there must be 2",
                    mend: "put a field that holds a comma in double quotes")
            }
            sources[fields[0]] = fields[1]
        }
        return sources
    }
}

extension CSVReader {
    /// The next record of a file; nil at its end.
    fileprivate mutating func next(of file: String) throws(PriceBookError) -> Record? {
        do { return try next() } catch {
            throw .row(file: file, line: error.line, why: error.what, mend: error.mend)
        }
    }
}
