public import Topology

/// Indicates whether the estate bears something that may happen.
public struct CapacityScenario: Hashable, Sendable {
    /// Something of which there is not enough.
    public struct Shortage: Hashable, Sendable {
        /// `cpu_millis`, `memory_mib`, `pods`, `addresses`, `nodes` or a constraint.
        public var what: String
        /// The node group, subnet or workload.
        public var place: String
        /// The cluster that lacks it, where the answer is of several: its name, or its ARN where two have that name.
        public var cluster: String?
        public var amount: Int
        public init(what: String, place: String, amount: Int) {
            self.what = what
            self.place = place
            self.amount = amount
        }
    }

    /// `az-loss`, `surge` or `control-plane-upgrade`.
    public var name: String
    /// The zone that is lost, the percent of the surge, the cluster.
    public var subject: String
    /// The cluster that is upgraded, or whose node group is updated; nil for what happens to all clusters.
    public var cluster: ClusterID?
    public var clusterName: String?
    /// nil where something that decides it is unknown.
    public var fits: Bool?
    public var short: [Shortage] = []
    /// Indicates whether it fits once groups have grown as far as they may; nil where that was not asked or is unknown.
    public var fitsWithNewNodes: Bool?
    /// Nodes that it then takes.
    public var newNodes = 0
    /// The nodes and pods that were looked at, in a sentence.
    public var detail = ""
    public init(name: String, subject: String) {
        self.name = name
        self.subject = subject
    }
}
