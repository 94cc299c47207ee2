import Estate
import Topology

/// The cluster of a snapshot's noun: the one that it names, else the only one there is.
struct ClusterNames {
    private let directory: ClusterDirectory
    private let index: NetworkIndex
    private let clusters: [Cluster]

    init(_ snapshot: Snapshot) {
        index = NetworkIndex(snapshot)
        directory = ClusterDirectory(snapshot, index: index)
        clusters = snapshot.clusters
    }

    /// The cluster that an import placed a noun in, or that its name names; nil where there are several and nothing
    /// tells which.
    private func owner(_ id: ClusterID, or name: String? = nil, near place: Owner = .none) -> ClusterID? {
        for text in [id.rawValue, name ?? ""] where !text.isEmpty {
            return directory.find(text, near: place) ?? ClusterID(text)
        }
        return directory.only
    }

    func owner(of node: Node) -> ClusterID? {
        owner(node.cluster, or: node.clusterName, near: Owner(region: node.region ?? node.zone?.region))
    }
    func owner(of pod: Pod) -> ClusterID? { owner(pod.cluster) }
    func owner(of workload: Workload) -> ClusterID? { owner(workload.cluster) }
    func owner(of group: NodeGroup) -> ClusterID? {
        ClusterResolution.cluster(of: group, index, directory)
    }
    func owner(of instance: Instance) -> ClusterID? {
        owner("", or: instance.clusterName, near: Owner(region: instance.zone?.region, vpc: instance.vpcID))
    }
    func owner(of group: AutoScalingGroup) -> ClusterID? {
        let vpc = group.subnetIDs.lazy.compactMap { index.subnets[$0]?.vpcID }.first
        return owner("", or: group.clusterName, near: Owner(region: group.zones.first?.region, vpc: vpc))
    }
    /// The cluster of an add-on or a Fargate profile, which know it by its name alone.
    func owner(named name: String) -> ClusterID? { owner("", or: name) }

    /// Returns whether what is of a cluster is meant by a change; where everything is meant, any is.
    func isMeant(_ owner: ClusterID?, _ aim: ChangeAim) -> Bool {
        aim.isEverything || owner.map(aim.covers) ?? false
    }

    /// Returns whether a text names a cluster: by its name, or by its ARN.
    func isNamed(_ cluster: ClusterID, by text: String) -> Bool {
        text == cluster.rawValue || directory[cluster]?.name == text
    }

    /// A cluster as an option names it: by its name, or by its ARN where another has its name.
    func text(_ cluster: ClusterID) -> String {
        guard let name = directory[cluster]?.name else { return cluster.rawValue }
        return clusters.count { $0.name == name } > 1 ? cluster.rawValue : name
    }
}
