public import Units

/// What a VPC that does not exist yet shall hold.
public struct AddressDemand: Hashable, Sendable {
    /// Nodes of one type.
    public struct NodeGroup: Hashable, Sendable {
        public var facts: InstanceFacts
        public var nodes: Int
        public init(facts: InstanceFacts, nodes: Int) {
            self.facts = facts
            self.nodes = nodes
        }
    }

    public var zones: Int
    public var groups: [NodeGroup]
    public var pods: Int
    /// Growth a month, 3/100 for 3 %.
    public var growth: Ratio
    public var months: Int
    public var targets = WarmTargets()
    public var usesPrefixes = false
    /// Interface endpoints, one address a zone each.
    public var endpoints = 10
    public var loadBalancers = 2
    public init(zones: Int, groups: [NodeGroup], pods: Int, growth: Ratio, months: Int) {
        self.zones = zones
        self.groups = groups
        self.pods = pods
        self.growth = growth
        self.months = months
    }

    /// Pods of the host's network on each node, which take no address: aws-node and kube-proxy.
    static let hostNetworkPods = 2

    /// The factor after all months, in billionths, rounded up each month so that no month is short.
    public var growthBillionths: Int128 {
        var factor: Int128 = 1_000_000_000
        let monthly = Ratio.one + growth
        for _ in 0..<months {
            factor = (factor * monthly.numerator + monthly.denominator - 1) / monthly.denominator
            if factor > 1_000_000_000_000_000 { break }  // a million times: no VPC is that large
        }
        return factor
    }

    /// A count at the end of the horizon, rounded up.
    public func grown(_ count: Int) -> Int {
        Int((Int128(count) * growthBillionths + 999_999_999) / 1_000_000_000)
    }

    /// The kubelet's `maxPods` of a type, as a managed node group sets it.
    func maxPods(_ facts: InstanceFacts) -> Int {
        guard let enis = facts.enis, let ipv4 = facts.ipv4PerENI else { return 0 }
        var question = CalculatorQuestion(
            enisOnDefaultCard: enis, ipv4PerENI: ipv4, vCPUs: facts.vCPUs, hypervisor: facts.hypervisor,
            cniVersion: "1.9")
        question.prefixDelegation = usesPrefixes
        return MaxPods.calculatorScript(question)
    }

    /// What one group comes to at the end of the horizon.
    public struct GroupNeed: Hashable, Sendable {
        public var instanceType: String
        public var nodes: Int
        /// Nodes of one zone, the fullest.
        public var nodesPerZone: Int
        public var podsPerNode: Int
        public var maxPods: Int
        public var addressesPerNode: Int
    }

    /// Each group's nodes and what a node of it holds.
    ///
    /// Pods spread over all nodes in proportion to what each may run. Where they would not fit, the groups grow
    /// evenly until they do.
    public var groupNeeds: [GroupNeed] {
        let room = groups.map { max(maxPods($0.facts) - Self.hostNetworkPods, 0) }
        var nodes = groups.map { grown($0.nodes) }
        let pods = grown(pods)
        var places = zip(nodes, room).reduce(0) { $0 + $1.0 * $1.1 }
        if places > 0, places < pods {
            nodes = nodes.map { Int((Int128($0) * Int128(pods) + Int128(places) - 1) / Int128(places)) }
            places = zip(nodes, room).reduce(0) { $0 + $1.0 * $1.1 }
        }
        return groups.indices.map { index in
            let facts = groups[index].facts
            let share = places > 0 ? dividedUp(pods * room[index], by: places) : 0
            let podsPerNode = min(share, room[index])
            var node = ManagedNode(
                eniLimit: facts.enis ?? 0, ipv4PerENI: facts.ipv4PerENI ?? 0, maxPods: maxPods(facts))
            node.usesPrefixes = usesPrefixes && (facts.hypervisor == "nitro" || facts.isBareMetal)
            node.targets = targets
            return GroupNeed(
                instanceType: facts.instanceType, nodes: nodes[index],
                nodesPerZone: dividedUp(nodes[index], by: zones),
                podsPerNode: podsPerNode, maxPods: maxPods(facts),
                addressesPerNode: node.holding(pods: podsPerNode).subnetIPs)
        }
    }

    /// Addresses that each subnet of a tier needs, before any headroom.
    ///
    /// Private: the nodes of the zone and what they hold, and the two nodes a zone that an update of the largest
    /// group adds (RULES 5.6). Public: 8 for each load balancer and 1 for a NAT gateway. Intra: the 16 recommended
    /// for the control plane (RULES 5.3) and 1 for each interface endpoint.
    public func needed(_ tier: Tier) -> Int {
        switch tier {
        case .privateTier:
            let needs = groupNeeds
            let surge = needs.map(\.addressesPerNode).max() ?? 0
            return needs.reduce(0) { $0 + $1.nodesPerZone * $1.addressesPerNode } + 2 * surge
        case .publicTier: return 8 * loadBalancers + 1
        case .intra: return 16 + endpoints
        }
    }

    /// What a subnet is for.
    public enum Tier: String, Hashable, Sendable, CaseIterable {
        case publicTier = "public"
        case privateTier = "private"
        /// No way out: the control plane's interfaces and the endpoints.
        case intra
    }
}
