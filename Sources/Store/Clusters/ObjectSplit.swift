import GRDB
import Topology

/// Takes the objects of a document apart that is of several clusters.
///
/// A node says itself whose it is, a pod follows its node, a workload its pods, a ReplicaSet its Deployment.
struct ObjectSplit {
    private let db: Database
    private let writer: Writer
    private let base: ObjectGroups.Group
    private let told: NodeClusters
    private var snapshot: Int64 { writer.snapshot }

    init(_ db: Database, _ writer: Writer, _ base: ObjectGroups.Group, _ told: NodeClusters) {
        self.db = db
        self.writer = writer
        self.base = base
        self.told = told
    }

    /// - Returns: the parts, and what is left of a group that no document of this import brought.
    /// - Throws: `StoreError.clusterNotTold` where something of a document is left.
    func run() throws -> [(group: ObjectGroups.Group, cluster: ClusterID)] {
        let clusters = told.clusters(of: base.number).sorted()
        let numbers = writer.groups.groups.values.filter { $0.base == base.number }.map(\.number).sorted()
        let parts = Dictionary(
            clusters.map { ($0, writer.groups.part(of: base, in: $0)) }
        ) { first, _ in first }
        for number in numbers {
            try splitNodes(number, parts)
            try splitPods(number, parts)
        }
        let all = parts.values.sorted()
        for number in numbers {
            try splitOwned(number, all)
            try splitConfigs(number, parts)
        }
        try splitReplicaSets(numbers, all)
        var result = parts.sorted { $0.key < $1.key }
            .compactMap { id, number in writer.groups.groups[number].map { (group: $0, cluster: id) } }
        for number in numbers where try hasRest(number) {
            if let document = base.document {
                throw StoreError.clusterNotTold(path: document.path, clusters: clusters.map(\.rawValue))
            }
            result.append((group: base, cluster: ""))
        }
        return result
    }

    private func splitNodes(_ number: Int64, _ parts: [ClusterID: Int64]) throws {
        let update = try writer.statement(
            "UPDATE OR IGNORE node SET clusterNumber = ? WHERE snapshotID = ? AND clusterNumber = ? AND name = ?"
        )
        for (name, cluster) in told.nodes(of: number).sorted(by: { $0.key < $1.key }) {
            guard let part = parts[cluster] else { continue }
            update.bind(part)
            update.bind(snapshot)
            update.bind(number)
            update.bind(name)
            try update.run()
        }
    }

    private func splitPods(_ number: Int64, _ parts: [ClusterID: Int64]) throws {
        try db.execute(
            sql: """
                CREATE TEMP TABLE IF NOT EXISTS nodePart (name TEXT PRIMARY KEY, number INTEGER) STRICT, WITHOUT ROWID;
                DELETE FROM nodePart;
                """)
        let names = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT nodeName FROM pod
                WHERE snapshotID = ? AND clusterNumber = ? AND nodeName IS NOT NULL
                """, arguments: [snapshot, number])
        for name in names {
            guard let id = told.cluster(ofNode: name, seenFrom: base.number), let part = parts[id] else {
                continue
            }
            try db.execute(sql: "INSERT INTO nodePart VALUES (?, ?)", arguments: [name, part])
        }
        try db.execute(
            sql: """
                UPDATE OR IGNORE pod SET
                    clusterNumber = (SELECT p.number FROM nodePart AS p WHERE p.name = nodeName)
                WHERE snapshotID = ? AND clusterNumber = ? AND nodeName IN (SELECT name FROM nodePart)
                """, arguments: [snapshot, number])
    }

    /// Gives a cluster the objects that only its pods belong to, and their other pods.
    private func splitOwned(_ number: Int64, _ parts: [Int64]) throws {
        let list = parts.map(String.init).joined(separator: ",")
        try db.execute(
            sql: """
                CREATE TEMP TABLE IF NOT EXISTS ownerPart (
                    namespace TEXT, kind TEXT, name TEXT, number INTEGER, PRIMARY KEY (namespace, kind, name)
                ) STRICT, WITHOUT ROWID;
                DELETE FROM ownerPart;
                """)
        try db.execute(
            sql: """
                INSERT INTO ownerPart
                SELECT namespace, kind, name, min(number) FROM (
                    SELECT namespace, ownerKind AS kind, ownerName AS name, clusterNumber AS number FROM pod
                    WHERE snapshotID = ?1 AND clusterNumber IN (\(list)) AND ownerName IS NOT NULL
                        AND ownerKind IS NOT NULL
                    UNION SELECT namespace, 'Deployment', workloadName, clusterNumber FROM pod
                    WHERE snapshotID = ?1 AND clusterNumber IN (\(list)) AND ownerKind = 'ReplicaSet')
                GROUP BY namespace, kind, name HAVING count(DISTINCT number) = 1
                """, arguments: [snapshot])
        for (table, kind, name) in [("workload", "kind", "name"), ("pod", "ownerKind", "ownerName")] {
            try db.execute(
                sql: """
                    UPDATE OR IGNORE \(table) AS t SET clusterNumber = p.number FROM ownerPart AS p
                    WHERE t.snapshotID = ? AND t.clusterNumber = ?
                        AND p.namespace = t.namespace AND p.kind = t.\(kind) AND p.name = t.\(name)
                    """, arguments: [snapshot, number])
        }
    }

    private func splitConfigs(_ number: Int64, _ parts: [ClusterID: Int64]) throws {
        let evidence = try ClusterEvidence(db, snapshot)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT name, subnetID FROM eniConfig
                WHERE snapshotID = ? AND clusterNumber = ? AND subnetID IS NOT NULL
                """, arguments: [snapshot, number])
        for row in rows {
            guard let id = try evidence.onlyCluster(inSubnet: row[1], db, snapshot), let part = parts[id]
            else { continue }
            let name: String = row[0]
            try db.execute(
                sql: """
                    UPDATE OR IGNORE eniConfig SET clusterNumber = ?
                    WHERE snapshotID = ? AND clusterNumber = ? AND name = ?
                    """, arguments: [part, snapshot, number, name])
        }
    }

    /// A ReplicaSet without pods is of an earlier revision: its Deployment's name stands before its hash.
    private func splitReplicaSets(_ numbers: [Int64], _ parts: [Int64]) throws {
        let list = parts.map(String.init).joined(separator: ",")
        for number in numbers {
            let rows = try Row.fetchAll(
                db,
                sql: """
                    SELECT namespace, name FROM workload
                    WHERE snapshotID = ? AND clusterNumber = ? AND kind = 'ReplicaSet'
                    """, arguments: [snapshot, number])
            for row in rows {
                let (namespace, name): (String, String) = (row[0], row[1])
                guard let dash = name.lastIndex(of: "-") else { continue }
                let owners = try Int64.fetchAll(
                    db,
                    sql: """
                        SELECT clusterNumber FROM workload WHERE snapshotID = ? AND clusterNumber IN (\(list))
                            AND kind = 'Deployment' AND namespace = ? AND name = ?
                        """, arguments: [snapshot, namespace, String(name[..<dash])])
                guard owners.count == 1 else { continue }
                try db.execute(
                    sql: """
                        UPDATE OR IGNORE workload SET clusterNumber = ? WHERE snapshotID = ?
                            AND clusterNumber = ? AND kind = 'ReplicaSet' AND namespace = ? AND name = ?
                        """, arguments: [owners[0], snapshot, number, namespace, name])
            }
        }
    }

    private func hasRest(_ number: Int64) throws -> Bool {
        try StoredObjects.all.contains { try $0.count(number, snapshot, db) > 0 }
    }
}
