import GRDB
public import Topology

/// A traffic table on its way into a snapshot.
public struct TrafficInput: Hashable, Sendable {
    public var name: String
    /// Its file, absolute and without links; nil where its name alone tells it.
    public var file: String?
    /// The names of tables that it takes the place of, its own among them or not.
    public var replaces: [String]
    /// Seconds since 1970 UTC; nil where it came with an exported snapshot.
    public var importedAt: Int64?

    public init(name: String, file: String? = nil, replaces: [String] = [], importedAt: Int64? = nil) {
        self.name = name
        self.file = file
        self.replaces = replaces
        self.importedAt = importedAt
    }
}

/// The outcome of writing a traffic table's rows.
public struct TrafficOutcome: Hashable, Sendable {
    /// Rows of it that the snapshot now has.
    public var stored: Int
    /// Rows of an earlier import of it, which are gone.
    public var replaced: Int
}

extension TopologyStore {
    /// Puts traffic tables into a snapshot in place of what it had of them, in one transaction.
    ///
    /// - Parameters:
    ///   - talkers: take the place of those that the snapshot had; nil leaves them.
    ///   - body: hands over the rows, each with its table's name; nothing is changed if it throws.
    /// - Returns: what became of each table, in their order.
    /// - Throws: `StoreError`, or what `body` throws.
    public func importTraffic(
        _ tables: [TrafficInput], into snapshot: Int64, talkers: [Talker]? = nil,
        _ body: (_ sink: (TrafficFlow) throws -> Void) throws -> Void
    ) throws -> [TrafficOutcome] {
        try translating {
            try database.write { db in
                let number = try find(snapshot, db).number
                let writer = try Writer(db, snapshot: number)
                let replaced = try tables.map { try writer.begin($0) }
                if let talkers { try Self.write(talkers, number, db) }
                try body { try writer.write($0) }
                try writer.finish()
                return try zip(tables, replaced).map { table, replaced in
                    TrafficOutcome(stored: try writer.rows(of: table.name), replaced: replaced)
                }
            }
        }
    }

    /// Every workload that a snapshot's pods or controllers name, as `namespace/name`.
    public func workloadNames(of snapshot: Int64) throws -> [(namespace: String, name: String)] {
        try translating {
            try database.read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT DISTINCT namespace, workloadName FROM pod WHERE snapshotID = ?1
                        UNION SELECT namespace, name FROM workload WHERE snapshotID = ?1
                        """, arguments: [snapshot]
                ).map { ($0[0], $0[1]) }
            }
        }
    }
}

extension Writer {
    /// Removes what the snapshot had of a table; gives how many rows that were.
    func begin(_ table: TrafficInput) throws -> Int {
        tables[table.name] = table
        return try Set(table.replaces + [table.name]).reduce(0) {
            try $0 + TopologyStore.forget(table: $1, in: snapshot, db)
        }
    }

    /// A table that nobody began came with an exported snapshot, and keeps the file that it is known by.
    func write(_ flow: TrafficFlow) throws {
        if tables[flow.table] == nil {
            let known = try String.fetchOne(
                db, sql: "SELECT file FROM input WHERE snapshotID = ? AND kind = 'traffic' AND name = ?",
                arguments: [snapshot, flow.table])
            _ = try begin(TrafficInput(name: flow.table, file: known))
        }
        try insert(flow)
    }

    func keepTables() throws {
        for table in tables.values {
            try TopologyStore.keep(
                SnapshotInput(
                    kind: table.name == TrafficFlow.flowLogs ? .flowLogs : .traffic, name: table.name,
                    file: table.file, rows: try rows(of: table.name), importedAt: table.importedAt),
                in: snapshot, db)
        }
    }

    func rows(of table: String) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM traffic WHERE snapshotID = ? AND tableName = ?",
            arguments: [snapshot, table]) ?? 0
    }
}
