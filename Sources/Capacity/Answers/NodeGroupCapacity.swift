public import Topology

/// The pods of a node group, and those that it still takes.
public struct NodeGroupCapacity: Hashable, Sendable {
    public var name: String
    /// Empty where nothing tells the cluster.
    public var cluster: ClusterID = ""
    public var clusterName: String?
    public var instanceTypes: [String] = []
    /// The kubelet's `maxPods` of a node; nil where nothing tells it.
    public var maxPods: Int?
    /// Of one node; nil where nothing tells it.
    public var allocatable: Allocatable?
    public var nodes = 0
    /// Pods on its nodes, those of the host's network included.
    public var pods = 0
    /// The number of pods like the average one that still fit on the nodes that there are; nil where it is unknown.
    public var podsFree: Int?
    /// `cpu`, `memory`, `pods`, `addresses` or a constraint; nil where nothing binds or it is unknown.
    public var limitedBy: String?
    /// `managed`, `karpenter`, `auto-scaling` or `nodes`.
    public var kind = ""
    public var zones: [ZoneName] = []
    public var minSize: Int?
    public var maxSize: Int?
    public var desiredSize: Int?
    /// The origin of `maxPods`, its limit, and the figures in a sentence.
    public var maxPodsOrigin: MaxPodsAnswer.Origin?
    public var maxPodsLimit: MaxPodsAnswer.Limit?
    public var maxPodsReason: String?
    /// Pods that can have an address of a node's interfaces; nil where the type's interfaces are unknown.
    public var podAddresses: Int?
    /// Ephemeral storage of one node that pods may request.
    public var ephemeralStorageMiB: Int?
    /// The pod by which room is counted: the mean of the group's own, or of the estate's.
    public var typicalPod: Allocatable?
    /// The number of such pods that a new node takes beside its daemons.
    public var podsPerNewNode: Int?
    /// The number of pods that still fit once the group is as large as it may grow.
    public var podsFreeAtMax: Int?
    public var limitedByAtMax: String?
    /// The number of pods that still fit without each zone; below zero, so many have no place.
    public var zoneLosses: [ZoneRoom] = []
    /// Nodes that a rolling update adds for a while, and how many more pods fit during it.
    public var surgeNodes: Int?
    public var podsFreeInUpdate: Int?
    /// The facts that are not known of the group, with the reasons, one sentence each.
    public var unknowns: [String] = []
    public var exhaustedOn: ExhaustionDates?
    public init(name: String) { self.name = name }

    /// The pods that a group takes without one of its zones.
    public struct ZoneRoom: Hashable, Sendable {
        public var zone: ZoneName
        public var podsFree: Int
    }
}
