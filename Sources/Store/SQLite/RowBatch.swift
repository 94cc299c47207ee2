import GRDB

/// Inserts rows several at a time: to begin and end a statement costs as much as to insert a short row.
final class RowBatch<Row> {
    private static var size: Int { 8 }

    private let several: Statement
    private let one: Statement
    private let replacing: Statement
    private let put: (Row, Statement) -> Void
    private let settle: (Row, RowBatch<Row>) throws -> Void
    private var waiting: [Row] = []
    /// Rows whose key was there already.
    private(set) var conflicts = 0

    /// - Parameters:
    ///   - put: binds a row's values in the columns' order.
    ///   - settle: is given the rows of a run of which one found its key taken, in their order, those among them that
    ///     were inserted too.
    init(
        _ db: Database, into table: String, columns: [String],
        put: @escaping (Row, Statement) -> Void,
        settle: @escaping (Row, RowBatch<Row>) throws -> Void = { try $1.replace($0) }
    ) throws {
        several = try Statement(db, Statement.insert(into: table, columns: columns, rows: Self.size))
        one = try Statement(db, Statement.insert(into: table, columns: columns))
        let marks = columns.map { _ in "?" }.joined(separator: ",")
        replacing = try Statement(
            db, "INSERT OR REPLACE INTO \(table) (\(columns.joined(separator: ","))) VALUES (\(marks))")
        self.put = put
        self.settle = settle
        waiting.reserveCapacity(Self.size)
    }

    /// Inserts the row, now or with those that follow.
    func add(_ row: Row) throws {
        waiting.append(row)
        guard waiting.count == Self.size else { return }
        for row in waiting { put(row, several) }
        try several.run()
        try settle(several.changes)
    }

    /// Inserts the rows that still wait.
    func finish() throws {
        var inserted = 0
        for row in waiting where try insert(row) { inserted += 1 }
        try settle(inserted)
    }

    private func settle(_ inserted: Int) throws {
        let rows = waiting
        waiting.removeAll(keepingCapacity: true)
        guard inserted < rows.count else { return }
        conflicts += rows.count - inserted
        for row in rows { try settle(row, self) }
    }

    /// Inserts a row at once where its key is free; false where it is taken.
    func insert(_ row: Row) throws -> Bool {
        put(row, one)
        try one.run()
        return one.changes == 1
    }

    /// Puts a row in the place of the one that has its key.
    func replace(_ row: Row) throws {
        put(row, replacing)
        try replacing.run()
    }
}
