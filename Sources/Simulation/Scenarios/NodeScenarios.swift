public import Topology

/// Another number of nodes in a group.
public struct NodeCount: Scenario {
    public let group: String
    public let count: Int
    public var name: String { "--nodes=\(group)=\(count)" }
    public init(group: String, count: Int) {
        self.group = group
        self.count = count
    }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        try snapshot.mustHave(group: group, for: name)
        var next = snapshot
        for position in next.nodeGroups.indices where next.nodeGroups[position].name == group {
            next.nodeGroups[position].desiredSize = count
            next.nodeGroups[position].minSize = next.nodeGroups[position].minSize.map { min($0, count) }
            next.nodeGroups[position].maxSize = next.nodeGroups[position].maxSize.map { max($0, count) }
        }
        for position in next.autoScalingGroups.indices where next.autoScalingGroups[position].name == group {
            next.autoScalingGroups[position].desiredCapacity = count
            next.autoScalingGroups[position].minSize = min(next.autoScalingGroups[position].minSize, count)
            next.autoScalingGroups[position].maxSize = max(next.autoScalingGroups[position].maxSize, count)
        }
        let mine = snapshot.nodes.filter { $0.nodeGroupName == group }.sorted { $0.name < $1.name }
        if !mine.isEmpty {
            if count < mine.count {
                next.remove(Self.leastNeeded(mine, count: mine.count - count))
            } else {
                next.add(count - mine.count, like: mine)
            }
            return next
        }
        // Without Node objects, instances are what costs count; without these, the group's wished size.
        let instances = snapshot.instances.filter {
            $0.nodeGroupName == group || $0.autoScalingGroupName == group
        }
        guard !instances.isEmpty else { return next }
        if count < instances.count {
            let gone = Set(instances.sorted { $0.id < $1.id }.suffix(instances.count - count).map(\.id))
            next.instances.removeAll { gone.contains($0.id) }
        } else {
            for number in 0..<(count - instances.count) {
                var instance = instances[number % instances.count]
                instance.id = Identifier("\(instance.id)-new-\(number + 1)")
                next.instances.append(instance)
            }
        }
        return next
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

/// Another instance type for all nodes of a group.
public struct NodeType: Scenario {
    public let group: String
    public let type: String
    public var name: String { "--instance-type=\(group)=\(type)" }
    public init(group: String, type: String) {
        self.group = group
        self.type = type
    }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        try snapshot.mustHave(group: group, for: name)
        var next = snapshot
        for position in next.nodeGroups.indices where next.nodeGroups[position].name == group {
            next.nodeGroups[position].instanceTypes = [type]
        }
        for position in next.autoScalingGroups.indices where next.autoScalingGroups[position].name == group {
            next.autoScalingGroups[position].instanceTypes = [type]
        }
        var instances = Set<Identifier<Instance>>()
        for position in next.nodes.indices where next.nodes[position].nodeGroupName == group {
            next.nodes[position].become(type)
            if let id = next.nodes[position].instanceID { instances.insert(id) }
        }
        for position in next.instances.indices
        where instances.contains(next.instances[position].id)
            || next.instances[position].nodeGroupName == group
            || next.instances[position].autoScalingGroupName == group
        {
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

/// Another number of replicas of a workload.
public struct Replicas: Scenario {
    public let namespace: String
    public let workload: String
    public let count: Int
    public var name: String { "--replicas=\(namespace)/\(workload)=\(count)" }
    public init(namespace: String, workload: String, count: Int) {
        self.namespace = namespace
        self.workload = workload
        self.count = count
    }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        var owner: Workload?
        for position in next.workloads.indices
        where next.workloads[position].namespace == namespace && next.workloads[position].name == workload
            && next.workloads[position].kind != "DaemonSet"
        {
            next.workloads[position].replicas = count
            owner = next.workloads[position]
        }
        func isOne(_ pod: Pod) -> Bool {
            pod.namespace == namespace && pod.workloadName == workload && !pod.isFinished && !pod.isOfNode
        }
        let mine = snapshot.pods.filter(isOne)
        guard owner != nil || !mine.isEmpty else {
            throw ScenarioError(
                "\(name): no workload of that name; import pods and workloads with `kubectl get pods,deployments -A -o json`"
            )
        }
        if count < mine.count {
            // Pods that wait go first, then the last by name.
            let order = mine.sorted {
                ($0.nodeName != nil ? 0 : 1, $0.name) < ($1.nodeName != nil ? 0 : 1, $1.name)
            }
            let gone = Set(order.suffix(mine.count - count).map(\.name))
            next.pods.removeAll { isOne($0) && gone.contains($0.name) }
        } else if var pod = mine.first ?? owner?.podTemplate {
            pod.namespace = namespace
            pod.nodeName = nil
            pod.podIP = nil
            pod.phase = "Pending"
            pod.isTerminating = false
            if mine.isEmpty {
                pod.ownerKind = owner?.kind == "Deployment" ? "ReplicaSet" : owner?.kind
                pod.ownerName = owner?.kind == "Deployment" ? workload + "-new" : workload
            }
            for number in 0..<(count - mine.count) {
                pod.name = "\(workload)-new-\(number + 1)"
                next.pods.append(pod)
            }
        }
        return next
    }
}

extension Snapshot {
    fileprivate func mustHave(group: String, for change: String) throws(ScenarioError) {
        let known = Set(
            nodeGroups.map(\.name) + autoScalingGroups.map(\.name) + nodes.compactMap(\.nodeGroupName))
        guard !known.contains(group) else { return }
        let list = known.sorted().joined(separator: ", ")
        throw ScenarioError(
            "\(change): no node group \(group); there \(known.isEmpty ? "is none" : "are \(list)")")
    }

