import GRDB
import Topology

/// The groups in which an import keeps Kubernetes objects until it is known whose they are.
///
/// Each document has a number of its own, which at the end becomes its cluster's, or is joined with it: so the rows
/// of the largest document are written once.
final class ObjectGroups {
    /// Objects under one number.
    struct Group {
        let number: Int64
        /// The place of the number in the order of what was read: 0 for earlier imports.
        let order: Int
        /// The cluster that is known at the beginning; empty where none is.
        var cluster: ClusterID
        let document: KubernetesDocument?
        /// The tables that it has rows in; nil where nobody noted them.
        var tables: Set<String>?
        /// Kinds that its document lists whole.
        var whole: Set<String> = []
        /// Indicates whether it keeps objects whose keys another group of the same document has with other uids.
        var isSpill = false
        /// The number of the group that its document began with.
        var base: Int64
    }

    private(set) var groups: [Int64: Group] = [:]
    /// Half of the present object's uid.
    var uid: Int64?
    /// Pods that went into a group of their own.
    private(set) var spilledPods = 0
    private var next: Int64 = 1
    private var order = 0
    /// The present document's number.
    private var present: Int64?
    private var byCluster: [ClusterID: Int64] = [:]
    private var spills: [Int64: Int64] = [:]
    private var noted: (number: Int64, table: String)?

    /// Goes on from what the snapshot has.
    init(_ db: Database, _ snapshot: Int64) throws {
        for known in try StoredCluster.load(db, snapshot) {
            groups[known.number] = Group(
                number: known.number, order: 0, cluster: known.id, document: nil, tables: nil,
                base: known.number)
            byCluster[known.id] = known.number
            next = max(next, known.number + 1)
        }
    }

    func begin(_ document: KubernetesDocument) { present = add(document, cluster: "") }

    func listedWhole(_ kinds: Set<String>) {
        if let present { groups[present]?.whole.formUnion(kinds) }
    }

    /// The number under which an object is kept.
    ///
    /// - Parameter cluster: the cluster that the object itself says; empty where it says none.
    func number(of cluster: ClusterID, for table: String) -> Int64 {
        let number = cluster.rawValue.isEmpty ? present ?? known(cluster) : known(cluster)
        // Most objects are of the document and the kind of the one before.
        if noted?.number != number || noted?.table != table {
            groups[number]?.tables?.insert(table)
            noted = (number, table)
        }
        return number
    }

    /// The number of another cluster's object that has the same key in the same document.
    func spill(of number: Int64, for table: String) -> Int64 {
        if let known = spills[number] {
            groups[known]?.tables?.insert(table)
            return known
        }
        let group = groups[number]
        let new = add(group?.document, cluster: group?.cluster ?? "", base: group?.base)
        groups[new]?.isSpill = true
        groups[new]?.tables = [table]
        spills[number] = new
        return new
    }

    func noteSpilledPod() { spilledPods += 1 }

    /// Returns whether objects of a group that have one key are one object, whatever their uids.
    func isTold(_ number: Int64) -> Bool {
        guard let group = groups[number] else { return false }
        return group.document.map { $0.cluster != nil } ?? !group.cluster.rawValue.isEmpty
    }

    /// A number for the objects of a cluster that a document has among others.
    func part(of base: Group, in cluster: ClusterID) -> Int64 {
        let number = add(base.document, cluster: cluster, base: base.base)
        groups[number]?.tables = nil
        groups[number]?.whole = base.whole
        return number
    }

    private func known(_ cluster: ClusterID) -> Int64 {
        if let known = byCluster[cluster] { return known }
        let number = add(nil, cluster: cluster)
        byCluster[cluster] = number
        return number
    }

    private func add(_ document: KubernetesDocument?, cluster: ClusterID, base: Int64? = nil) -> Int64 {
        defer { next += 1 }
        order += 1
        groups[next] = Group(
            number: next, order: base.flatMap { groups[$0]?.order } ?? order, cluster: cluster,
            document: document, tables: [], base: base ?? next)
        return next
    }
}
