public import Topology

/// The cluster of a snapshot that a kubeconfig's context is.
public struct ClusterMatch: Hashable, Sendable {
    public enum Evidence: String, Hashable, Sendable {
        case endpoint, nodes = "its nodes' instances", name, user = "--cluster"
    }
    /// The name, for people.
    public var cluster: String
    /// The key of the cluster's objects.
    public var id: ClusterID
    public var evidence: Evidence

    /// By the API server's address, else by the instances that the nodes are, else by the name.
    ///
    /// An address that several clusters have, or contexts of several clusters, is that of a proxy and tells nothing.
    /// - Parameters:
    ///   - instances: the ids that the nodes' provider ids name.
    ///   - isShared: whether another context of this import has the server's address, and other nodes.
    /// - Returns: nil where the snapshot has no such cluster.
    public init?(
        name: String, server: String, instances: Set<Identifier<Instance>>, in snapshot: Snapshot,
        isShared: Bool = false
    ) {
        let host = Self.host(server)
        let there = snapshot.clusters.filter { $0.endpoint.map(Self.host) == host }
        if !host.isEmpty, !isShared, there.count == 1 {
            self.init(there[0], evidence: .endpoint)
        } else if let cluster = Self.byNodes(instances, snapshot) {
            self.init(cluster, evidence: .nodes)
        } else if let cluster = Self.byName(name, snapshot) {
            self.init(cluster, evidence: .name)
        } else {
            return nil
        }
    }

    public init(_ cluster: Cluster, evidence: Evidence) {
        self.init(cluster: cluster.name, id: cluster.id, evidence: evidence)
    }

    public init(cluster: String, id: ClusterID, evidence: Evidence) {
        self.cluster = cluster
        self.id = id
        self.evidence = evidence
    }

    /// The cluster that most of the instances carry the tag of; among clusters of one name the one in their VPC.
    private static func byNodes(_ instances: Set<Identifier<Instance>>, _ snapshot: Snapshot) -> Cluster? {
        var votes: [ClusterID: Int] = [:]
        for instance in snapshot.instances where instances.contains(instance.id) {
            let named = snapshot.clusters.filter { $0.name == instance.clusterName }
            let near = named.filter { $0.vpcID == instance.vpcID || $0.region == instance.zone?.region }
            let inVPC = snapshot.clusters.filter { $0.vpcID == instance.vpcID && $0.vpcID != nil }
            let owners = named.count > 1 ? near : named.isEmpty && instance.clusterName == nil ? inVPC : named
            if owners.count == 1 { votes[owners[0].id, default: 0] += 1 }
        }
        let most = votes.max { ($0.value, $1.key) < ($1.value, $0.key) }
        return snapshot.clusters.first { $0.id == most?.key }
    }

    /// `aws eks update-kubeconfig` names a cluster by its ARN, eksctl as NAME.REGION.eksctl.io.
    private static func byName(_ name: String, _ snapshot: Snapshot) -> Cluster? {
        if let exact = snapshot.clusters.first(where: { $0.arn == name }) { return exact }
        // The ARN of another cluster, be it of the same name.
        guard !name.hasPrefix("arn:") else { return nil }
        let last = name.split(separator: "/").last.map(String.init) ?? name
        let named = snapshot.clusters.filter { it in
            let eksctl = it.region.map { "\(it.name).\($0).eksctl.io" }
            return it.name == last || eksctl == name
        }
        return named.count == 1 ? named[0] : nil
    }

    /// The host of a URL in small letters, without scheme, port and path.
    public static func host(_ url: String) -> String {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return String(rest.prefix { $0 != "/" && $0 != ":" }).lowercased()
    }
}
