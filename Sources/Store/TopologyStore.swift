import Foundation
import GRDB
public import Topology

/// The one door to the file that keeps snapshots.
///
/// SQLite in WAL mode: readers go on while an import writes, and an import that dies leaves no trace.
public struct TopologyStore: Sendable {
    /// The file.
    public let path: String
    let database: any DatabaseWriter

    /// Opens the file, creating it where there is none, and brings its schema up to date.
    ///
    /// - Throws: `StoreError`.
    public init(path: String) throws {
        self.path = path
        database = try Self.translating(path) {
            var configuration = Self.configuration
            configuration.busyMode = .timeout(10)
            try Self.refuseStranger(path)
            let pool = try DatabasePool(path: path, configuration: configuration)
            let migrator = Migrations.migrator
            if try pool.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: path) }
            try migrator.migrate(pool)
            return pool
        }
    }

    /// Opens a file that must exist, for reading; only a schema of an earlier version is brought up to date first.
    ///
    /// - Throws: `StoreError`.
    public init(readingFrom path: String) throws {
        self.path = path
        guard FileManager.default.fileExists(atPath: path) else { throw StoreError.missing(path: path) }
        database = try Self.translating(path) {
            try Self.refuseStranger(path)
            let queue = try Self.reader(path)
            let migrator = Migrations.migrator
            if try queue.read(migrator.hasBeenSuperseded) { throw StoreError.newer(path: path) }
            if try queue.read(migrator.hasCompletedMigrations) { return queue }
            guard try !queue.read(migrator.appliedIdentifiers).isEmpty else {
                throw StoreError.notAStore(path: path, reason: "it has no tables of ours")
            }
            // An earlier version made it: its schema is brought up to date, its snapshots stay as they are.
            try migrator.migrate(DatabaseQueue(path: path, configuration: Self.configuration))
            return try Self.reader(path)
        }
    }

    /// Keeps facts as one snapshot, in one transaction.
    ///
    /// The same thing twice: the last one wins.
    /// - Parameters:
    ///   - existing: the snapshot to add to; nil makes a new one.
    ///   - takenAt: seconds since 1970 UTC.
    ///   - cache: KiB that SQLite may hold; nil leaves it what it is. What an API server lists comes in the order of
    ///     the keys, so what is written is not looked at again.
    ///   - report: is told what became of the facts.
    ///   - body: hands over the facts; nothing is kept if it throws.
    /// - Returns: the snapshot's number.
    /// - Throws: `StoreError`, or what `body` throws.
    @discardableResult
    public func importSnapshot(
        into existing: Int64? = nil, label: String, takenAt: Int64,
        cache: Int? = nil, report: (ImportOutcome) -> Void = { _ in },
        _ body: (_ sink: (Fact) throws -> Void) throws -> Void
    ) throws -> Int64 {
        try translating {
            try database.write { db in
                let number =
                    try existing.map { try find($0, db).number } ?? Self.newSnapshot(label, takenAt, db)
                if let cache { try db.execute(sql: "PRAGMA cache_size = -\(cache)") }
                let writer = try Writer(db, snapshot: number)
                try body(writer.write)
                try writer.finish()
                report(writer.outcome)
                return number
            }
        }
    }

    /// The number of the newest snapshot; nil where there is none.
    public func latestSnapshotNumber() throws -> Int64? {
        try translating {
            try database.read { db in try Int64.fetchOne(db, sql: "SELECT max(id) FROM snapshot") }
        }
    }

    /// Reads a snapshot.
    ///
    /// - Parameters:
    ///   - number: nil for the newest.
    ///   - detail: whether to read pods and private interfaces too.
    /// - Throws: `StoreError`.
    public func load(_ number: Int64?, detail: Detail = .costs) throws -> Snapshot {
        try translating {
            try database.read { db in
                let found = try find(number, db)
                return try Self.snapshot(found.number, takenAt: found.takenAt, detail, db)
            }
        }
    }

    /// Removes a snapshot and all that it holds.
    public func remove(_ number: Int64) throws {
        try translating {
            try database.write { db in
                _ = try find(number, db)
                try db.execute(sql: "DELETE FROM snapshot WHERE id = ?", arguments: [number])
            }
        }
    }

    /// The snapshot of a number, or the newest.
    func find(_ number: Int64?, _ db: Database) throws -> (number: Int64, takenAt: Int64) {
        let row = try Row.fetchOne(
            db, sql: "SELECT id, takenAt FROM snapshot WHERE ?1 IS NULL OR id = ?1 ORDER BY id DESC LIMIT 1",
            arguments: [number])
        guard let row else {
            throw number.map { StoreError.noSnapshot(number: $0, path: path) } ?? StoreError.empty(path: path)
        }
        return (row[0], row[1])
    }

    private static func newSnapshot(_ label: String, _ takenAt: Int64, _ db: Database) throws -> Int64 {
        try db.execute(
            sql: "INSERT INTO snapshot (label, takenAt) VALUES (?, ?)", arguments: [label, takenAt])
        return db.lastInsertedRowID
    }
}
