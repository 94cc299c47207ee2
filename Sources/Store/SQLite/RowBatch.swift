import GRDB

/// Inserts rows several at a time: to begin and end a statement costs as much as to insert a short row.
final class RowBatch<Row> {
    private static var size: Int { 8 }

    private let several: Statement
    private let one: Statement
    private let put: (Row, Statement) -> Void
    private var waiting: [Row] = []

    /// - Parameters:
    ///   - key: how many of the columns, from the first, are the table's key.
    ///   - put: binds a row's values in the columns' order.
    init(
        _ db: Database, into table: String, key: Int, columns: [String],
        put: @escaping (Row, Statement) -> Void
    ) throws {
        several = try Statement(
            db, Statement.upsert(into: table, key: key, columns: columns, rows: Self.size))
        one = try Statement(db, Statement.upsert(into: table, key: key, columns: columns))
        self.put = put
        waiting.reserveCapacity(Self.size)
    }

    /// Inserts the row, now or with those that follow.
    func add(_ row: Row) throws {
        waiting.append(row)
        guard waiting.count == Self.size else { return }
        for row in waiting { put(row, several) }
        waiting.removeAll(keepingCapacity: true)
        try several.run()
    }

    /// Inserts the rows that still wait.
    func finish() throws {
        for row in waiting {
            put(row, one)
            try one.run()
        }
        waiting.removeAll(keepingCapacity: true)
    }
}
