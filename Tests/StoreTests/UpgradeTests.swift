import GRDB
import Testing

@testable import Store

/// Each migration, on a file of the step before it with a row in every table.
@Suite struct UpgradeTests {
    /// A table of the file by its columns.
    private struct Table {
        var name: String
        var columns: [Column]
    }
    private struct Column: Hashable {
        var name: String
        var isText: Bool
        var isKey: Bool
    }

    @Test(arguments: Migrations.migrator.migrations)
    func `a migration keeps what every row of before said`(step: String) throws {
        let steps = Migrations.migrator.migrations
        let place = try #require(steps.firstIndex(of: step))
        try withFile { path in
            let file = try DatabaseQueue(path: path)
            if place > 0 { try Migrations.migrator.migrate(file, upTo: steps[place - 1]) }
            let before = try file.write { db in
                let tables = try Self.tables(db)
                for table in tables { try Self.fill(table, db) }
                return tables
            }
            try Migrations.migrator.migrate(file, upTo: step)
            try file.read { db in
                let after = try Self.tables(db)
                for old in before { try expect(old, in: after, db) }
                // SQLite 3.40 takes columns behind a key of another order than the table's for NULL.
                let faults = try String.fetchAll(db, sql: "PRAGMA integrity_check")
                    .filter { !$0.hasPrefix("NULL value in traffic.") }
                #expect(faults == ["ok"] || faults.isEmpty)
                let orphans = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
                #expect(orphans.isEmpty)
            }
        }
    }

    private func expect(_ old: Table, in tables: [Table], _ db: Database) throws {
        let new = try #require(tables.first { $0.name == old.name }, "\(old.name) is gone")
        let kept = old.columns.enumerated().filter { _, column in
            new.columns.contains { $0.name == column.name }
        }
        let names = kept.map(\.element.name).joined(separator: ",")
        let rows = try Row.fetchAll(db, sql: "SELECT \(names) FROM \(old.name)")
        #expect(rows.count == 1, "\(old.name)")
        for (place, column) in kept {
            let value: String? = rows.first.flatMap { $0[column.name].map { "\($0)" } }
            #expect(value == Self.value(of: column, at: place), "\(old.name).\(column.name)")
        }
    }

    private static func tables(_ db: Database) throws -> [Table] {
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
                    AND name <> 'grdb_migrations' ORDER BY rowid
                """)
        return try names.map { name in
            let owners = try Row.fetchAll(db, sql: "PRAGMA foreign_key_list(\(name))")
                .map { $0["from"] as String }
            let columns = try Row.fetchAll(db, sql: "PRAGMA table_info(\(name))").map { row in
                Column(
                    name: row["name"], isText: row["type"] == "TEXT",
                    isKey: (row["pk"] as Int) > 0 || owners.contains(row["name"]))
            }
            return Table(name: name, columns: columns)
        }
    }

    /// A value that is this column's alone; keys are alike, so that every row has its owner.
    private static func value(of column: Column, at place: Int) -> String {
        if column.isText { return column.isKey ? "x" : column.name }
        return column.isKey ? "1" : "\(place + 2)"
    }

    private static func fill(_ table: Table, _ db: Database) throws {
        let values = table.columns.enumerated().map { place, column in
            let value = Self.value(of: column, at: place)
            return column.isText ? "'\(value)'" : value
        }
        try db.execute(
            sql: """
                INSERT OR IGNORE INTO \(table.name) (\(table.columns.map(\.name).joined(separator: ",")))
                VALUES (\(values.joined(separator: ",")))
                """)
    }
}
