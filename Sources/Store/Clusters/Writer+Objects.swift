import GRDB
import Topology

/// Kubernetes objects, of which the same key may be another cluster's object.
extension Writer {
    func put<Row: KubernetesNoun>(_ noun: Row) throws {
        let table: ObjectTable<Row> = table(of: Row.self)
        var number = groups.number(of: noun.cluster, for: table.name)
        while try !table.insert(noun, number: number, uid: groups.uid, self) {
            let other = try table.uid(of: noun, number: number, self)
            guard ObjectGroups.differ(groups.uid, other), !groups.isTold(number) else {
                try table.replace(noun, number: number, uid: groups.uid, self)
                outcome.replaced[table.name, default: 0] += 1
                return
            }
            number = groups.spill(of: number, for: table.name)
        }
    }

    /// Removes what a cluster had under a name and another ARN: made anew, a thing gets an ARN of another ending.
    func makeRoom(in table: String, for name: String, of cluster: String, _ arn: String?) throws {
        let rows = try statement(
            "SELECT coalesce(arn, '') FROM \(table) WHERE snapshotID = ? AND clusterName = ? AND name = ?")
        rows.bind(snapshot)
        rows.bind(cluster)
        rows.bind(name)
        var others: [String] = []
        while try rows.next() { others.append(rows.text()) }
        let id = ClusterID(ofPart: arn, named: cluster)
        for other in others where other != arn ?? "" && ClusterID(ofPart: other, named: cluster) == id {
            let delete = try statement(
                """
                DELETE FROM \(table)
                WHERE snapshotID = ? AND clusterName = ? AND name = ? AND coalesce(arn, '') = ?
                """)
            delete.bind(snapshot)
            delete.bind(cluster)
            delete.bind(name)
            delete.bind(other)
            try delete.run()
            outcome.replaced[table, default: 0] += 1
        }
    }

    /// Keeps a pod whose key may be taken: the last one of a uid stands, one of another uid goes elsewhere.
    static func settle(
        _ row: PodTable.PodRow, _ batch: RowBatch<PodTable.PodRow>, _ groups: ObjectGroups, _ db: Database,
        _ snapshot: Int64
    ) throws {
        var row = row
        let home = row.number
        while try !batch.insert(row) {
            let other = try Int64.fetchOne(
                db,
                sql:
                    "SELECT uid FROM pod WHERE snapshotID = ? AND clusterNumber = ? AND namespace = ? AND name = ?",
                arguments: [snapshot, row.number, row.pod.namespace, row.pod.name])
            guard ObjectGroups.differ(row.uid, other), !groups.isTold(row.number) else {
                return try batch.replace(row)
            }
            row.number = groups.spill(of: row.number, for: "pod")
        }
        if row.number != home { groups.noteSpilledPod() }
    }
}

extension ObjectGroups {
    /// Returns whether two uids are known and are two.
    static func differ(_ one: Int64?, _ other: Int64?) -> Bool {
        guard let one, let other else { return false }
        return one != other
    }
}
