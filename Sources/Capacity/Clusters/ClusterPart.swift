import Estate
import Topology

/// One cluster of an estate with its own nouns, in the network of the whole estate.
///
/// Pods move between nodes of their own cluster only, and a CNI is set for its own cluster only: what looks at a part
/// sees no other cluster's nodes, pods, node groups and settings.
struct ClusterPart: Sendable {
    /// Empty for what no cluster is known of.
    let id: ClusterID
    /// The cluster's name; nil where nothing tells.
    let name: String?
    /// The name, or the ARN where several clusters have that name.
    let title: String
    /// The estate's snapshot without the nodes, pods, groups and settings of other clusters.
    let snapshot: Snapshot
}

/// The clusters of an estate, each with its own nouns, and last what no cluster is known of.
///
/// In an estate that knows of one cluster, what nothing places belongs to that one.
struct ClusterParts: Sendable {
    /// By name and ARN; never empty.
    let all: [ClusterPart]
    /// The whole.
    let snapshot: Snapshot
    private let numbers: [ClusterID: Int]

    init(_ estate: Estate) {
        let snapshot = estate.snapshot
        let homes = ClusterHomes(estate)
        let known = homes.known.sorted { (Self.name($0, snapshot), $0) < (Self.name($1, snapshot), $1) }
        self.snapshot = snapshot
        guard known.count > 1 else {
            let id = known.first ?? ""
            let name = id.rawValue.isEmpty ? nil : Self.name(id, snapshot)
            all = [ClusterPart(id: id, name: name, title: name ?? Self.unplaced, snapshot: snapshot)]
            numbers = [:]
            return
        }
        let shares = ClusterShares(snapshot, homes)
        let names = known.map { Self.name($0, snapshot) }
        var parts = zip(known, names).map { id, name in
            ClusterPart(
                id: id, name: name, title: names.count { $0 == name } > 1 ? id.rawValue : name,
                snapshot: shares.snapshot(of: id))
        }
        let rest = shares.snapshot(of: "")
        if !rest.nodes.isEmpty || !rest.pods.isEmpty {
            parts.append(ClusterPart(id: "", name: nil, title: Self.unplaced, snapshot: rest))
        }
        all = parts
        numbers = Dictionary(uniqueKeysWithValues: parts.enumerated().map { ($1.id, $0) })
    }

    /// The place in `all` of what belongs to a cluster; nil for one that is not among them.
    func number(of cluster: ClusterID) -> Int? { all.count == 1 ? 0 : numbers[cluster] }

    /// Names that node groups of several clusters have.
    var sharedGroupNames: Set<String> {
        var (once, again): (Set<String>, Set<String>) = ([], [])
        for part in all {
            let names = Set(part.snapshot.nodeGroups.map(\.name)).union(
                part.snapshot.nodes.compactMap(\.nodeGroupName))
            again.formUnion(names.intersection(once))
            once.formUnion(names)
        }
        return again
    }

    private static let unplaced = "no known cluster"

    private static func name(_ id: ClusterID, _ snapshot: Snapshot) -> String {
        snapshot.clusters.first { $0.id == id }?.name ?? id.name
    }
}

/// The cluster of each noun that does not carry it itself.
private struct ClusterHomes {
    /// In the order of the snapshot's lists; empty where nothing tells.
    let groups: [ClusterID]
    let autoScalingGroups: [ClusterID]
    let addons: [ClusterID]
    let profiles: [ClusterID]
    /// Clusters that are listed, or that a node, pod, workload or group names.
    let known: Set<ClusterID>

