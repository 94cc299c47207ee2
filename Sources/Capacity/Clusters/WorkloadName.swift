public import Estate
public import Topology

/// A workload as a user names it: by its namespace and name, and by its cluster where several have one of that name.
public struct WorkloadName: Hashable, Sendable {
    /// nil where it is looked for in every cluster.
    public var cluster: ClusterID?
    public var namespace: String
    public var name: String
    public init(cluster: ClusterID? = nil, namespace: String, name: String) {
        self.cluster = cluster
        self.namespace = namespace
        self.name = name
    }

    /// `NAMESPACE/NAME`, behind the cluster's name where that is told.
    public var text: String { (cluster.map { $0.name + "/" } ?? "") + "\(namespace)/\(name)" }
}

/// A cluster that an option may name.
public struct ClusterChoice: Hashable, Sendable {
    public var id: ClusterID
    /// The name, or the ARN where several clusters have that name.
    public var title: String
}

extension Estate {
    /// The clusters that are listed, and those that nodes, pods or node groups name, by their names.
    public var clusterChoices: [ClusterChoice] {
        ClusterParts(self).all.filter { !$0.id.rawValue.isEmpty }.map {
            ClusterChoice(id: $0.id, title: $0.title)
        }
    }

    /// The clusters that have a workload of a namespace and a name, by its pods and templates.
    public func choices(ofWorkload name: String, in namespace: String) -> [ClusterChoice] {
        ClusterParts(self).all.filter { part in
            !part.id.rawValue.isEmpty && part.snapshot.hasWorkload(name, in: namespace)
        }.map { ClusterChoice(id: $0.id, title: $0.title) }
    }

    /// The namespaces of the clusters of a scope that pods and workloads are in, sorted.
    public func namespaces(in scope: Scope) -> [String] {
        let parts = ClusterParts(self)
        let choice = RowChoice(scope, in: self, parts)
        var found: Set<String> = []
        for part in parts.all where choice.holds(part) {
            found.formUnion(part.snapshot.pods.lazy.map(\.namespace))
            found.formUnion(part.snapshot.workloads.lazy.map(\.namespace))
        }
        return found.sorted()
    }
}

extension Snapshot {
    fileprivate func hasWorkload(_ name: String, in namespace: String) -> Bool {
        pods.contains {
            $0.namespace == namespace && !$0.isOfNode && !$0.isFinished && $0.workloadName == name
        }
            || workloads.contains {
                $0.namespace == namespace && $0.name == name && $0.ownerKind == nil
                    && $0.podTemplate != nil && $0.kind != "DaemonSet"
            }
    }
}
