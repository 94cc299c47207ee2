import Foundation
import GRDB
import Testing

@testable import Store

/// The shape that all migrations together give a store.
@Suite struct SchemaGoldenTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/schema.sql")

    /// With `EKSCOST_RECORD=1` the file is written anew, and the test fails so that somebody looks.
    @Test func `the present shape of the store is the one that was kept`() throws {
        try withFile { path in
            _ = try TopologyStore(path: path)
            let statements = try DatabaseQueue(path: path).read { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'
                        ORDER BY CASE type WHEN 'table' THEN 1 WHEN 'index' THEN 2 ELSE 3 END, name
                        """)
            }
            let text = statements.map { $0 + ";\n" }.joined(separator: "\n")
            if ProcessInfo.processInfo.environment["EKSCOST_RECORD"] != nil {
                try text.write(to: Self.file, atomically: true, encoding: .utf8)
                Issue.record("recorded schema.sql")
            }
            #expect(try String(contentsOf: Self.file, encoding: .utf8) == text)
        }
    }
}
