import GRDB

/// A traffic table, flow logs or a bill that a snapshot has.
public struct SnapshotInput: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case traffic, bill
        case flowLogs = "flow-logs"
    }

    public var kind: Kind
    /// A table's name; `flow logs`; a bill's month, and its payer where it names one.
    public var name: String
    /// The file of a table: absolute and without links, or as it was typed in an earlier version; nil without a file.
    public var file: String?
    /// The assembly id of a bill's delivery, where it is known.
    public var delivery: String?
    /// Rows of traffic, or lines of a bill.
    public var rows: Int
    /// Seconds since 1970 UTC; nil where an earlier version or an exported snapshot brought it.
    public var importedAt: Int64?

    /// The name itself, or with a number behind it where that is taken.
    public static func free(_ name: String, isTaken: (String) -> Bool) -> String {
        guard isTaken(name) else { return name }
        var number = 2
        while isTaken("\(name) (\(number))") { number += 1 }
        return "\(name) (\(number))"
    }
}

extension TopologyStore {
    /// The inputs that were imported by name: traffic tables, flow logs and bills, sorted by kind and name.
    ///
    /// - Parameter snapshot: nil for the newest.
    public func inputs(of snapshot: Int64?) throws -> [SnapshotInput] {
        try translating {
            try database.read { db in try Self.inputs(try find(snapshot, db).number, db) }
        }
    }

    static func inputs(_ snapshot: Int64, _ db: Database) throws -> [SnapshotInput] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT kind, name, file, delivery, rows, importedAt FROM input WHERE snapshotID = ?
                ORDER BY kind, name
                """, arguments: [snapshot]
        ).map { row in
            guard let kind = SnapshotInput.Kind(rawValue: row[0]) else {
                throw StoreError.damagedRow(
                    table: "input", reason: "'\(row[0] as String)' is no kind of input")
            }
            return SnapshotInput(
                kind: kind, name: row[1], file: row[2], delivery: row[3], rows: row[4], importedAt: row[5])
        }
    }

    static func keep(_ input: SnapshotInput, in snapshot: Int64, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT OR REPLACE INTO input (snapshotID, kind, name, file, delivery, rows, importedAt)
                VALUES (?,?,?,?,?,?,?)
                """,
            arguments: [
                snapshot, input.kind.rawValue, input.name, input.file, input.delivery, input.rows,
                input.importedAt,
            ])
    }

    /// Removes an input and all that it brought.
    public func remove(_ input: SnapshotInput, from snapshot: Int64) throws {
        try translating {
            try database.write { db in
                let number = try find(snapshot, db).number
                switch input.kind {
                case .traffic: try Self.forget(table: input.name, in: number, db)
                case .flowLogs:
                    try Self.forget(table: input.name, in: number, db)
                    try Self.write([], number, db)
                case .bill: try Self.forget(bill: input.name, in: number, db)
                }
            }
        }
    }

    /// Removes the rows of a table; gives how many there were.
    @discardableResult
    static func forget(table: String, in snapshot: Int64, _ db: Database) throws -> Int {
        try db.execute(
            sql: "DELETE FROM input WHERE snapshotID = ? AND kind <> 'bill' AND name = ?",
            arguments: [snapshot, table])
        try db.execute(
            sql: "DELETE FROM traffic WHERE snapshotID = ? AND tableName = ?", arguments: [snapshot, table])
        return db.changesCount
    }

    static func forget(bill name: String, in snapshot: Int64, _ db: Database) throws {
        for table in ["billItem", "billElsewhere"] {
            try db.execute(
                sql: "DELETE FROM \(table) WHERE snapshotID = ? AND trim(month || ' ' || payer) = ?",
                arguments: [snapshot, name])
        }
        try db.execute(
            sql: "DELETE FROM input WHERE snapshotID = ? AND kind = 'bill' AND name = ?",
            arguments: [snapshot, name])
    }
}
