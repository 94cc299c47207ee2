/// What a node group holds and how much more it takes.
public struct NodeGroupCapacity: Hashable, Sendable {
    public var name: String
    public var clusterName: String?
    public var instanceTypes: [String] = []
    /// The kubelet's `maxPods` of a node; nil where nothing tells it.
    public var maxPods: Int?
    /// Of one node; nil where nothing tells it.
    public var allocatable: Allocatable?
    public var nodes = 0
    /// Pods on its nodes, those of the host's network included.
    public var pods = 0
    /// How many more pods like the average one fit on the nodes that there are; nil where it is unknown.
    public var podsFree: Int?
    /// `cpu`, `memory`, `pods`, `addresses` or a constraint; nil where nothing binds or it is unknown.
    public var limitedBy: String?
    public var exhaustedOn: ExhaustionDates?
    public init(name: String) { self.name = name }
}
