/// One thing that takes addresses of each subnet of a tier.
public struct TierNeed: Hashable, Sendable {
    public var tier: AddressDemand.Tier
    /// `174 nodes of m6i.xlarge, 42 pods each`.
    public var what: String
    /// Addresses of one subnet, before any headroom.
    public var addresses: Int
    /// Contiguous blocks of 16 among them.
    public var prefixes = 0
}

extension AddressDemand {
    /// The addresses that are taken, by tier and zone.
    ///
    /// A load balancer 8 (Rules.md#addresses-of-services), a zonal NAT gateway 1, an interface endpoint 1, the
    /// control plane the 16 that are recommended (Rules.md#control-plane-addresses), each node what its address
    /// manager holds, and the two nodes a zone that an update of a managed node group adds (Rules.md#update-surge).
    public var needs: [TierNeed] {
        var needs: [TierNeed] = []
        let outside = tiers.contains(.publicTier) ? Tier.publicTier : nodeTier
        let inside = tiers.contains(.intra) ? Tier.intra : nodeTier
        func add(_ tier: Tier, _ count: Int, _ what: String, each: Int) {
            guard count > 0 else { return }
            needs.append(
                .init(tier: tier, what: "\(count) \(what)\(count == 1 ? "" : "s")", addresses: count * each))
        }
        add(outside, loadBalancers, "load balancer", each: 8)
        if hasZonalNAT, tiers.contains(.publicTier) { add(.publicTier, 1, "NAT gateway", each: 1) }
        let groups = groupNeeds
        for group in groups { addNodes(group, group.nodesPerZone, "", &needs) }
        if let largest = groups.max(by: { $0.held.subnetIPs < $1.held.subnetIPs }) {
            addNodes(largest, 2, " of an update", &needs)
        }
        add(nodeTier, internalLoadBalancers, "internal load balancer", each: 8)
        needs.append(.init(tier: inside, what: "the control plane", addresses: 16))
        add(inside, endpoints, "interface endpoint", each: 1)
        return needs
    }

    private func addNodes(_ group: GroupNeed, _ count: Int, _ why: String, _ needs: inout [TierNeed]) {
        guard count > 0 else { return }
        let what = "\(count) node\(count == 1 ? "" : "s") of \(group.instanceType)\(why)"
        let prefixes = count * group.prefixesPerNode
        needs.append(
            .init(
                tier: nodeTier, what: what, addresses: count * group.held.nodeSubnetIPs,
                prefixes: mode.isCustom ? 0 : prefixes))
        guard mode.isCustom else { return }
        needs.append(
            .init(
                tier: .pods, what: "pods of \(what)", addresses: count * group.held.podSubnetIPs,
                prefixes: prefixes))
    }

    /// Addresses that each subnet of a tier needs, before any headroom.
    public func needed(_ tier: Tier) -> Int {
        needs.reduce(0) { $1.tier == tier ? $0 + $1.addresses : $0 }
    }

    /// Contiguous blocks of 16 that each subnet of a tier needs, before any headroom.
    public func neededPrefixes(_ tier: Tier) -> Int {
        needs.reduce(0) { $1.tier == tier ? $0 + $1.prefixes : $0 }
    }

    /// Returns whether a subnet of a tier holds a load balancer, which wants a /27 or larger
    /// (Rules.md#addresses-of-services).
    func holdsLoadBalancers(_ tier: Tier) -> Bool {
        (internalLoadBalancers > 0 && tier == nodeTier)
            || (loadBalancers > 0 && tier == (tiers.contains(.publicTier) ? .publicTier : nodeTier))
    }
}
