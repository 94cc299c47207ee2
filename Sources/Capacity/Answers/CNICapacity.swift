public import Topology

/// The VPC CNI of one cluster: how it is set, and what its nodes hold by that.
public struct CNICapacity: Hashable, Sendable {
    /// Empty where nothing tells the cluster of its nodes.
    public var cluster: ClusterID
    public var clusterName: String?
    public var settings: CNISettings
    /// Nodes whose type is known, so that they were simulated.
    public var nodes = 0
    /// Pods with an address of the VPC.
    public var pods = 0
    /// Addresses that the simulated nodes hold.
    public var simulated = 0
    /// Of those, kept ready for pods that are not there.
    public var idle = 0
    /// Addresses of the interfaces attached to the nodes of which any was imported.
    public var seen = 0
    /// Simulated addresses of those same nodes.
    public var simulatedOfSeen = 0
    /// Nodes that hold another number of addresses than simulated, the furthest first.
    public var unlike: [NodeHolding] = []
    /// Nodes that could not be simulated.
    public var unknown = 0

    init(_ part: ClusterPart, settings: CNISettings, nodes all: [NodeHolding]) {
        cluster = part.id
        clusterName = part.name
        self.settings = settings
        for node in all {
            pods += node.pods
            guard let held = node.simulated else {
                unknown += 1
                continue
            }
            nodes += 1
            simulated += held.subnetIPs
            idle += held.unusedIPs
            guard let seen = node.seen else { continue }
            self.seen += seen
            simulatedOfSeen += held.subnetIPs
            if seen != held.subnetIPs { unlike.append(node) }
        }
        unlike.sort { a, b in (b.distance, a.node) < (a.distance, b.node) }
    }
}

extension NodeHolding {
    /// The distance of what is seen from what is simulated.
    fileprivate var distance: Int {
        guard let seen, let simulated else { return 0 }
        return abs(seen - simulated.subnetIPs)
    }
}
