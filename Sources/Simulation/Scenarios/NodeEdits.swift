import Capacity
import Topology

extension Snapshot {
    /// Takes nodes away; their pods wait for another place, and the pods that belong to them go with them.
    mutating func remove(_ gone: [Node]) {
        let names = Dictionary(grouping: gone, by: \.name).mapValues { Set($0.map(\.cluster)) }
        let ids = Set(gone.compactMap(\.instanceID))
        /// Two clusters may have nodes of one name: a pod's cluster tells, where that is known.
        func isGone(_ name: String?, in cluster: ClusterID) -> Bool {
            guard let clusters = name.flatMap({ names[$0] }) else { return false }
            return cluster.rawValue.isEmpty || clusters.contains(cluster)
        }
        nodes.removeAll { names[$0.name]?.contains($0.cluster) ?? false }
        instances.removeAll { ids.contains($0.id) }
        networkInterfaces.removeAll { $0.instanceID.map { ids.contains($0) } ?? false }
        for position in autoScalingGroups.indices {
            autoScalingGroups[position].instanceIDs.removeAll { ids.contains($0) }
        }
        pods.removeAll { isGone($0.nodeName, in: $0.cluster) && $0.isOfNode }
        for position in pods.indices where isGone(pods[position].nodeName, in: pods[position].cluster) {
            pods[position].nodeName = nil
            pods[position].podIP = nil
        }
        workloadPlacements.removeAll { isGone($0.nodeName, in: $0.cluster) }
    }

    /// Adds nodes like those of a group, each time in the zone that has fewest, with the pods that every node has.
    mutating func add(_ count: Int, like models: [Node]) {
        var perZone: [String: Int] = [:]
        for node in models { perZone[node.zone?.rawValue ?? "", default: 0] += 1 }
        let home = models.first?.cluster ?? ""
        let daemons = Dictionary(
            grouping: pods.filter { $0.isOfNode && !$0.isFinished && $0.cluster == home }
        ) { $0.nodeName ?? "" }
        let spot = Set(instances.filter(\.isSpot).map(\.id))
        // A group may be changed twice: its new nodes of the first time have their numbers already.
        let base = (models.first?.nodeGroupName ?? "node") + "-new-"
        let taken = Set(nodes.map(\.name))
        let numbers = (1...).lazy.filter { !taken.contains(base + "\($0)") }
        for number in numbers.prefix(count) {
            guard let zone = perZone.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })?.key,
                let model = models.first(where: { ($0.zone?.rawValue ?? "") == zone })
            else { return }
            perZone[zone, default: 0] += 1
            var node = model
            node.name = base + "\(number)"
            node.labels[NodeLabels.hostname] = node.name
            node.isSpot = model.isSpot || model.instanceID.map { spot.contains($0) } ?? false
            // The instance is new too: its number is not the model's.
            node.providerID = model.zone.map { "aws:///\($0)/\(node.name)" }
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
