import Topology

/// The addresses that nodes take of their subnets as pods come, and those that the subnets have left for them.
struct AddressRoom: Sendable {
    /// Free addresses by zone, of the subnets that nodes of the group draw from; nil where they are unknown.
    private(set) var freeByZone: [ZoneName: Int]?
    /// The same by subnet, for clusters that share some.
    private(set) var freeBySubnet: [ZoneName: [Identifier<Subnet>: Int]] = [:]
    /// The reason why the addresses are not known.
    private(set) var unknown: String?
    private let cni: CNISettings
    private let facts: [String: InstanceFacts]
    private var curves: [Curve: [Int]] = [:]

    private struct Curve: Hashable {
        var type: String
        var maxPods: Int
    }

    init(
        _ groups: [NodeGroupModel], subnets: [SubnetCapacity], cni: CNISettings,
        facts: [String: InstanceFacts]
    ) {
        self.cni = cni
        self.facts = facts
        if cni.customNetworking {
            unknown = "pods draw from the subnets of ENIConfigs, which are not imported"
            return
        }
        let ids = Set(groups.flatMap(\.subnetIDs))
        for subnet in subnets where ids.contains(subnet.id) {
            guard let zone = subnet.zone, let left = subnet.free else { continue }
            freeBySubnet[zone, default: [:]][subnet.id] = left
        }
        if freeBySubnet.isEmpty {
            unknown = "the subnets of the nodes were not imported"
        } else {
            freeByZone = freeBySubnet.mapValues { $0.values.reduce(0, +) }
        }
    }

    /// Addresses that a node of a type takes of its subnet with so many pods that need one; nil for unknown types.
    ///
    /// Rules.md#pool-loop, #subnet-addresses-of-a-node: the address manager's loop, pods coming one at a time.
    mutating func held(type: String?, maxPods: Int, pods: Int) -> Int? {
        guard let type, let known = facts[type], let node = cni.node(known, maxPods: maxPods) else {
            return nil
        }
        let key = Curve(type: type, maxPods: maxPods)
        var curve = curves[key] ?? []
        if curve.isEmpty {
            var manager = AddressManager(node)
            manager.settle()
            curve = [manager.held.subnetIPs]
            for _ in 0..<min(max(maxPods, 0), 1000) {
                manager.arrive()
                curve.append(manager.held.subnetIPs)
            }
            curves[key] = curve
        }
        return curve[min(max(pods, 0), curve.count - 1)]
    }

    /// The number of pods that get an address within what a subnet has left, and the addresses that the node takes
    /// for them.
    mutating func pods(
        of wanted: Int, on node: PlaceableNode, has: Int, within left: Int
    ) -> (pods: Int, addresses: Int) {
        guard let now = held(type: node.instanceType, maxPods: node.pods, pods: has) else {
            return (wanted, 0)
        }
        var pods = wanted
        var more = 0
        while pods > 0 {
            more = (held(type: node.instanceType, maxPods: node.pods, pods: has + pods) ?? now) - now
            if more <= left { break }
            pods -= 1
        }
        return (pods, pods == 0 ? 0 : max(more, 0))
    }

    /// Pods that can have an address on a node, the subnet aside; nil for unknown types.
    func podAddresses(type: String?, maxPods: Int) -> Int? {
        guard let known = type.flatMap({ facts[$0] }) else { return nil }
        return cni.node(known, maxPods: maxPods)?.podAddresses
    }
}