    init(_ estate: Estate) {
        let snapshot = estate.snapshot
        let directory = estate.owners.directory
        func named(
            _ name: String, _ arn: String? = nil, in subnets: [Identifier<Subnet>] = []
        ) -> ClusterID {
            let vpc = subnets.lazy.compactMap { estate.index.subnets[$0]?.vpcID }.first
            return ClusterResolution.cluster(named: name, arn: arn, in: vpc, estate.index, directory)
        }
        groups = snapshot.nodeGroups.map { estate.owners.cluster(of: $0) }
        addons = snapshot.addons.map { named($0.clusterName, $0.arn) }
        profiles = snapshot.fargateProfiles.map { named($0.clusterName, $0.arn, in: $0.subnetIDs) }
        let ofInstance = Dictionary(
            snapshot.nodes.compactMap { node in node.instanceID.map { ($0, node.cluster) } }
        ) { first, _ in first }
        autoScalingGroups = snapshot.autoScalingGroups.map { group in
            if let own = group.instanceIDs.lazy.compactMap({ ofInstance[$0] }).first { return own }
            return group.clusterTag.map { named($0, in: group.subnetIDs) } ?? ""
        }
        var known = Set(snapshot.clusters.map(\.id)).union(groups).union(autoScalingGroups)
        known.formUnion(snapshot.nodes.lazy.map(\.cluster))
        known.formUnion(snapshot.pods.lazy.map(\.cluster))
        known.formUnion(snapshot.workloads.lazy.map(\.cluster))
        known.remove("")
        self.known = known
    }
}

/// The nouns of a snapshot by their cluster.
private struct ClusterShares {
    private let network: Snapshot
    private let clusters: [ClusterID: [Cluster]]
    private let groups: [ClusterID: [NodeGroup]]
    private let autoScalingGroups: [ClusterID: [AutoScalingGroup]]
    private let addons: [ClusterID: [Addon]]
    private let profiles: [ClusterID: [FargateProfile]]
    private let nodes: [ClusterID: [Node]]
    private let pods: [ClusterID: [Pod]]
    private let workloads: [ClusterID: [Workload]]
    private let configs: [ClusterID: [ENIConfig]]

    init(_ snapshot: Snapshot, _ homes: ClusterHomes) {
        func share<Noun>(_ nouns: [Noun], _ homes: [ClusterID]) -> [ClusterID: [Noun]] {
            Dictionary(grouping: zip(homes, nouns), by: \.0).mapValues { $0.map(\.1) }
        }
        clusters = Dictionary(grouping: snapshot.clusters, by: \.id)
        groups = share(snapshot.nodeGroups, homes.groups)
        autoScalingGroups = share(snapshot.autoScalingGroups, homes.autoScalingGroups)
        addons = share(snapshot.addons, homes.addons)
        profiles = share(snapshot.fargateProfiles, homes.profiles)
        nodes = Dictionary(grouping: snapshot.nodes, by: \.cluster)
        pods = Dictionary(grouping: snapshot.pods, by: \.cluster)
        workloads = Dictionary(grouping: snapshot.workloads, by: \.cluster)
        configs = Dictionary(grouping: snapshot.eniConfigs, by: \.cluster)
        var network = snapshot
        network.workloadPlacements = []
        network.services = []
        network.ingresses = []
        network.endpointCounts = []
        self.network = network
    }

    func snapshot(of id: ClusterID) -> Snapshot {
        var part = network
        part.clusters = clusters[id] ?? []
        part.nodeGroups = groups[id] ?? []
        part.autoScalingGroups = autoScalingGroups[id] ?? []
        part.addons = addons[id] ?? []
        part.fargateProfiles = profiles[id] ?? []
        part.nodes = nodes[id] ?? []
        part.pods = pods[id] ?? []
        part.workloads = workloads[id] ?? []
        part.eniConfigs = configs[id] ?? []
        return part
    }
}

extension AutoScalingGroup {
    /// The cluster that its tags name.
    fileprivate var clusterTag: String? {
        tags["eks:cluster-name"]
            ?? tags.keys.filter { $0.hasPrefix("kubernetes.io/cluster/") }.min().map {
                String($0.dropFirst(22))
            }
    }
}
