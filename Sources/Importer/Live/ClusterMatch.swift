public import Topology

/// Which cluster of a snapshot a kubeconfig's context is.
public struct ClusterMatch: Hashable, Sendable {
    public enum Evidence: String, Hashable, Sendable {
        case endpoint, nodes = "its nodes' instances", name, user = "--cluster"
    }
    public var cluster: String
    public var evidence: Evidence

    /// By the API server's address, else by the instances that the nodes are, else by the name.
    ///
    /// - Parameter instances: the ids that the nodes' provider ids name.
    /// - Returns: nil where the snapshot has no such cluster.
    public init?(
        name: String, server: String, instances: Set<Identifier<Instance>>, in snapshot: Snapshot
    ) {
        let host = Self.host(server)
        if !host.isEmpty,
            let found = snapshot.clusters.first(where: { $0.endpoint.map(Self.host) == host })
        {
            cluster = found.name
            evidence = .endpoint
            return
        }
        let owners = snapshot.instances.filter { instances.contains($0.id) }.compactMap(\.clusterName)
        let votes = Dictionary(owners.map { ($0, 1) }, uniquingKeysWith: +)
        let names = Set(snapshot.clusters.map(\.name))
        if let most = votes.filter({ names.contains($0.key) }).max(by: {
            ($0.value, $1.key) < ($1.value, $0.key)
        }) {
            cluster = most.key
            evidence = .nodes
            return
        }
        // `aws eks update-kubeconfig` names a cluster by its ARN, eksctl as NAME.REGION.eksctl.io.
        let last = name.split(separator: "/").last.map(String.init) ?? name
        let named = snapshot.clusters.first { it in
            let eksctl = it.region.map { "\(it.name).\($0).eksctl.io" }
            return it.arn == name || it.name == last || eksctl == name
        }
        guard let named else { return nil }
        cluster = named.name
        evidence = .name
    }

    public init(cluster: String, evidence: Evidence) {
        self.cluster = cluster
        self.evidence = evidence
    }

    /// The host of a URL in small letters, without scheme, port and path.
    private static func host(_ url: String) -> String {
        let rest = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        return String(rest.prefix { $0 != "/" && $0 != ":" }).lowercased()
    }
}
