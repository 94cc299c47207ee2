import Topology

/// A group of nodes as far as it is known: from EKS, from an Auto Scaling group, or from its nodes alone.
struct NodeGroupModel: Sendable {
    enum Kind: String, Sendable {
        case managed
        case karpenter
        case autoScaling = "auto-scaling"
        case nodes
    }

    var name: String
    var cluster: String?
    var kind: Kind
    var types: [String] = []
    var facts: [InstanceFacts] = []
    var family: ImageFamily?
    var minSize: Int?
    var maxSize: Int?
    var desiredSize: Int?
    var zones: [ZoneName] = []
    var subnetIDs: [Identifier<Subnet>] = []
    var labels: [String: String] = [:]
    var taints: [Taint] = []
    var diskGiB: Int?
    var maxUnavailable = 1
    var isMinimalUpdate = false
    var maxPods: MaxPodsAnswer?
    var kubelet: KubeletSettings?
    /// The snapshot's nodes of the group, by name.
    var nodes: [Node] = []
    /// The facts that are not known of it, with the reasons.
    var unknowns: [String] = []

    /// Nodes there are, or that are wanted where none was imported.
    var nodeCount: Int { nodes.isEmpty ? desiredSize ?? 0 : nodes.count }

    /// Indicates whether what a node leaves to pods is known from its type alone.
    var isWorkedOut: Bool { allocatable != nil && nodes.allSatisfy { $0.allocatableCPUMillis == nil } }

    /// The resources that a node of the group leaves to pods: by its nodes, the least of them, else by type and image.
    var allocatable: Allocatable? {
        let told = nodes.compactMap { node -> Allocatable? in
            guard let cpu = node.allocatableCPUMillis, let memory = node.allocatableMemoryBytes else {
                return nil
            }
            return Allocatable(cpuMillis: cpu, memoryMiB: Int(memory >> 20))
        }
        if !told.isEmpty {
            return Allocatable(
                cpuMillis: told.map(\.cpuMillis).min() ?? 0, memoryMiB: told.map(\.memoryMiB).min() ?? 0)
        }
        guard let maxPods, !facts.isEmpty, facts.count == types.count else { return nil }
        let rooms = facts.map {
            NodeRoom.allocatable(
                $0, family: family, maxPods: maxPods.maxPods, expression: kubelet?.maxPodsExpression)
        }
        return Allocatable(
            cpuMillis: rooms.map(\.cpuMillis).min() ?? 0, memoryMiB: rooms.map(\.memoryMiB).min() ?? 0)
    }

    /// A node that the group would add in a zone; nil where nothing tells what it would be.
    ///
    /// One of the group's own nodes is the best model of the next.
    func newNode(_ number: Int, in zone: ZoneName?, like models: [PlaceableNode]) -> PlaceableNode? {
        let name = "\(self.name)-new-\(number)"
        if let model = models.first(where: { $0.zone == zone }) ?? models.first {
            return model.copy(named: name, in: zone)
        }
        guard let room = allocatable, let maxPods, let type = facts.first else { return nil }
        return PlaceableNode(
            name: name, group: self.name, zone: zone, type: type, room: room, pods: maxPods.maxPods,
            diskGiB: diskGiB, labels: labels, taints: taints)
    }
}
