import GRDB
import Topology
import Units

/// The cluster of each group's nodes, and with them of its pods.
struct NodeClusters {
    /// The clusters of each group's nodes by name; a name that two clusters have stands for both.
    private var byNode: [Int64: [String: Set<ClusterID>]] = [:]
    /// The cluster of each row, by its number and name.
    private var byRow: [Int64: [String: ClusterID]] = [:]
    /// Each base group's clusters, by nodes and pods.
    private var own: [Int64: Set<ClusterID>] = [:]
    private var folders: [Int64: String] = [:]
    private var bases: [Int64: Int64] = [:]
    private var numbers: [Int64: [Int64]] = [:]
    /// The clusters of each folder's nodes by name, and those that its documents tell.
    private var byFolder: [String: [String: Set<ClusterID>]] = [:]
    private var ofFolder: [String: Set<ClusterID>] = [:]
    /// Everything that is told anywhere in the snapshot, by node.
    private var everywhere: [String: Set<ClusterID>] = [:]
    private(set) var all: Set<ClusterID> = []

    /// - Parameters:
    ///   - groups: those whose nodes have to say whose they are.
    ///   - known: whose the others are.
    init(
        _ db: Database, _ snapshot: Int64, _ evidence: ClusterEvidence, _ groups: [ObjectGroups.Group],
        known: [Int64: ClusterID]
    ) throws {
        let pending = Dictionary(groups.map { ($0.number, $0) }) { first, _ in first }
        for group in groups {
            bases[group.number] = group.base
            numbers[group.base, default: []].append(group.number)
            if let document = group.document { folders[group.base] = document.folder }
        }
        let rows = try Statement(
            db,
            """
            SELECT clusterNumber, name, clusterName, providerID, nodeGroupName, coalesce(region, zone), internalIP,
                json_extract(labels, '$."karpenter.sh/discovery"')
            FROM node WHERE snapshotID = ?
            """)
        rows.bind(snapshot)
        while try rows.next() {
            let number = rows.integer()
            let node = try Self.node(rows)
            if pending[number] != nil {
                if let cluster = evidence.cluster(of: node) { add(cluster, node.name, number) }
            } else if let id = known[number] {
                everywhere[node.name, default: []].insert(id)
            }
        }
    }

    private static func node(_ rows: Statement) throws -> ClusterEvidence.NodeFacts {
        var node = ClusterEvidence.NodeFacts(name: rows.text())
        node.clusterName = rows.optionalText()
        node.providerID = rows.optionalText()
        node.group = rows.optionalText()
        node.region = rows.optionalText().map { ZoneName($0).region ?? Region($0) }
        node.address = try Optional<IPv4Address>.read(from: rows)?.value
        node.discovery = rows.optionalText()
        return node
    }

    private mutating func add(_ cluster: ClusterID, _ node: String, _ number: Int64) {
        let base = bases[number] ?? number
        byRow[number, default: [:]][node] = cluster
        byNode[base, default: [:]][node, default: []].insert(cluster)
        own[base, default: []].insert(cluster)
        if let folder = folders[base] {
            byFolder[folder, default: [:]][node, default: []].insert(cluster)
            ofFolder[folder, default: []].insert(cluster)
        }
        everywhere[node, default: []].insert(cluster)
        all.insert(cluster)
    }

    /// Adds what the nodes tell that the pods of some groups run on.
    mutating func addPods(of groups: [Int64], _ snapshot: Int64, _ db: Database) throws {
        let rows = try Statement(
            db,
            """
            SELECT DISTINCT nodeName FROM pod
            WHERE snapshotID = ? AND clusterNumber = ? AND nodeName IS NOT NULL
            """)
        let before = self
        for base in groups {
            for number in numbers[base] ?? [] {
                rows.bind(snapshot)
                rows.bind(number)
                while try rows.next() {
                    if let id = before.cluster(ofNode: rows.text(), seenFrom: base) {
                        own[base, default: []].insert(id)
                        if let folder = folders[base] { ofFolder[folder, default: []].insert(id) }
                    }
                }
            }
        }
    }

    /// Returns whether nodes of a group tell their cluster.
    func hasNodes(_ group: Int64) -> Bool { byNode[group] != nil }

    /// The clusters of the nodes that stand under a number, by their names.
    func nodes(of number: Int64) -> [String: ClusterID] { byRow[number] ?? [:] }

    /// The clusters that a group's nodes and pods tell.
    func clusters(of group: Int64) -> Set<ClusterID> { own[group] ?? [] }

    /// The cluster of a node by its name: of the group, else of its folder, else anywhere; nil where it is not told.
    func cluster(ofNode name: String, seenFrom base: Int64) -> ClusterID? {
        if let here = byNode[base]?[name] { return here.count == 1 ? here.first : nil }
        if let near = folders[base].flatMap({ byFolder[$0]?[name] }) {
            return near.count == 1 ? near.first : nil
        }
        guard let there = everywhere[name] else { return nil }
        return there.count == 1 ? there.first : nil
    }

    /// The one cluster that the documents of a group's folder tell; nil where they tell none or several.
    func cluster(ofFolder group: ObjectGroups.Group) -> ClusterID? {
        guard let folder = group.document?.folder, let clusters = ofFolder[folder] else { return nil }
        return clusters.count == 1 ? clusters.first : nil
    }
}
