import GRDB
import Topology

extension TopologyStore {
    /// The part of a snapshot to read.
    public enum Detail: Hashable, Sendable {
        /// The part that costs need: no pods, and only the network interfaces with a public address.
        case costs
        case everything
    }

    static func snapshot(_ number: Int64, takenAt: Int64, _ detail: Detail, _ db: Database) throws -> Snapshot
    {
        var it = Snapshot()
        it.number = number
        it.takenAt = takenAt
        let reader = SnapshotReader(db, number, detail, try StoredCluster.load(db, number))
        for list in Snapshot.lists { try reader.read(list, into: &it) }
        it.workloadPlacements = try PodTable.placements(db, number, reader.clusters)
        let lists = try String.fetchOne(
            db, sql: "SELECT readLists FROM snapshot WHERE id = ?", arguments: [number])
        it.readLists = try lists.map { try JSONText.strings($0) }
        return it
    }
}

/// Reads a snapshot's lists, each from its noun's table.
private struct SnapshotReader {
    private let db: Database
    private let snapshot: Int64
    private let detail: TopologyStore.Detail
    let clusters: [StoredCluster]

    init(_ db: Database, _ snapshot: Int64, _ detail: TopologyStore.Detail, _ clusters: [StoredCluster]) {
        self.db = db
        self.snapshot = snapshot
        self.detail = detail
        self.clusters = clusters
    }

    func read<List: SnapshotList>(_ list: List, into whole: inout Snapshot) throws {
        // Interfaces and pods are too many for a walk of their fields.
        if let list = list as? NounList<NetworkInterface> {
            whole[keyPath: list.nouns] = try NetworkInterfaceTable.load(
                db, snapshot, onlyPublic: detail == .costs)
        } else if let list = list as? NounList<Pod> {
            guard detail == .everything else { return }
            whole[keyPath: list.nouns] = try PodTable.load(db, snapshot, clusters)
        } else if let type = List.Element.self as? any KubernetesNoun.Type {
            try readObjects(type, list, into: &whole)
        } else {
            whole[keyPath: list.nouns] = try Table<List.Element>().load(db, snapshot)
        }
    }

    private func readObjects<Object: KubernetesNoun>(
        _ type: Object.Type, _ list: any SnapshotList, into whole: inout Snapshot
    ) throws {
        guard let list = list as? NounList<Object> else { return }
        whole[keyPath: list.nouns] = try ObjectTable<Object>().load(db, snapshot, clusters)
    }
}
