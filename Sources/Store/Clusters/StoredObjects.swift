import GRDB
import Topology

/// The tables of Kubernetes objects as the joining of clusters sees them.
struct StoredObjects: Sendable {
    let table: String
    /// The columns of the key behind the cluster's number.
    let key: [String]
    /// An SQL expression that names a row for people.
    let name: String

    static let all = [
        StoredObjects(table: "node", key: ["name"], name: "'Node ' || t.name"),
        StoredObjects(
            table: "workload", key: ["kind", "namespace", "name"],
            name: "t.kind || ' ' || t.namespace || '/' || t.name"),
        StoredObjects(
            table: "service", key: ["namespace", "name"], name: "'Service ' || t.namespace || '/' || t.name"),
        StoredObjects(
            table: "ingress", key: ["namespace", "name"], name: "'Ingress ' || t.namespace || '/' || t.name"),
        StoredObjects(
            table: "endpointCount", key: ["namespace", "service", "slice", "zone"],
            name: "'EndpointSlice ' || t.namespace || '/' || t.slice"),
        StoredObjects(table: "eniConfig", key: ["name"], name: "'ENIConfig ' || t.name"),
        StoredObjects(
            table: "pod", key: ["namespace", "name"], name: "'Pod ' || t.namespace || '/' || t.name"),
    ]

    /// The kind of a row as kubectl names it, where a table has one kind.
    static let kinds = [
        "node": "Node", "service": "Service", "ingress": "Ingress", "endpointCount": "EndpointSlice",
        "eniConfig": "ENIConfig", "pod": "Pod",
    ]

    /// The rows of some kinds among those of the table: an SQL condition; nil where there are none.
    func condition(ofKinds kinds: Set<String>) -> String? {
        if let kind = Self.kinds[table] { return kinds.contains(kind) ? "1" : nil }
        let mine = kinds.intersection(["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"]).sorted()
        return mine.isEmpty
            ? nil : "t.kind IN (" + mine.map { "'\($0)'" }.joined(separator: ",") + ")"
    }

    /// Indicates whether a row `t` has its key in another number, `?3`.
    var hasTwin: String {
        let same = key.map { "o.\($0) = t.\($0)" }.joined(separator: " AND ")
        return
            "EXISTS (SELECT 1 FROM \(table) AS o WHERE o.snapshotID = t.snapshotID AND o.clusterNumber = ?3 AND \(same))"
    }

    /// The number of rows of a number.
    func count(_ number: Int64, _ snapshot: Int64, _ db: Database) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM \(table) WHERE snapshotID = ? AND clusterNumber = ?",
            arguments: [snapshot, number]) ?? 0
    }

    /// Moves the rows of one number to another.
    ///
    /// - Parameter winning: whether a row takes the place of one that has its key there; it is dropped else.
    /// - Returns: how many rows made room.
    func move(
        from: Int64, to: Int64, winning: Bool, _ snapshot: Int64, _ db: Database
    ) throws -> Int {
        var twins = 0
        if winning {
            twins =
                try Int.fetchOne(
                    db,
                    sql:
                        "SELECT count(*) FROM \(table) AS t WHERE snapshotID = ?1 AND clusterNumber = ?2 AND \(hasTwin)",
                    arguments: [snapshot, from, to]) ?? 0
        }
        try db.execute(
            sql:
                "UPDATE OR \(winning ? "REPLACE" : "IGNORE") \(table) SET clusterNumber = ? WHERE snapshotID = ? AND clusterNumber = ?",
            arguments: [to, snapshot, from])
        guard !winning else { return twins }
        try db.execute(
            sql: "DELETE FROM \(table) WHERE snapshotID = ? AND clusterNumber = ?",
            arguments: [snapshot, from])
        return db.changesCount
    }

    /// An object whose key two numbers have with different uids; nil where there is none.
    func conflict(_ one: Int64, _ other: Int64, _ snapshot: Int64, _ db: Database) throws -> String? {
        try String.fetchOne(
            db, sql: "SELECT \(name) \(pairs) AND t.uid <> o.uid ORDER BY 1 LIMIT 1",
            arguments: [snapshot, one, other])
    }

    /// Returns whether two numbers have one object under one uid.
    func agrees(_ one: Int64, _ other: Int64, _ snapshot: Int64, _ db: Database) throws -> Bool {
        try Bool.fetchOne(
            db, sql: "SELECT EXISTS (SELECT 1 \(pairs) AND t.uid = o.uid)",
            arguments: [snapshot, one, other]) ?? false
    }

    private var pairs: String {
        let same = key.map { "o.\($0) = t.\($0)" }.joined(separator: " AND ")
        return """
            FROM \(table) AS t JOIN \(table) AS o
                ON o.snapshotID = t.snapshotID AND o.clusterNumber = ?3 AND \(same)
            WHERE t.snapshotID = ?1 AND t.clusterNumber = ?2
            """
    }
}
