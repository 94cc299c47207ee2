public import Topology

/// The addresses of one node, as its address manager should hold them and as its interfaces show them.
public struct NodeHolding: Hashable, Sendable {
    public var node: String
    public var groupName: String?
    /// Empty where nothing tells the cluster.
    public var cluster: ClusterID = ""
    public var clusterName: String?
    public var instanceType: String?
    /// The subnet of its primary address; nil where nothing tells.
    public var subnetID: Identifier<Subnet>?
    /// The subnet of its pods' addresses, under custom networking.
    public var podSubnetID: Identifier<Subnet>?
    /// Pods that need an address of the VPC.
    public var pods = 0
    /// nil where the type is unknown, and on nodes that another address manager runs.
    public var simulated: HeldAddresses?
    /// Addresses of the interfaces attached to it; nil where none was imported.
    public var seen: Int?
    /// The most that it may hold with these pods, had every address been in use before.
    public var mostAfterPeak: Int?

    /// The addresses that the node holds as far as is known: those that are seen, else those that are simulated.
    public var addresses: Int? { seen ?? simulated?.subnetIPs }

    /// The reason why more is held than the pods there are explain; nil where it is not.
    public var excess: String? {
        guard let seen, let simulated, seen > simulated.subnetIPs else { return nil }
        if let mostAfterPeak, seen <= mostAfterPeak {
            return "left from when it ran more pods: an interface is given back only when no pod is on it"
        }
        return "more than these settings hold: they were others when the addresses came"
    }
}
