import GRDB
import Topology

/// The statements that write a noun to its table and read it back, made of the noun's fields.
struct Table<Row: Noun>: Sendable {
    let name = Row.table.name
    private let fields = Row.fields.filter { !$0.columns.isEmpty }
    private let lists = Row.fields.compactMap(ListTable.init)
    private let insertSQL: String
    private let replaceSQL: String
    private let mergeSQL: String
    private let selectSQL: String

    init() {
        let columns = fields.flatMap(\.columns)
        let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ",")
        let row = "INTO \(name) (snapshotID,\(columns.joined(separator: ","))) VALUES (\(marks))"
        insertSQL = "INSERT \(row) ON CONFLICT DO NOTHING"
        replaceSQL = "INSERT OR REPLACE \(row)"
        let others = columns.filter { !Row.table.key.contains($0) }
        let assignments = others.map { "\($0) = coalesce(excluded.\($0), \($0))" }.joined(separator: ", ")
        mergeSQL = "INSERT \(row) ON CONFLICT DO UPDATE SET \(assignments)"
        selectSQL =
            "SELECT \(columns.joined(separator: ",")) FROM \(name) WHERE snapshotID = ? "
            + "ORDER BY \(Row.table.key.joined(separator: ","))"
    }

    /// Inserts a row; one that has its key goes, and is counted.
    func insert(_ noun: Row, _ writer: Writer) throws {
        if try run(insertSQL, noun, writer) == 0 {
            _ = try run(replaceSQL, noun, writer)
            writer.outcome.replaced[name, default: 0] += 1
        }
        for list in lists { try list.insert(noun, writer) }
    }

    /// Inserts a row, or adds to the one that has its key what that one lacks; lists stay as they are.
    func merge(_ noun: Row, _ writer: Writer) throws { _ = try run(mergeSQL, noun, writer) }

    private func run(_ sql: String, _ noun: Row, _ writer: Writer) throws -> Int {
        let statement = try writer.statement(sql)
        statement.bind(writer.snapshot)
        for field in fields { field.put(noun, statement) }
        try statement.run()
        return statement.changes
    }

    /// A snapshot's rows in the order of their key.
    func load(_ db: Database, _ snapshot: Int64) throws -> [Row] {
        do {
            var nouns: [Row] = []
            let statement = try Statement(db, selectSQL)
            statement.bind(snapshot)
            while try statement.next() {
                var noun = Row.blank
                for field in fields { try field.take(&noun, statement) }
                nouns.append(noun)
            }
            for list in lists where !nouns.isEmpty { try list.load(&nouns, db, snapshot) }
            return nouns
        } catch let error as BadValue {
            throw StoreError.damagedRow(table: name, reason: error.reason)
        }
    }
}

/// A list within a noun that has a table of its own.
private struct ListTable<Owner: Noun>: Sendable {
    private let field: Field<Owner>
    private let ownerID: @Sendable (Owner) -> String
    private let insertSQL: String
    private let selectSQL: String

    init?(_ field: Field<Owner>) {
        guard case .rows(let table, let owner, let elements) = field.storage, let id = field.ownerID else {
            return nil
        }
        self.field = field
        ownerID = id
        let columns = [owner, "position"] + elements
        let marks = Array(repeating: "?", count: columns.count + 1).joined(separator: ",")
        insertSQL =
            "INSERT INTO \(table) (snapshotID,\(columns.joined(separator: ","))) VALUES (\(marks)) "
            + "ON CONFLICT DO NOTHING"
        selectSQL =
            "SELECT \(([owner] + elements).joined(separator: ",")) FROM \(table) WHERE snapshotID = ? "
            + "ORDER BY \(owner), position"
    }

    func insert(_ noun: Owner, _ writer: Writer) throws {
        let statement = try writer.statement(insertSQL)
        for (position, put) in field.rows(noun).enumerated() {
            statement.bind(writer.snapshot)
            statement.bind(ownerID(noun))
            statement.bind(Int64(position))
            put(statement)
            try statement.run()
        }
    }

    func load(_ nouns: inout [Owner], _ db: Database, _ snapshot: Int64) throws {
        let places = Dictionary(nouns.indices.map { (ownerID(nouns[$0]), $0) }) { first, _ in first }
        let statement = try Statement(db, selectSQL)
        statement.bind(snapshot)
        while try statement.next() {
            guard let place = places[statement.text()] else { continue }
            try field.take(&nouns[place], statement)
        }
    }
}
