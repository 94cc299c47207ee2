/// The nodes and addresses of one node group at the end of the horizon.
public struct GroupNeed: Hashable, Sendable {
    public var instanceType: String
    public var nodes: Int
    /// Nodes of one zone, the fullest.
    public var nodesPerZone: Int
    public var podsPerNode: Int
    public var maxPods: Int
    /// The addresses that a node holds with its pods on it.
    public var held: HeldAddresses
    /// Prefixes of 16 addresses among them.
    public var prefixesPerNode: Int
}

extension AddressDemand {
    /// Pods of the host's network on each node, which take no address: aws-node and kube-proxy.
    ///
    /// Rules.md#eni-formula; amazon-vpc-cni-k8s `misc/eni-max-pods.txt`.
    static let hostNetworkPods = 2

    /// The kubelet's `maxPods` of a type, as a managed node group sets it.
    func maxPods(_ facts: InstanceFacts) -> Int {
        guard let enis = facts.enis, let ipv4 = facts.ipv4PerENI else { return 0 }
        var question = CalculatorQuestion(
            enisOnDefaultCard: enis, ipv4PerENI: ipv4, vCPUs: facts.vCPUs, hypervisor: facts.hypervisor,
            cniVersion: "1.9")
        question.prefixDelegation = mode.usesPrefixes
        question.customNetworking = mode.isCustom
        return MaxPods.calculatorScript(question)
    }

    /// Each group's nodes and what a node of it holds.
    ///
    /// Pods spread over all nodes in proportion to what each may run. Where they would not fit, the groups grow
    /// evenly until they do.
    public var groupNeeds: [GroupNeed] {
        let room = groups.map { max(maxPods($0.facts) - Self.hostNetworkPods, 0) }
        var nodes = groups.map { grown($0.nodes) }
        let pods = grown(pods)
        func places() -> Int128 { zip(nodes, room).reduce(0) { $0 + Int128($1.0) * Int128($1.1) } }
        let first = places()
        if first > 0, first < Int128(pods) {
            nodes = nodes.map { Int((Int128($0) * Int128(pods) + first - 1) / first) }
        }
        let all = places()
        return groups.indices.map { index in
            let facts = groups[index].facts
            let share = all > 0 ? Int((Int128(pods) * Int128(room[index]) + all - 1) / all) : 0
            let podsPerNode = min(share, room[index])
            let node = managedNode(facts)
            let held = node.holding(pods: podsPerNode)
            return GroupNeed(
                instanceType: facts.instanceType, nodes: nodes[index],
                nodesPerZone: dividedUp(nodes[index], by: max(zones - zonesLost, 1)),
                podsPerNode: podsPerNode, maxPods: node.maxPods, held: held,
                prefixesPerNode: node.usesPrefixes ? held.slotsInUse : 0)
        }
    }

    /// Indicates whether the pods fit on the nodes that were asked for, without more nodes.
    public var fitsOnNodes: Bool { zip(groups, groupNeeds).allSatisfy { grown($0.nodes) == $1.nodes } }

    private func managedNode(_ facts: InstanceFacts) -> ManagedNode {
        var node = ManagedNode(
            eniLimit: facts.enis ?? 0, ipv4PerENI: facts.ipv4PerENI ?? 0, maxPods: maxPods(facts))
        node.usesPrefixes = mode.usesPrefixes && (facts.hypervisor == "nitro" || facts.isBareMetal)
        node.customNetworking = mode.isCustom
        node.targets = targets
        return node
    }
}
