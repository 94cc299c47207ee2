import GRDB
import Topology
import Units

/// Pods: up to 150,000 a snapshot, so written and read without key paths.
enum PodTable {
    static let columns = [
        "snapshotID", "clusterNumber", "namespace", "name", "ownerKind", "ownerName", "workloadName",
        "nodeName", "podIP",
        "isHostNetwork", "phase", "cpuMillis", "memoryBytes", "constraintsID", "labelsID", "isTerminating",
        "uid",
    ]

    /// A pod, its cluster's number, and where its texts are kept.
    struct PodRow {
        var pod: Pod
        var number: Int64
        var uid: Int64?
        var constraintsID: Int64?
        var labelsID: Int64?
    }

    static func batch(
        _ db: Database, _ snapshot: Int64, settle: @escaping (PodRow, RowBatch<PodRow>) throws -> Void
    ) throws -> RowBatch<PodRow> {
        let put = { (row: PodRow, statement: Statement) in
            let pod = row.pod
            statement.bind(snapshot)
            statement.bind(row.number)
            statement.bind(pod.namespace)
            statement.bind(pod.name)
            statement.bind(pod.ownerKind)
            statement.bind(pod.ownerName)
            statement.bind(pod.workloadName)
            statement.bind(pod.nodeName)
            statement.bind(pod.podIP.map { Int64($0.value) })
            statement.bind(pod.isHostNetwork ? 1 : 0 as Int64)
            statement.bind(pod.phase)
            statement.bind(Int64(pod.cpuMillis))
            statement.bind(pod.memoryBytes)
            statement.bind(row.constraintsID)
            statement.bind(row.labelsID)
            statement.bind(pod.isTerminating ? 1 : 0 as Int64)
            statement.bind(row.uid)
        }
        return try RowBatch(db, into: "pod", columns: columns, put: put, settle: settle)
    }

    static func load(_ db: Database, _ snapshot: Int64, _ clusters: [StoredCluster]) throws -> [Pod] {
        let texts = try PodTexts.load(db, snapshot)
        let statement = try Statement(
            db,
            """
            SELECT namespace,name,ownerKind,ownerName,nodeName,podIP,isHostNetwork,phase,cpuMillis,memoryBytes,
            constraintsID,labelsID,isTerminating FROM pod WHERE snapshotID = ? AND clusterNumber = ?
            ORDER BY namespace, name
            """)
        var pods: [Pod] = []
        var seen = Interner()
        for cluster in clusters {
            statement.bind(snapshot)
            statement.bind(cluster.number)
            try add(statement, of: cluster.id, texts, to: &pods, &seen)
        }
        return pods
    }

    private static func add(
        _ statement: Statement, of cluster: ClusterID, _ texts: [Int64: String], to pods: inout [Pod],
        _ seen: inout Interner
    ) throws {
        while try statement.next() {
            var pod = Pod(namespace: seen.shared(statement.text()), name: statement.text())
            pod.cluster = cluster
            pod.ownerKind = statement.optionalText().map { seen.shared($0) }
            pod.ownerName = statement.optionalText().map { seen.shared($0) }
            pod.nodeName = statement.optionalText().map { seen.shared($0) }
            pod.podIP = try Optional<IPv4Address>.read(from: statement)
            pod.isHostNetwork = Bool.read(from: statement)
            pod.phase = statement.optionalText()
            pod.cpuMillis = Int.read(from: statement)
            pod.memoryBytes = statement.integer()
            pod.constraints = try Optional<Int64>.read(from: statement).flatMap { texts[$0] }
            pod.labels = try Optional<Int64>.read(from: statement).flatMap { texts[$0] }
            pod.isTerminating = Bool.read(from: statement)
            pods.append(pod)
        }
    }

    /// Pods a workload has on a node, for the workloads that a traffic row names; finished pods send nothing.
    static func placements(
        _ db: Database, _ snapshot: Int64, _ clusters: [StoredCluster]
    ) throws -> [WorkloadPlacement] {
        let names = Dictionary(clusters.map { ($0.number, $0.id) }) { first, _ in first }
        let statement = try Statement(
            db,
            """
            SELECT pod.clusterNumber, pod.namespace, pod.workloadName, pod.nodeName, count(*)
            FROM pod JOIN kubernetesCluster AS known ON known.snapshotID = pod.snapshotID
                AND known.number = pod.clusterNumber JOIN (
                SELECT DISTINCT sourceNamespace, sourceValue FROM traffic
                WHERE snapshotID = ?1 AND sourceKind = 'workload'
            ) AS named ON named.sourceNamespace = pod.namespace AND named.sourceValue = pod.workloadName
            WHERE pod.snapshotID = ?1 AND pod.nodeName IS NOT NULL
                AND coalesce(pod.phase, '') NOT IN ('Succeeded', 'Failed')
            GROUP BY 1, 2, 3, 4 ORDER BY known.cluster, 2, 3, 4
            """)
        statement.bind(snapshot)
        var placements: [WorkloadPlacement] = []
        while try statement.next() {
            let cluster = names[statement.integer()] ?? ""
            var placement = WorkloadPlacement(
                namespace: statement.text(), workload: statement.text(), nodeName: statement.text(),
                pods: Int.read(from: statement))
            placement.cluster = cluster
            placements.append(placement)
        }
        return placements
    }
}

/// Gives equal texts one storage, which halves the memory of 150,000 pods.
struct Interner {
    private var seen: Set<String> = []

    mutating func shared(_ text: String) -> String {
        text.utf8.count > 15 ? seen.insert(text).memberAfterInsert : text
    }
}
