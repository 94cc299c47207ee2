public import Topology

/// The number of replicas of a workload that still fit on the nodes of its cluster.
public struct WorkloadRoom: Hashable, Sendable {
    public struct GroupShare: Hashable, Sendable {
        public var group: String
        public var replicas: Int
    }

    /// Empty where nothing tells the cluster.
    public var cluster: ClusterID
    public var clusterName: String?
    /// `Deployment`, `StatefulSet`, …; `Pod` for one that nothing owns.
    public var kind: String
    public var namespace: String
    public var name: String
    /// Pods of it that have a node.
    public var replicas: Int
    public var more: Int
    /// Indicates whether even more may fit: counting stopped at a limit.
    public var isAtLeast: Bool
    public var byGroup: [GroupShare]
    /// The limit that keeps the next one out; nil where counting stopped before any did.
    public var limitedBy: String?
}
