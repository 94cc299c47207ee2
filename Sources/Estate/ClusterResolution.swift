package import Topology

/// Gives every Kubernetes noun the cluster that it belongs to, by all that tells.
///
/// A node is told by what its import said, by its instance's tags, by its labels, by its instance's VPC where that has
/// one cluster, and by being in an estate of one cluster; a pod by its node; what is left by being in an estate of one.
package struct ClusterResolution {
    private let directory: ClusterDirectory
    private let index: NetworkIndex
    private let instances: [Identifier<Instance>: Instance]
    private let groups: [String: Set<ClusterID>]
    private var known: [ClusterID: ClusterID] = [:]

    init(_ snapshot: Snapshot, index: NetworkIndex, directory: ClusterDirectory) {
        self.directory = directory
        self.index = index
        instances = Dictionary(snapshot.instances.map { ($0.id, $0) }) { first, _ in first }
        var groups: [String: Set<ClusterID>] = [:]
        for group in snapshot.nodeGroups {
            groups[group.name, default: []].insert(Self.cluster(of: group, index, directory))
        }
        self.groups = groups
    }

    /// The cluster of a managed node group, which names it, by its ARN and its subnets.
    package static func cluster(
        of group: NodeGroup, _ index: NetworkIndex, _ directory: ClusterDirectory
    ) -> ClusterID {
        let vpc = group.subnetIDs.lazy.compactMap { index.subnets[$0]?.vpcID }.first
        return cluster(named: group.clusterName, arn: group.arn, in: vpc, index, directory)
    }

    package static func cluster(
        named name: String, arn: String?, in vpc: Identifier<VPC>?, _ index: NetworkIndex,
        _ directory: ClusterDirectory
    ) -> ClusterID {
        let parts = arn?.split(separator: ":", omittingEmptySubsequences: false).map(String.init) ?? []
        if parts.count > 5 {
            let own = ClusterID((parts[0..<5] + ["cluster/\(name)"]).joined(separator: ":"))
            if directory[own] != nil { return own }
        }
        let place = Owner(
            account: parts.count > 5 ? parts[4] : nil,
            region: parts.count > 5 ? Region(parts[3]) : vpc.flatMap { index.region(of: $0) }, vpc: vpc)
        return directory.find(name, near: place) ?? ClusterID(name)
    }

    /// Only what changes is written, so that an estate whose import told everything is not copied.
    mutating func resolve(_ snapshot: inout Snapshot) {
        for position in snapshot.nodes.indices {
            let cluster = cluster(of: snapshot.nodes[position])
            if cluster != snapshot.nodes[position].cluster { snapshot.nodes[position].cluster = cluster }
        }
        var byNode = NodeClusters(nodes: snapshot.nodes)
        for position in snapshot.pods.indices {
            let known = snapshot.pods[position].cluster
            let cluster = told(known) ?? byNode.cluster(of: snapshot.pods[position].nodeName) ?? rest
            if cluster != known { snapshot.pods[position].cluster = cluster }
        }
        for position in snapshot.workloadPlacements.indices {
            let placement = snapshot.workloadPlacements[position]
            let cluster = told(placement.cluster) ?? byNode.cluster(of: placement.nodeName) ?? rest
            if cluster != placement.cluster { snapshot.workloadPlacements[position].cluster = cluster }
        }
        place(&snapshot.workloads, \.cluster)
        place(&snapshot.services, \.cluster)
        place(&snapshot.ingresses, \.cluster)
        place(&snapshot.endpointCounts, \.cluster)
        place(&snapshot.eniConfigs, \.cluster)
    }

    /// Gives each of what has no node the cluster that its import named, or the estate's only one.
    private mutating func place<Noun>(_ nouns: inout [Noun], _ path: WritableKeyPath<Noun, ClusterID>) {
        for position in nouns.indices {
            let cluster = told(nouns[position][keyPath: path]) ?? rest
            if cluster != nouns[position][keyPath: path] { nouns[position][keyPath: path] = cluster }
        }
    }

    /// Places what nothing else places, in an estate with one cluster.
    private var rest: ClusterID { directory.only ?? "" }

    /// The cluster that an import named, by its ARN where the estate has it.
    private mutating func told(_ id: ClusterID) -> ClusterID? {
        guard !id.rawValue.isEmpty else { return nil }
        if let found = known[id] { return found }
        let found = directory.find(id.rawValue) ?? id
        known[id] = found
        return found
    }

    private mutating func cluster(of node: Node) -> ClusterID {
        let instance = node.instanceID.flatMap { instances[$0] }
        let vpc = instance?.vpcID ?? instance?.subnetID.flatMap { index.subnets[$0]?.vpcID }
        let place = Owner(
            account: vpc.flatMap { index.vpcs[$0]?.accountID },
            region: node.region ?? node.zone?.region ?? instance?.zone?.region, vpc: vpc)
        if let found = told(node.cluster), directory[found] != nil { return found }
        for name in [node.cluster.rawValue, instance?.clusterName, node.clusterName] {
            if let name, !name.isEmpty { return directory.find(name, near: place) ?? ClusterID(name) }
        }
        if let vpc, directory.clusters(in: vpc).count == 1 { return directory.clusters(in: vpc)[0] }
        if let group = node.nodeGroupName, let owners = groups[group], owners.count == 1,
            let owner = owners.first
        {
            return owner
        }
        return rest
    }
}

/// The cluster of each node by its name, arranged only where something asks.
private struct NodeClusters {
    let nodes: [Node]
    private lazy var byName = Dictionary(grouping: nodes, by: \.name).mapValues { Set($0.map(\.cluster)) }

    init(nodes: [Node]) { self.nodes = nodes }

    /// nil without a name, and where nodes of several clusters bear it.
    mutating func cluster(of name: String?) -> ClusterID? {
        guard let name, let found = byName[name], found.count == 1 else { return nil }
        return found.first
    }
}