    /// Takes nodes away; their pods wait for another place, and the pods that belong to them go with them.
    mutating func remove(_ gone: [Node]) {
        let names = Set(gone.map(\.name))
        let ids = Set(gone.compactMap(\.instanceID))
        nodes.removeAll { names.contains($0.name) }
        instances.removeAll { ids.contains($0.id) }
        networkInterfaces.removeAll { $0.instanceID.map { ids.contains($0) } ?? false }
        for position in autoScalingGroups.indices {
            autoScalingGroups[position].instanceIDs.removeAll { ids.contains($0) }
        }
        func isGone(_ pod: Pod) -> Bool { pod.nodeName.map { names.contains($0) } ?? false }
        pods.removeAll { isGone($0) && $0.isOfNode }
        for position in pods.indices where isGone(pods[position]) {
            pods[position].nodeName = nil
            pods[position].podIP = nil
        }
        workloadPlacements.removeAll { names.contains($0.nodeName) }
    }

    /// Adds nodes like those of a group, each time in the zone that has fewest, with the pods that every node has.
    mutating func add(_ count: Int, like models: [Node]) {
        var perZone: [String: Int] = [:]
        for node in models { perZone[node.zone?.rawValue ?? "", default: 0] += 1 }
        let daemons = Dictionary(grouping: pods.filter { $0.isOfNode && !$0.isFinished }) {
            $0.nodeName ?? ""
        }
        for number in 0..<count {
            guard let zone = perZone.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
                let model = models.first(where: { ($0.zone?.rawValue ?? "") == zone })
            else { return }
            perZone[zone, default: 0] += 1
            var node = model
            node.name = "\(model.nodeGroupName ?? "node")-new-\(number + 1)"
            node.labels[NodeLabels.hostname] = node.name
            // The instance is new too: its number is not the model's.
            node.providerID = model.zone.map { "aws:///\($0)/new-\(number + 1)" }
            node.isUnschedulable = false
            node.externalIP = nil
            nodes.append(node)
            for var pod in daemons[model.name] ?? [] {
                pod.name = "\(pod.name)-\(node.name)"
                pod.nodeName = node.name
                pod.podIP = nil
                pods.append(pod)
            }
        }
    }
}
