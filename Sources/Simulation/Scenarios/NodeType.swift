import Capacity
public import Topology

/// Another instance type for all nodes of a group.
public struct NodeType: Scenario {
    public static let movesCapacity = true
    /// The group as it was named: `general`, or with its cluster `blue/general`.
    public let group: String
    public let type: String
    public var name: String { "--instance-type=\(group)=\(type)" }
    public init(group: String, type: String) {
        self.group = group
        self.type = type
    }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        if let facts = context.facts, facts[type] == nil {
            throw ScenarioError(
                "\(name): no instance type '\(type)' is known" + NearestNames.hint(type, among: facts.keys))
        }
        let names = GroupNames(snapshot, context.aim)
        let key = try names.group(group, for: name)
        var next = snapshot
        for position in next.nodeGroups.indices
        where names.isOne(key, next.nodeGroups[position]) {
            next.nodeGroups[position].instanceTypes = [type]
        }
        for position in next.autoScalingGroups.indices
        where names.isOne(key, next.autoScalingGroups[position]) {
            next.autoScalingGroups[position].instanceTypes = [type]
        }
        var instances = Set(names.instances(of: key, in: snapshot).map(\.id))
        for position in next.nodes.indices
        where names.isOne(key, next.nodes[position]) {
            next.nodes[position].become(type)
            if let id = next.nodes[position].instanceID { instances.insert(id) }
        }
        for position in next.instances.indices where instances.contains(next.instances[position].id) {
            next.instances[position].instanceType = type
        }
        return next
    }
}

extension Node {
    /// Makes the node one of another type, of which nothing is known yet but what the type says.
    fileprivate mutating func become(_ type: String) {
        instanceType = type
        for key in [NodeLabels.instanceType, "beta.kubernetes.io/instance-type"] where labels[key] != nil {
            labels[key] = type
        }
        capacityPods = nil
        capacityCPUMillis = nil
        capacityMemoryBytes = nil
        allocatableCPUMillis = nil
        allocatableMemoryBytes = nil
        allocatablePods = nil
        otherAllocatable = otherAllocatable.filter { $0.key == "ephemeral-storage" }
    }
}
