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
    /// The nouns that appeared, went and changed from one snapshot to another, by noun and then by id.
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

    /// Columns that may differ between two rows that say the same.
    private static let unlike: Set = ["traffic.tableName", "traffic.origin"]

    private static func changes(
        of noun: StoredNoun, _ from: Int64, _ to: Int64, _ db: Database
    ) throws -> [ResourceChange] {
        let cluster = noun.cluster ?? "''"
        var sides = [
            "SELECT \(cluster) AS whose, \(noun.name) AS id, 1 AS before, 0 AS after, 0 AS differs FROM \(noun.rows) WHERE snapshotID = ?1",
            "SELECT \(cluster), \(noun.name), 0, 1, 0 FROM \(noun.rows) WHERE snapshotID = ?2",
        ]
        for (table, name, whose) in [(noun.rows, noun.name, cluster)]
            + noun.lists.map({ ($0.table, $0.owner, "''") })
        {
            let columns = try db.columns(in: table).map(\.name)
                .filter { $0 != "snapshotID" && !Self.unlike.contains("\(table).\($0)") }
                .joined(separator: ",")
            for (one, other) in [("?1", "?2"), ("?2", "?1")] {
                sides.append(
                    """
                    SELECT \(whose), \(name), 0, 0, 1 FROM (
                        SELECT \(columns) FROM \(table) WHERE snapshotID = \(one)
                        EXCEPT SELECT \(columns) FROM \(table) WHERE snapshotID = \(other))
                    """)
            }
        }
        let sql = """
            SELECT whose, id, max(before), max(after) FROM (\(sides.joined(separator: " UNION ALL ")))
            GROUP BY whose, id HAVING max(before) <> max(after) OR max(differs) = 1 ORDER BY whose, id
            """
        let severalClusters = try noun.cluster != nil && Self.severalClusters(from, to, db)
        return try Row.fetchAll(db, sql: sql, arguments: [from, to]).map { row in
            let (whose, id): (String, String) = (row[0], row[1])
            let (before, after): (Bool, Bool) = (row[2], row[3])
            let prefix = severalClusters ? (whose.split(separator: "/").last.map { $0 + "/" } ?? "") : ""
            return ResourceChange(
                noun: noun.table, id: prefix + id,
                kind: before && after ? .changed : before ? .gone : .appeared)
        }
    }

    /// Returns whether two snapshots together have the objects of more than one cluster.
    private static func severalClusters(_ from: Int64, _ to: Int64, _ db: Database) throws -> Bool {
        let count = try Int.fetchOne(
            db, sql: "SELECT count(DISTINCT cluster) FROM kubernetesCluster WHERE snapshotID IN (?, ?)",
            arguments: [from, to])
        return count ?? 0 > 1
    }
}
