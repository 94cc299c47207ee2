import GRDB

/// One thing that two snapshots do not agree on.
public struct ResourceChange: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable { case appeared, gone, changed }

    /// The kind of thing by its table's name, `natGateway`.
    public var noun: String
    /// Its id, or what else names it: `namespace/name`, `cluster/name`.
    public var id: String
    public var kind: Kind
}

extension TopologyStore {
    /// What appeared, went and changed from one snapshot to another, by noun and then by id.
    ///
    /// A thing has changed where any of its columns, or of the rows of its lists, has.
    public func changes(from: Int64, to: Int64) throws -> [ResourceChange] {
        try translating {
            try database.read { db in
                _ = try find(from, db)
                _ = try find(to, db)
                return try StoredNoun.all.flatMap { try Self.changes(of: $0, from, to, db) }
            }
        }
    }

    private static func changes(
        of noun: StoredNoun, _ from: Int64, _ to: Int64, _ db: Database
    ) throws -> [ResourceChange] {
        var sides = [
            "SELECT \(noun.name) AS id, 1 AS before, 0 AS after, 0 AS differs FROM \(noun.table) WHERE snapshotID = ?1",
            "SELECT \(noun.name), 0, 1, 0 FROM \(noun.table) WHERE snapshotID = ?2",
        ]
        for (table, name) in [(noun.rows, noun.name)] + noun.lists.map({ ($0.table, $0.owner) }) {
            let columns = try db.columns(in: table).map(\.name)
                .filter { $0 != "snapshotID" && !(table == "endpointCount" && $0 == "id") }.joined(
                    separator: ",")
            for (one, other) in [("?1", "?2"), ("?2", "?1")] {
                sides.append(
                    """
                    SELECT \(name), 0, 0, 1 FROM (
                        SELECT \(columns) FROM \(table) WHERE snapshotID = \(one)
                        EXCEPT SELECT \(columns) FROM \(table) WHERE snapshotID = \(other))
                    """)
            }
        }
        let sql = """
            SELECT id, max(before), max(after) FROM (\(sides.joined(separator: " UNION ALL ")))
            GROUP BY id HAVING max(before) <> max(after) OR max(differs) = 1 ORDER BY id
            """
        return try Row.fetchAll(db, sql: sql, arguments: [from, to]).map { row in
            let (before, after): (Bool, Bool) = (row[1], row[2])
            return ResourceChange(
                noun: noun.table, id: row[0], kind: before && after ? .changed : before ? .gone : .appeared)
        }
    }
}
