import Topology

/// A node as the scheduler sees it, one that exists or one that a group would add.
struct PlaceableNode: Hashable, Sendable {
    var name: String
    /// The node group, node pool or, where neither is known, nil.
    var group: String?
    var zone: ZoneName?
    var labels: [String: String]
    var taints: [Taint] = []
    var isUnschedulable = false
    var cpuMillis: Int
    var memoryBytes: Int64
    var pods: Int
    /// `ephemeral-storage` in bytes, devices in pieces.
    var others: [String: Int64] = [:]
    /// EBS volumes that can be attached for pods.
    var volumes: Int
    /// Instance type, where it is known.
    var instanceType: String?

    /// nil where neither the node nor its group's type tells what pods may have of it.
    ///
    /// - Parameter room: what a node of the group leaves to pods where the node itself does not say.
    init?(_ node: Node, facts: InstanceFacts?, room: Allocatable?, maxPods: Int?) {
        guard let cpu = node.allocatableCPUMillis ?? room?.cpuMillis,
            let memory = node.allocatableMemoryBytes ?? room.map({ Int64($0.memoryMiB) << 20 }),
            let pods = node.allocatablePods ?? node.capacityPods ?? maxPods
        else { return nil }
        name = node.name
        group = node.nodeGroupName
        zone = node.zone
        labels = NodeLabels.completed(node.labels, name: node.name, zone: node.zone, type: node.instanceType)
        taints = node.taints
        isUnschedulable = node.isUnschedulable
        cpuMillis = cpu
        memoryBytes = memory
        self.pods = pods
        others = node.otherAllocatable.filter { !$0.key.hasPrefix("attachable-volumes-") }
        volumes =
            node.otherAllocatable["attachable-volumes-aws-ebs"].map { Int($0) }
            ?? VolumeLimit.ebs(facts, instanceType: node.instanceType)
        instanceType = node.instanceType
    }

    /// A node that a group of this type would add.
    init(
        name: String, group: String, zone: ZoneName?, type: InstanceFacts, room: Allocatable, pods: Int,
        diskGiB: Int?, labels: [String: String], taints: [Taint]
    ) {
        self.name = name
        self.group = group
        self.zone = zone
        self.labels = NodeLabels.completed(
            labels.merging([
                "kubernetes.io/os": "linux",
                "kubernetes.io/arch": type.architecture == "arm64" ? "arm64" : "amd64",
                NodeLabels.nodeGroup: group,
            ]) { mine, _ in mine }, name: name, zone: zone, type: type.instanceType)
        self.taints = taints
        cpuMillis = room.cpuMillis
        memoryBytes = Int64(room.memoryMiB) << 20
        self.pods = pods
        others = ["ephemeral-storage": Int64(NodeRoom.ephemeralStorageMiB(diskGiB: diskGiB)) << 20]
        volumes = VolumeLimit.ebs(type, instanceType: type.instanceType)
        instanceType = type.instanceType
    }

    /// A node like this one under another name and in another zone.
    func copy(named name: String, in zone: ZoneName?) -> PlaceableNode {
        var copy = self
        copy.name = name
        copy.labels[NodeLabels.hostname] = name
        copy.isUnschedulable = false
        if let zone {
            copy.zone = zone
            for key in copy.labels.keys where key.hasSuffix("/zone") { copy.labels[key] = zone.rawValue }
            copy.labels[NodeLabels.zone] = zone.rawValue
        }
        // What the node life cycle puts on a node that is sick or leaving.
        copy.taints.removeAll { $0.key.hasPrefix("node.kubernetes.io/") }
        return copy
    }
}

extension NodeLabels {
    /// The labels with those that every node has, under their present names.
    static func completed(
        _ labels: [String: String], name: String, zone: ZoneName?, type: String?
    ) -> [String: String] {
        var all = labels
        for (old, new) in betaNames where all[new] == nil { all[new] = all[old] }
        if all[hostname] == nil { all[hostname] = name }
        if all[self.zone] == nil { all[self.zone] = zone?.rawValue }
        if all[instanceType] == nil { all[instanceType] = type }
        return all
    }
}

/// The number of EBS volumes that a node takes for pods.
enum VolumeLimit {
    /// The limit that Kubernetes took before drivers told it: 25 on Nitro, 39 elsewhere.
    ///
    /// What the node says is better. Kubernetes `pkg/volume/util/attach_limit.go`.
    static func ebs(_ facts: InstanceFacts?, instanceType: String?) -> Int {
        guard let facts else { return 25 }
        return facts.hypervisor == "xen" ? 39 : 25
    }
}
