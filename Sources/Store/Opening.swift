import Foundation
import GRDB

extension TopologyStore {
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.label = "store"
        configuration.prepareDatabase { db in
            // Holds for a file that is still empty: 200,000 rows are a tenth quicker into pages of this size.
            try db.execute(sql: "PRAGMA page_size = 16384")
            // KiB: an import of 200,000 rows stays in memory.
            try db.execute(sql: "PRAGMA cache_size = -61440")
        }
        return configuration
    }

    /// A file in WAL mode within a folder that nobody may write has no place for its index: read it as frozen.
    static func reader(_ path: String) throws -> DatabaseQueue {
        var configuration = configuration
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        do {
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            _ = try queue.read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") }
            return queue
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
            var components = URLComponents()
            components.path = URL(fileURLWithPath: path).path
            guard FileManager.default.isReadableFile(atPath: path) else { throw error }
            return try DatabaseQueue(
                path: "file://\(components.percentEncodedPath)?immutable=1", configuration: configuration)
        }
    }

    /// Refuses a database that another program made, before anything is written to it.
    static func refuseStranger(_ path: String) throws {
        guard let size = try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int, size > 0
        else { return }
        let (id, tables) = try reader(path).read { db in
            (
                try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") ?? 0
            )
        }
        guard id == Migrations.applicationID || tables == 0 else {
            throw StoreError.notAStore(path: path, reason: "another program made this database")
        }
    }

    func translating<Result>(_ body: () throws -> Result) throws -> Result {
        try Self.translating(path, body)
    }

    /// Turns what SQLite says into what a user can mend.
    static func translating<Result>(_ path: String, _ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch let error as DatabaseError {
            let reason = error.message ?? "code \(error.extendedResultCode.rawValue)"
            switch error.resultCode {
            case .SQLITE_NOTADB, .SQLITE_CORRUPT: throw StoreError.notAStore(path: path, reason: reason)
            case .SQLITE_BUSY, .SQLITE_LOCKED: throw StoreError.locked(path: path)
            case .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_PERM, .SQLITE_CANTOPEN:
                throw StoreError.cannotWrite(path: path, reason: reason)
            case .SQLITE_IOERR, .SQLITE_AUTH, .SQLITE_NOMEM:
                throw StoreError.cannotRead(path: path, reason: reason)
            default: throw StoreError.internalFault(reason: reason)
            }
        }
    }
}
