import Topology

/// The node groups of one cluster, those of EKS first, then node pools, Auto Scaling groups and nodes of no group.
struct NodeGroupModels {
    private(set) var groups: [NodeGroupModel] = []
    private let part: ClusterPart
    private let snapshot: Snapshot
    private let facts: [String: InstanceFacts]
    private let zoneOfSubnet: [Identifier<Subnet>: ZoneName]
    private let instances: [Identifier<Instance>: Instance]
    private let cni: CNISettings

    init(of part: ClusterPart, facts: [String: InstanceFacts]) {
        self.part = part
        self.facts = facts
        snapshot = part.snapshot
        zoneOfSubnet = Dictionary(
            snapshot.subnets.compactMap { subnet in subnet.zone.map { (subnet.id, $0) } }
        ) { first, _ in first }
        instances = Dictionary(snapshot.instances.map { ($0.id, $0) }) { first, _ in first }
        cni = CNISettings.of(part)
        var left = Dictionary(grouping: snapshot.nodes, by: \.nodeGroupName)
        for group in snapshot.nodeGroups {
            groups.append(managed(group, left.removeValue(forKey: group.name) ?? []))
        }
        let attached = Set(snapshot.nodeGroups.flatMap(\.autoScalingGroupNames))
        for (name, nodes) in left { groups.append(loose(name, nodes)) }
        for group in snapshot.autoScalingGroups where !attached.contains(group.name) {
            if let model = autoScaling(group) { groups.append(model) }
        }
        groups.sort { ($0.cluster ?? "~", $0.name) < ($1.cluster ?? "~", $1.name) }
    }

    private func managed(_ group: NodeGroup, _ nodes: [Node]) -> NodeGroupModel {
        var model = NodeGroupModel(name: group.name, cluster: group.clusterName, kind: .managed)
        let template = template(of: group)
        model.types =
            group.instanceTypes.isEmpty
            ? [template?.instanceType].compactMap(\.self) : group.instanceTypes
        model.minSize = group.minSize
        model.maxSize = group.maxSize
        model.desiredSize = group.desiredSize
        model.subnetIDs = group.subnetIDs
        model.zones = Set(group.subnetIDs.compactMap { zoneOfSubnet[$0] }).sorted()
        model.labels = group.labels
        model.taints = group.taints
        model.diskGiB = group.diskSizeGiB
        model.isMinimalUpdate = group.updateStrategy == "MINIMAL"
        model.nodes = nodes
        model.kubelet = template?.kubelet
        let size = group.desiredSize ?? nodes.count
        model.maxUnavailable =
            group.maxUnavailable
            ?? group.maxUnavailablePercentage.map { max(dividedUp(size * $0, by: 100), 1) } ?? 1
        let isCustom = group.amiType == "CUSTOM" || template?.imageID != nil
        model.family =
            ImageFamily(amiType: group.amiType) ?? ImageFamily(osImage: nodes.first?.osImage)
            ?? ImageFamily(model.kubelet?.form)
        if group.launchTemplateID != nil, template == nil, group.instanceTypes.isEmpty {
            model.unknowns.append("its launch template was not imported")
        }
        finish(&model, isManagedImage: !isCustom)
        return model
    }

    /// The version of its launch template that the group uses.
    private func template(of group: NodeGroup) -> LaunchTemplateVersion? {
        guard let id = group.launchTemplateID else { return nil }
        let versions = snapshot.launchTemplateVersions.filter { $0.templateID == id }
        switch group.launchTemplateVersion {
        case "$Default", nil: return versions.first(where: \.isDefault)
        case "$Latest": return versions.max { $0.version < $1.version }
        case .some(let text): return versions.first { String($0.version) == text }
        }
    }

    /// Nodes of a pool that EKS does not know: Karpenter's, eksctl's, or of no group at all.
    private func loose(_ name: String?, _ nodes: [Node]) -> NodeGroupModel {
        let isKarpenter = nodes.contains { node in node.labels.keys.contains { $0.hasPrefix("karpenter.sh/") }
        }
        var model = NodeGroupModel(
            name: name ?? "no group", cluster: part.name ?? nodes.lazy.compactMap(\.clusterName).first,
            kind: isKarpenter ? .karpenter : .nodes)
        model.nodes = nodes
        model.types = Set(nodes.compactMap(\.instanceType)).sorted()
        model.zones = Set(nodes.compactMap(\.zone)).sorted()
        model.family = ImageFamily(osImage: nodes.lazy.compactMap(\.osImage).first)
        model.subnetIDs = subnets(of: nodes)
        finish(&model, isManagedImage: false)
        return model
    }

    /// An Auto Scaling group that carries a cluster's tag and has no node among those imported.
    private func autoScaling(_ group: AutoScalingGroup) -> NodeGroupModel? {
        let tag = group.tags.keys.filter { $0.hasPrefix("kubernetes.io/cluster/") }.min()
        guard let cluster = tag.map({ String($0.dropFirst(22)) }) ?? group.tags["eks:cluster-name"] else {
            return nil
        }
        // Its nodes, where they were imported, are in a group of their own name or in none.
        let ids = Set(group.instanceIDs)
        guard !snapshot.nodes.contains(where: { $0.instanceID.map { ids.contains($0) } ?? false }) else {
            return nil
        }
        var model = NodeGroupModel(name: group.name, cluster: cluster, kind: .autoScaling)
        // A template for nodes that do not exist is made of the first type alone (Rules.md#origin-of-max-pods).
        model.types = Array(group.instanceTypes.prefix(1))
        model.minSize = group.minSize
        model.maxSize = group.maxSize
        model.desiredSize = group.desiredCapacity
        model.subnetIDs = group.subnetIDs
        model.zones =
            group.zones.isEmpty ? Set(group.subnetIDs.compactMap { zoneOfSubnet[$0] }).sorted() : group.zones
        finish(&model, isManagedImage: false)
        return model
    }

    private func subnets(of nodes: [Node]) -> [Identifier<Subnet>] {
        Set(nodes.compactMap { $0.instanceID.flatMap { instances[$0]?.subnetID } }).sorted()
    }

    /// Works out the pods of a node, now that types, image and nodes are known.
    private func finish(_ model: inout NodeGroupModel, isManagedImage: Bool) {
        if model.types.isEmpty { model.types = Set(model.nodes.compactMap(\.instanceType)).sorted() }
        if model.types.isEmpty { model.unknowns.append("its instance type is not known") }
        let missing = model.types.filter { facts[$0] == nil }
        if let type = missing.first {
            model.unknowns.append("the list of instance types does not have \(type)")
        }
        model.facts = model.types.compactMap { facts[$0] }
        var question = MaxPodsQuestion(types: model.facts)
        question.family = model.family
        question.cni = cni
        question.isManagedImage = isManagedImage
        question.isKarpenter = model.kind == .karpenter
        question.settings = model.kubelet
        let told = model.nodes.compactMap { $0.capacityPods ?? $0.allocatablePods }
        question.kubelet = told.min()
        model.maxPods = missing.isEmpty || question.kubelet != nil ? question.answer : nil
        if let least = told.min(), let most = told.max(), most > least {
            model.maxPods?.reason = "kubelets say \(least) to \(most)"
        }
        if model.maxPods == nil, model.unknowns.isEmpty {
            model.unknowns.append(
                "its image is a custom one that nothing describes: import its launch template's versions, or its nodes"
            )
        }
    }
}
