import GRDB
import Topology

/// The statements that write a Kubernetes noun and read it back, made of the noun's fields.
///
/// Its rows are keyed by the number of a cluster, then by the noun's own key.
struct ObjectTable<Row: KubernetesNoun>: Sendable {
    let name = Row.table.name
    private let key = Row.table.key
    private let fields = Row.fields.filter { !$0.columns.isEmpty }
    private let keyFields: [Field<Row>]
    private let columns: String
    private let marks: String

    init() {
        let named = Dictionary(fields.map { ($0.name, $0) }) { first, _ in first }
        keyFields = key.compactMap { named[$0] }
        let all = ["snapshotID", "clusterNumber"] + fields.flatMap(\.columns) + ["uid"]
        columns = all.joined(separator: ",")
        marks = all.map { _ in "?" }.joined(separator: ",")
    }

    /// Inserts a row where its key is free.
    ///
    /// - Returns: false where a row of the key stands already.
    func insert(_ noun: Row, number: Int64, uid: Int64?, _ writer: Writer) throws -> Bool {
        let sql = "INSERT INTO \(name) (\(columns)) VALUES (\(marks)) ON CONFLICT DO NOTHING"
        return try run(sql, noun, number, uid, writer) == 1
    }

    /// Puts a row in the place of the one that stands there.
    func replace(_ noun: Row, number: Int64, uid: Int64?, _ writer: Writer) throws {
        _ = try run(
            "INSERT OR REPLACE INTO \(name) (\(columns)) VALUES (\(marks))", noun, number, uid, writer)
    }

    /// The uid of the row that stands under a noun's key; nil where it has none.
    func uid(of noun: Row, number: Int64, _ writer: Writer) throws -> Int64? {
        let condition = key.map { " AND \($0) = ?" }.joined()
        let rows = try writer.statement(
            "SELECT uid FROM \(name) WHERE snapshotID = ? AND clusterNumber = ?\(condition)")
        rows.bind(writer.snapshot)
        rows.bind(number)
        for field in keyFields { field.put(noun, rows) }
        var found: Int64?
        while try rows.next() { found = try Optional<Int64>.read(from: rows) }
        return found
    }

    private func run(
        _ sql: String, _ noun: Row, _ number: Int64, _ uid: Int64?, _ writer: Writer
    ) throws -> Int {
        let statement = try writer.statement(sql)
        statement.bind(writer.snapshot)
        statement.bind(number)
        for field in fields { field.put(noun, statement) }
        uid.bind(to: statement)
        try statement.run()
        return statement.changes
    }

    /// A snapshot's rows, cluster by cluster.
    func load(_ db: Database, _ snapshot: Int64, _ clusters: [StoredCluster]) throws -> [Row] {
        let statement = try Statement(
            db,
            """
            SELECT \(fields.flatMap(\.columns).joined(separator: ",")) FROM \(name)
            WHERE snapshotID = ? AND clusterNumber = ? ORDER BY \(key.joined(separator: ","))
            """)
        var nouns: [Row] = []
        do {
            for known in clusters {
                statement.bind(snapshot)
                statement.bind(known.number)
                while try statement.next() {
                    var noun = Row.blank
                    for field in fields { try field.take(&noun, statement) }
                    noun.cluster = known.id
                    nouns.append(noun)
                }
            }
        } catch let error as BadValue {
            throw StoreError.damagedRow(table: name, reason: error.reason)
        }
        return nouns
    }
}

/// The number under which a snapshot keeps a cluster's objects.
struct StoredCluster: Hashable, Sendable {
    var number: Int64
    var id: ClusterID

    /// A snapshot's clusters in the order of their ids, so that equal snapshots are read alike.
    static func load(_ db: Database, _ snapshot: Int64) throws -> [StoredCluster] {
        try Row.fetchAll(
            db,
            sql:
                "SELECT number, cluster FROM kubernetesCluster WHERE snapshotID = ? ORDER BY cluster, number",
            arguments: [snapshot]
        ).map { StoredCluster(number: $0[0], id: ClusterID($0[1])) }
    }
}
