public import Topology
public import Words

/// Another number of nodes in a group.
public struct NodeCount: Scenario {
    public static let movesCapacity = true
    /// The group as it was named: `general`, or with its cluster `blue/general`.
    public let group: String
    public let count: Int
    /// Indicates whether the group's maximum is raised where the count is beyond it.
    public let forcesMaximum: Bool
    public var name: String { "--nodes=\(group)=\(count)" }
    public init(group: String, count: Int, forcesMaximum: Bool = false) {
        self.group = group
        self.count = count
        self.forcesMaximum = forcesMaximum
    }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let names = GroupNames(snapshot, context.aim)
        let key = try names.group(group, for: name)
        try checkMaximum(snapshot, key, names)
        var next = snapshot
        for position in next.nodeGroups.indices
        where names.isOne(key, next.nodeGroups[position]) {
            next.nodeGroups[position].desiredSize = count
            next.nodeGroups[position].minSize = next.nodeGroups[position].minSize.map { min($0, count) }
            next.nodeGroups[position].maxSize = next.nodeGroups[position].maxSize.map { max($0, count) }
        }
        for position in next.autoScalingGroups.indices
        where names.isOne(key, next.autoScalingGroups[position]) {
            next.autoScalingGroups[position].desiredCapacity = count
            next.autoScalingGroups[position].minSize = min(next.autoScalingGroups[position].minSize, count)
            next.autoScalingGroups[position].maxSize = max(next.autoScalingGroups[position].maxSize, count)
        }
        let mine = names.nodes(of: key, in: snapshot)
        if !mine.isEmpty {
            if count < mine.count {
                next.remove(Self.leastNeeded(mine, count: mine.count - count))
            } else {
                next.add(count - mine.count, like: mine)
            }
            return next
        }
        // Without Node objects, instances are what costs count; without these, the group's wished size.
        let instances = names.instances(of: key, in: snapshot)
        guard !instances.isEmpty else { return next }
        if count < instances.count {
            let gone = Set(instances.suffix(instances.count - count).map(\.id))
            next.instances.removeAll { gone.contains($0.id) }
        } else {
            let taken = Set(snapshot.instances.map(\.id.rawValue))
            let numbers = (1...).lazy.map { "\(key.name)-new-\($0)" }.filter { !taken.contains($0) }
            for (place, id) in numbers.prefix(count - instances.count).enumerated() {
                var instance = instances[place % instances.count]
                instance.id = Identifier(id)
                next.instances.append(instance)
            }
        }
        return next
    }

    /// - Throws: `ScenarioError` where the count is beyond the group's maximum, which AWS refuses.
    private func checkMaximum(
        _ snapshot: Snapshot, _ key: GroupKey, _ names: GroupNames
    ) throws(ScenarioError) {
        guard !forcesMaximum else { return }
        let managed = snapshot.nodeGroups.filter { names.isOne(key, $0) }
            .compactMap(\.maxSize)
        let scaling = snapshot.autoScalingGroups.filter { names.isOne(key, $0) }
            .map(\.maxSize)
        guard let most = (managed + scaling).max(), count > most else { return }
        throw ScenarioError(
            "\(name): the maximum of \(group) is \(most) nodes; raise it too with --force-max")
    }

    /// What is added to a pool of several kinds, or of Spot Instances: which of them a new node is, is a choice.
    public func notes(on snapshot: Snapshot, in context: ChangeContext) -> [ChangeNote] {
        let names = GroupNames(snapshot, context.aim)
        guard let key = try? names.group(group, for: name), let next = try? apply(to: snapshot, in: context)
        else { return [] }
        let pool = names.kinds(of: key, in: snapshot)
        let after = names.kinds(of: key, in: next)
        guard pool != after, pool.count > 1 || pool.keys.contains(where: \.isSpot) else { return [] }
        var moved: [NodeKind: Int] = [:]
        for (kind, count) in after { moved[kind, default: 0] += count }
        for (kind, count) in pool { moved[kind, default: 0] -= count }
        let added = NodeKind.text(moved.filter { $0.value > 0 })
        let gone = NodeKind.text(moved.filter { $0.value < 0 }.mapValues { -$0 })
        let has = NodeKind.text(pool)
        if gone.isEmpty { return [.poolGrows(option: name, pool: has, added: added)] }
        return [.poolShrinks(option: name, pool: has, removed: gone)]
    }

    /// The nodes that go: one at a time from the zone that has most, the last by name first.
    static func leastNeeded(_ nodes: [Node], count: Int) -> [Node] {
        var byZone = Dictionary(grouping: nodes) { $0.zone?.rawValue ?? "" }
        var gone: [Node] = []
        while gone.count < count {
            guard let zone = byZone.max(by: { ($0.value.count, $1.key) < ($1.value.count, $0.key) })?.key,
                let node = byZone[zone]?.popLast()
            else { break }
            gone.append(node)
        }
        return gone
    }
}
