import GRDB
import Topology
import Units

/// Pods: up to 150,000 a snapshot, so written and read without key paths.
enum PodTable {
    private static let columns = [
        "snapshotID", "namespace", "name", "ownerKind", "ownerName", "workloadName", "nodeName", "podIP",
        "isHostNetwork", "phase", "cpuMillis", "memoryBytes", "constraintsID", "labelsID", "isTerminating",
    ]

    /// A pod, and where its texts are kept.
    struct PodRow {
        var pod: Pod
        var constraintsID: Int64?
        var labelsID: Int64?
    }

    static func batch(_ db: Database, _ snapshot: Int64) throws -> RowBatch<PodRow> {
        try RowBatch(db, into: "pod", key: 3, columns: columns) { row, statement in
            let pod = row.pod
            statement.bind(snapshot)
            statement.bind(pod.namespace)
            statement.bind(pod.name)
            statement.bind(pod.ownerKind)
            statement.bind(pod.ownerName)
            statement.bind(pod.workloadName)
            statement.bind(pod.nodeName)
            pod.podIP.bind(to: statement)
            pod.isHostNetwork.bind(to: statement)
            statement.bind(pod.phase)
            statement.bind(Int64(pod.cpuMillis))
            statement.bind(pod.memoryBytes)
            row.constraintsID.bind(to: statement)
            row.labelsID.bind(to: statement)
            pod.isTerminating.bind(to: statement)
        }
    }

    static func load(_ db: Database, _ snapshot: Int64) throws -> [Pod] {
        let texts = try PodTexts.load(db, snapshot)
        let statement = try Statement(
            db,
            """
            SELECT namespace,name,ownerKind,ownerName,nodeName,podIP,isHostNetwork,phase,cpuMillis,memoryBytes,
            constraintsID,labelsID,isTerminating FROM pod WHERE snapshotID = ? ORDER BY namespace, name
            """)
        statement.bind(snapshot)
        var pods: [Pod] = []
        var seen = Interner()
        while try statement.next() {
            var pod = Pod(namespace: seen.shared(statement.text()), name: statement.text())
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
        return pods
    }

    /// Pods a workload has on a node, for the workloads that a traffic row names; finished pods send nothing.
    static func placements(_ db: Database, _ snapshot: Int64) throws -> [WorkloadPlacement] {
        let statement = try Statement(
            db,
            """
            SELECT pod.namespace, pod.workloadName, pod.nodeName, count(*)
            FROM pod JOIN (
                SELECT DISTINCT sourceNamespace, sourceValue FROM traffic
                WHERE snapshotID = ?1 AND sourceKind = 'workload'
            ) AS named ON named.sourceNamespace = pod.namespace AND named.sourceValue = pod.workloadName
            WHERE pod.snapshotID = ?1 AND pod.nodeName IS NOT NULL
                AND coalesce(pod.phase, '') NOT IN ('Succeeded', 'Failed')
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
            """)
        statement.bind(snapshot)
        var placements: [WorkloadPlacement] = []
        while try statement.next() {
            placements.append(
                WorkloadPlacement(
                    namespace: statement.text(), workload: statement.text(), nodeName: statement.text(),
                    pods: Int.read(from: statement)))
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
