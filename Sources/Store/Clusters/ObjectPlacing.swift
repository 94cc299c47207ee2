import GRDB
import Topology

/// Says at the end of an import whose the Kubernetes objects are, by all that the snapshot then tells.
///
/// Per document, then per folder: by the nodes in it, by the nodes that its pods run on, by the one cluster there is.
struct ObjectPlacing {
    private let db: Database
    private let writer: Writer
    private var snapshot: Int64 { writer.snapshot }
    private var groups: ObjectGroups { writer.groups }

    init(_ db: Database, _ writer: Writer) {
        self.db = db
        self.writer = writer
    }

    func run() throws {
        guard !groups.groups.isEmpty else { return }
        let evidence = try ClusterEvidence(db, snapshot)
        var homes: [Int64: Home] = [:]
        for group in sorted where group.base == group.number {
            if let home = try home(of: group, evidence) { homes[group.number] = home }
        }
        let pending = sorted.filter { homes[$0.base] == nil }
        var told = try NodeClusters(
            db, snapshot, evidence, pending,
            known: homes.compactMapValues(\.cluster).filter { !$0.value.rawValue.isEmpty })
        let universe = evidence.ids.union(told.all).union(
            homes.values.compactMap(\.cluster).filter { !$0.rawValue.isEmpty })
        let open = sorted.filter { $0.base == $0.number && homes[$0.number] == nil }
        // Where there is one cluster at most, what pods run on tells nothing more.
        if universe.count > 1 { try told.addPods(of: open.map(\.number), snapshot, db) }
        for group in open {
            homes[group.number] = try place(group, told, universe, evidence)
        }
        try join(homes, told)
    }

    /// The knowledge of a group's cluster.
    enum Home: Hashable {
        /// The user, the context, the object itself or the nodes of its document say it.
        case told(ClusterID)
        /// It follows from the names of the nodes that its pods run on, or from its folder.
        case inferred(ClusterID)
        /// It is the only one there is, or nothing tells and nobody asks.
        case assumed(ClusterID)
        /// Its objects are of several clusters.
        case mixed

        var evidence: ObjectJoin.Evidence {
            switch self {
            case .told: .told
            case .inferred: .inferred
            case .assumed, .mixed: .none
            }
        }

        var cluster: ClusterID? {
            switch self {
            case .told(let id), .inferred(let id), .assumed(let id): id
            case .mixed: nil
            }
        }
    }

    private var sorted: [ObjectGroups.Group] {
        groups.groups.values.sorted { ($0.order, $0.number) < ($1.order, $1.number) }
    }

    /// The cluster that a name means, where it means one.
    private func canonical(
        _ id: ClusterID, _ evidence: ClusterEvidence, isSaid: Bool
    ) throws -> ClusterID {
        let named = evidence.named(id.rawValue)
        if named.count == 1 { return named[0].id }
        // An ARN says what it is, also of a cluster that the snapshot does not describe.
        guard isSaid, !evidence.known.isEmpty, !id.rawValue.hasPrefix("arn:") else { return id }
        throw StoreError.badCluster(
            name: id.rawValue,
            clusters: (named.isEmpty ? evidence.known : named).map(\.id.rawValue).sorted())
    }

    /// The knowledge of a group without its nodes; nil where they have to tell.
    private func home(of group: ObjectGroups.Group, _ evidence: ClusterEvidence) throws -> Home? {
        if let said = group.document?.cluster {
            return .told(try canonical(said, evidence, isSaid: true))
        }
        if group.document?.isPlaced == true { return .assumed("") }
        guard !group.cluster.rawValue.isEmpty else { return nil }
        return .told(try canonical(group.cluster, evidence, isSaid: false))
    }

    private func place(
        _ group: ObjectGroups.Group, _ told: NodeClusters, _ universe: Set<ClusterID>,
        _ evidence: ClusterEvidence
    ) throws -> Home {
        let own = told.clusters(of: group.number)
        if own.count == 1, let id = own.first {
            return told.hasNodes(group.number) ? .told(id) : .inferred(id)
        }
        if own.count > 1 { return .mixed }
        if let id = try told.cluster(ofFolder: group) ?? byENIConfigs(group, evidence) {
            return .inferred(id)
        }
        if universe.count <= 1 { return .assumed(universe.first ?? "") }
        guard let document = group.document, hasRows(group) else { return .assumed("") }
        throw StoreError.clusterNotTold(path: document.path, clusters: Self.names(universe))
    }

    private func hasRows(_ group: ObjectGroups.Group) -> Bool { group.tables?.isEmpty == false }

    static func names(_ clusters: Set<ClusterID>) -> [String] { clusters.map(\.rawValue).sorted() }

    private func byENIConfigs(
        _ group: ObjectGroups.Group, _ evidence: ClusterEvidence
    ) throws -> ClusterID? {
        guard group.tables?.contains("eniConfig") == true else { return nil }
        let subnets = try String.fetchAll(
            db,
            sql: """
                SELECT DISTINCT subnetID FROM eniConfig
                WHERE snapshotID = ? AND clusterNumber = ? AND subnetID IS NOT NULL
                """, arguments: [snapshot, group.number])
        let found = Set(try subnets.compactMap { try evidence.onlyCluster(inSubnet: $0, db, snapshot) })
        return found.count == 1 ? found.first : nil
    }

    // MARK: - Joining

    private func join(_ homes: [Int64: Home], _ told: NodeClusters) throws {
        var members: [ClusterID: [ObjectJoin.Member]] = [:]
        for group in sorted {
            guard let home = homes[group.base] else { continue }
            guard let id = home.cluster else {
                // The parts of a document of several clusters.
                guard group.base == group.number else { continue }
                let split = ObjectSplit(db, writer, group, told)
                for part in try split.run() {
                    members[part.cluster, default: []].append(
                        ObjectJoin.Member(group: part.group, evidence: .told))
                }
                continue
            }
            members[id, default: []].append(
                ObjectJoin.Member(group: group, evidence: group.isSpill ? .none : home.evidence))
        }
        for (id, members) in members.sorted(by: { $0.key < $1.key }) {
            try ObjectJoin(db, writer, id).run(members)
        }
    }
}
