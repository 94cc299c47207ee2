import Topology

/// The traits of a pool's nodes that decide their price.
struct NodeKind: Hashable, Comparable {
    var type: String
    var isSpot: Bool

    var text: String { "\(type) \(isSpot ? "Spot" : "On-Demand")" }
    static func < (a: NodeKind, b: NodeKind) -> Bool { a.text < b.text }

    /// The number of nodes of each kind, `2 × m5.large On-Demand, 1 × m5.large Spot`.
    static func text(_ counts: [NodeKind: Int]) -> String {
        counts.filter { $0.value != 0 }.sorted { $0.key < $1.key }
            .map { "\($0.value) × \($0.key.text)" }.joined(separator: ", ")
    }
}

extension GroupNames {
    /// The nodes of a group, by name.
    func nodes(of key: GroupKey, in snapshot: Snapshot) -> [Node] {
        snapshot.nodes.filter { isOne(key, $0) }
            .sorted { $0.name < $1.name }
    }

    /// The instances of a group, by id.
    func instances(of key: GroupKey, in snapshot: Snapshot) -> [Instance] {
        snapshot.instances.filter {
            isOne(key, $0)
        }.sorted { $0.id < $1.id }
    }

    /// The number of nodes of each kind in a group: of its nodes, else its instances, else its wished size.
    func kinds(of key: GroupKey, in snapshot: Snapshot) -> [NodeKind: Int] {
        var counts: [NodeKind: Int] = [:]
        let instances = Dictionary(snapshot.instances.map { ($0.id, $0) }) { first, _ in first }
        for node in nodes(of: key, in: snapshot) {
            let instance = node.instanceID.flatMap { instances[$0] }
            let type = node.instanceType ?? instance?.instanceType ?? "unknown"
            counts[NodeKind(type: type, isSpot: node.isSpot || instance?.isSpot ?? false), default: 0] += 1
        }
        if !counts.isEmpty { return counts }
        for instance in self.instances(of: key, in: snapshot) {
            counts[NodeKind(type: instance.instanceType, isSpot: instance.isSpot), default: 0] += 1
        }
        if !counts.isEmpty { return counts }
        for group in snapshot.nodeGroups where isOne(key, group) {
            let kind = NodeKind(
                type: group.instanceTypes.first ?? "unknown", isSpot: group.capacityType == "SPOT")
            counts[kind, default: 0] += group.desiredSize ?? 0
        }
        return counts
    }
}
