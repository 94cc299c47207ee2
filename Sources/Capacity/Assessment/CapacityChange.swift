import Estate
public import Topology

/// The capacity of an estate before and after a change.
public struct CapacityChange: Hashable, Sendable {
    public var before: CapacityAssessment
    public var after: CapacityAssessment
    /// The steps that must happen for the figures after to come true, one sentence each.
    public var conditions: [String] = []

    public init(
        from start: Snapshot, to end: Snapshot, facts: [String: InstanceFacts], options: CapacityOptions
    ) {
        // Pods that the change sends looking for a place are what it is asked about: those that find one have it.
        let end = PodEstate.settling(end, facts: facts)
        let (first, last) = (Estate(prepared: start), Estate(prepared: end))
        let (old, new) = (ClusterParts(first), ClusterParts(last))
        before = CapacityAssessment(of: first, facts: facts, options: options)
        let used = Self.used(before, from: old, to: new, facts: facts)
        after = CapacityAssessment(of: last, facts: facts, options: options, used: used)
        for subnet in after.subnets {
            guard let wanted = used[subnet.id], let usable = subnet.usable else { continue }
            let short = wanted - (usable - (subnet.reserved ?? 0))
            if short > 0 {
                conditions.append(
                    "\(subnet.id) is short of \(short) addresses for what its nodes would hold.")
            }
        }
        if Self.replacesNodes(from: old, to: new) {
            conditions.append("The nodes are replaced: kubelets that run keep the maximum of pods they have.")
        }
        if Self.resetsCNI(from: old, to: new) {
            conditions.append(
                "Addresses after the change are those of nodes that started with it: an address or interface that a node holds already goes back only as the CNI's loop lets it."
            )
        }
    }

    /// Returns whether the CNI of a cluster is set otherwise.
    private static func resetsCNI(from old: ClusterParts, to new: ClusterParts) -> Bool {
        new.all.contains { part in
            guard let number = old.number(of: part.id) else { return false }
            return CNISettings.of(part) != CNISettings.of(old.all[number])
        }
    }

    /// Returns whether a node tells nothing of its pods any more that did before.
    private static func replacesNodes(from old: ClusterParts, to new: ClusterParts) -> Bool {
        let known = old.all.map { part in
            Set(part.snapshot.nodes.lazy.filter { $0.capacityPods != nil }.map(\.name))
        }
        return new.all.contains { part in
            guard let number = old.number(of: part.id) else { return false }
            return part.snapshot.nodes.contains { $0.capacityPods == nil && known[number].contains($0.name) }
        }
    }

    /// Addresses that the change takes of each subnet that is there before and after it.
    package var taken: [Identifier<Subnet>: Int] {
        let old = Dictionary(before.subnets.compactMap { row in row.free.map { (row.id, $0) } }) { first, _ in
            first
        }
        return Dictionary(
            after.subnets.compactMap { row in
                guard let free = row.free, let had = old[row.id] else { return nil }
                return (row.id, had - free)
            }
        ) { first, _ in first }
    }

    /// Addresses in use after the change in subnets whose use was counted before it.
    ///
    /// What was counted holds for the old settings and nodes: the difference that the model sees between both sides
    /// is added to it.
    private static func used(
        _ before: CapacityAssessment, from start: ClusterParts, to end: ClusterParts,
        facts: [String: InstanceFacts]
    ) -> [Identifier<Subnet>: Int] {
        let old = NodeHoldings(of: start, facts: facts).bySubnet
        let new = NodeHoldings(of: end, facts: facts).bySubnet
        let counted = Dictionary(before.subnets.map { ($0.id, $0) }) { first, _ in first }
        let countedVPCs = Set(before.subnets.filter { $0.basis == .configured }.map(\.vpcID))
        var used: [Identifier<Subnet>: Int] = [:]
        for subnet in end.snapshot.subnets where countedVPCs.contains(subnet.vpcID) {
            let now = new[subnet.id]?.addresses ?? 0
            if let row = counted[subnet.id] {
                guard row.basis == .configured, let taken = row.used else { continue }
                used[subnet.id] = taken + now - (old[subnet.id]?.addresses ?? 0)
            } else {
                used[subnet.id] = now
            }
        }
        return used
    }
}
