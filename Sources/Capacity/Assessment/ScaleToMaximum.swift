import Topology
import Units

/// The addresses that would be added in each subnet if every node group had all the nodes that it may.
///
/// New nodes spread evenly over the zones of their group and over its subnets in a zone, and each runs as many
/// pods as the group's average node does.
struct ScaleToMaximum {
    private(set) var added: [Identifier<Subnet>: Int] = [:]

    /// A group of nodes that may grow.
    private struct Group {
        var most: Int
        var nodes: [NodeHolding]
        var types: [String]
        var subnets: [Identifier<Subnet>]
    }

    init(of parts: ClusterParts, holdings: NodeHoldings, facts: [String: InstanceFacts]) {
        let zones = Dictionary(
            parts.snapshot.subnets.compactMap { subnet in subnet.zone.map { (subnet.id, $0) } }
        ) { first, _ in first }
        let nodes = Dictionary(grouping: holdings.nodes, by: \.cluster)
        for part in parts.all {
            let settings = holdings.settings[part.id] ?? CNISettings.of(part)
            let places = NodePlaces(part.snapshot)
            for group in Self.groups(part.snapshot, nodes[part.id] ?? []) {
                add(group, settings, places, zones, facts)
            }
        }
    }

    private mutating func add(
        _ group: Group, _ settings: CNISettings, _ places: NodePlaces,
        _ zones: [Identifier<Subnet>: ZoneName], _ facts: [String: InstanceFacts]
    ) {
        let extra = group.most - group.nodes.count
        guard extra > 0, let held = Self.perNode(group, settings, facts) else { return }
        let byZone = Dictionary(grouping: group.subnets.filter { zones[$0] != nil }) { zones[$0] ?? "" }
        for (zone, subnets) in byZone {
            let nodes = dividedUp(extra, by: byZone.count)
            let share = dividedUp(nodes, by: subnets.count)
            for subnet in subnets { added[subnet, default: 0] += share * held.nodeSubnetIPs }
            guard held.podSubnetIPs > 0 else { continue }
            if let pods = places.podSubnet(inZone: zone) {
                added[pods, default: 0] += nodes * held.podSubnetIPs
            } else {
                for subnet in subnets { added[subnet, default: 0] += share * held.podSubnetIPs }
            }
        }
    }

    /// The groups of one cluster.
    private static func groups(_ snapshot: Snapshot, _ holdings: [NodeHolding]) -> [Group] {
        let byGroup = Dictionary(grouping: holdings) { $0.groupName ?? "" }
        var groups = snapshot.nodeGroups.compactMap { group in
            group.maxSize.map {
                Group(
                    most: $0, nodes: byGroup[group.name] ?? [], types: group.instanceTypes,
                    subnets: group.subnetIDs)
            }
        }
        // Groups that the user manages: those that no managed one stands on.
        let managed = Set(snapshot.nodeGroups.flatMap(\.autoScalingGroupNames))
        let homes = Dictionary(
            snapshot.instances.compactMap { instance in
                instance.autoScalingGroupName.map { (instance.id.rawValue, $0) }
            }
        ) { first, _ in first }
        let instanceIDs = Dictionary(
            snapshot.nodes.compactMap { node in node.instanceID.map { (node.name, $0.rawValue) } }
        ) { first, _ in first }
        let byASG = Dictionary(grouping: holdings) { instanceIDs[$0.node].flatMap { homes[$0] } ?? "" }
        for group in snapshot.autoScalingGroups
        where !managed.contains(group.name)
            && group.tags.keys.contains(where: { $0.hasPrefix("kubernetes.io/cluster/") })
        {
            groups.append(
                Group(
                    most: group.maxSize, nodes: byASG[group.name] ?? [], types: group.instanceTypes,
                    subnets: group.subnetIDs))
        }
        return groups
    }

    /// The addresses that an added node holds: the most of the group's types.
    private static func perNode(
        _ group: Group, _ settings: CNISettings, _ facts: [String: InstanceFacts]
    ) -> HeldAddresses? {
        let pods =
            group.nodes.isEmpty
            ? 0 : dividedUp(group.nodes.reduce(0) { $0 + $1.pods }, by: group.nodes.count)
        if settings.isIPv6 { return HeldAddresses(single: true) }
        let types = group.types.isEmpty ? Array(Set(group.nodes.compactMap(\.instanceType))) : group.types
        return types.compactMap { facts[$0] }.compactMap { facts in
            settings.node(facts, maxPods: facts.eniMaxPods ?? 110)?.holding(pods: pods)
        }.max { $0.subnetIPs < $1.subnetIPs }
    }
}
