import Topology

/// Every node with the addresses that it holds.
struct NodeHoldings {
    private(set) var nodes: [NodeHolding] = []
    /// The settings of each cluster; the empty one is that of nodes of no known cluster.
    private(set) var settings: [ClusterID: CNISettings] = [:]
    private let facts: [String: InstanceFacts]
    private var memory: [Question: (held: HeldAddresses, most: Int)] = [:]

    private struct Question: Hashable {
        var node: ManagedNode
        var pods: Int
    }

    init(of parts: ClusterParts, facts: [String: InstanceFacts]) {
        self.facts = facts
        let seen = Self.seen(parts.snapshot)
        let instances = Dictionary(parts.snapshot.instances.map { ($0.id, $0) }) { first, _ in first }
        nodes.reserveCapacity(parts.snapshot.nodes.count)
        for part in parts.all {
            let cni = CNISettings.of(part)
            settings[part.id] = cni
            let pods = Self.podsByNode(part.snapshot)
            let places = NodePlaces(part.snapshot)
            for node in part.snapshot.nodes {
                let instance = node.instanceID.flatMap { instances[$0] }
                var holding = NodeHolding(node: node.name)
                holding.cluster = part.id
                holding.clusterName = part.name
                holding.groupName = node.nodeGroupName ?? instance?.nodeGroupName
                holding.instanceType = node.instanceType ?? instance?.instanceType
                holding.pods = pods[node.name] ?? 0
                holding.seen = node.instanceID.flatMap { seen[$0] }
                holding.subnetID = instance?.subnetID ?? places.subnet(of: node, group: holding.groupName)
                if cni.customNetworking { holding.podSubnetID = places.podSubnet(of: node, cni) }
                fill(&holding, node, cni)
                nodes.append(holding)
            }
        }
    }

    /// Pods that hold an address, by their node in one cluster: none of the host's network and none that has ended.
    private static func podsByNode(_ snapshot: Snapshot) -> [String: Int] {
        var counts: [String: Int] = [:]
        for pod in snapshot.pods where !pod.isHostNetwork && pod.phase != "Succeeded" && pod.phase != "Failed"
        {
            guard let node = pod.nodeName else { continue }
            counts[node, default: 0] += 1
        }
        return counts
    }

    private static func seen(_ snapshot: Snapshot) -> [Identifier<Instance>: Int] {
        var seen: [Identifier<Instance>: Int] = [:]
        for interface in snapshot.networkInterfaces {
            guard let instance = interface.instanceID, interface.interfaceType != "branch" else { continue }
            seen[instance, default: 0] += interface.addressCount
        }
        return seen
    }

    private mutating func fill(_ holding: inout NodeHolding, _ node: Node, _ settings: CNISettings) {
        switch node.labels["eks.amazonaws.com/compute-type"] {
        case "fargate":
            // A node for one pod: an interface of its own.
            holding.simulated = HeldAddresses(single: true)
            return
        case "auto": return
        default: break
        }
        if settings.isIPv6 {
            holding.simulated = HeldAddresses(single: true)
            return
        }
        guard let type = holding.instanceType, let facts = facts[type] else { return }
        let maxPods = node.capacityPods ?? node.allocatablePods ?? facts.eniMaxPods ?? 110
        guard let managed = settings.node(facts, maxPods: maxPods) else { return }
        let question = Question(node: managed, pods: min(holding.pods, maxPods))
        let answer = memory[question] ?? Self.answer(question)
        memory[question] = answer
        holding.simulated = answer.held
        // The trunk interface has an address of its own and gives none to pods; Rules.md#pods-that-count.
        if managed.keepsTrunkSlot { holding.simulated?.nodeSubnetIPs += 1 }
        holding.mostAfterPeak = answer.most + (managed.keepsTrunkSlot ? 1 : 0)
    }

    private static func answer(_ question: Question) -> (held: HeldAddresses, most: Int) {
        let held = question.node.holding(pods: question.pods)
        let most = question.node.holding(
            pods: question.pods, afterPeak: max(question.node.maxPods, question.pods), isScattered: true)
        return (held, max(most.subnetIPs, held.subnetIPs))
    }

    /// Addresses that the nodes hold in each subnet, and how many nodes they are.
    var bySubnet: [Identifier<Subnet>: (addresses: Int, count: Int)] {
        var sums: [Identifier<Subnet>: (addresses: Int, count: Int)] = [:]
        func add(_ subnet: Identifier<Subnet>?, _ addresses: Int, _ count: Int) {
            guard let subnet else { return }
            let before = sums[subnet] ?? (0, 0)
            sums[subnet] = (before.addresses + addresses, before.count + count)
        }
        for node in nodes {
            let held = node.simulated ?? HeldAddresses(single: true)
            add(node.subnetID, held.nodeSubnetIPs, 1)
            if held.podSubnetIPs > 0 { add(node.podSubnetID ?? node.subnetID, held.podSubnetIPs, 0) }
        }
        return sums
    }
}

extension HeldAddresses {
    /// One interface with its one address.
    init(single: Bool) {
        self.init(
            enis: 1, slotsInUse: 0, poolIPs: 0, unusedIPs: 0, podsWithoutIP: 0, nodeSubnetIPs: 1,
            podSubnetIPs: 0)
    }
}
