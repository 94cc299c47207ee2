import Capacity
import Estate
public import Topology
public import Units

/// A setting of the VPC CNI in every cluster: prefix delegation or a warm target.
public struct CNISetting: Scenario {
    public static let movesCapacity = true
    public let name: String
    private let variable: String
    private let value: String
    /// Indicates whether EKS works out another `maxPods` for nodes of its own image, so that nodes must be replaced.
    private let changesMaxPods: Bool

    public static func prefixDelegation(isOn: Bool) -> CNISetting {
        CNISetting(
            name: "--prefix-delegation=\(isOn ? "on" : "off")", variable: "ENABLE_PREFIX_DELEGATION",
            value: isOn ? "true" : "false", changesMaxPods: true)
    }

    public static func warmIPTarget(_ count: Int) -> CNISetting {
        CNISetting(
            name: "--warm-ip-target=\(count)", variable: "WARM_IP_TARGET", value: "\(count)",
            changesMaxPods: false)
    }

    public static func minimumIPTarget(_ count: Int) -> CNISetting {
        CNISetting(
            name: "--minimum-ip-target=\(count)", variable: "MINIMUM_IP_TARGET", value: "\(count)",
            changesMaxPods: false)
    }

    public static func warmENITarget(_ count: Int) -> CNISetting {
        CNISetting(
            name: "--warm-eni-target=\(count)", variable: "WARM_ENI_TARGET", value: "\(count)",
            changesMaxPods: false)
    }

    private init(name: String, variable: String, value: String, changesMaxPods: Bool) {
        self.name = name
        self.variable = variable
        self.value = value
        self.changesMaxPods = changesMaxPods
    }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let owners = ClusterNames(snapshot)
        guard
            snapshot.clusters.contains(where: context.aim.covers)
                || snapshot.nodes.contains(where: { owners.isMeant(owners.owner(of: $0), context.aim) })
        else { throw ScenarioError("\(name): there is no EKS cluster and no node \(context.aim.place)") }
        let next = snapshot.settingCNI(variable, to: value) { context.aim.covers($0) }
        return changesMaxPods ? next.askingMaxPodsAgain(context.aim) : next
    }
}

/// Pods in subnets of their own, one a zone, of a block that is added to the VPC.
public struct CustomNetworking: Scenario {
    public static let movesCapacity = true
    public let block: CIDRBlock
    public var name: String { "--custom-networking=\(block)" }
    public init(_ block: CIDRBlock) { self.block = block }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let vpc = try snapshot.clusterVPC(for: name, context.aim)
        var next = snapshot
        // A block that the VPC has already may be used as it is.
        let isThere = snapshot.vpcs.contains { $0.id == vpc && $0.cidrBlocks.contains { $0.contains(block) } }
        if !isThere { next = try AddCIDR(block).apply(to: snapshot, in: context) }
        let models = snapshot.nodeSubnetByZone(of: vpc)
        guard !models.isEmpty else {
            throw ScenarioError("\(name): no zone of the cluster's nodes is known; import its subnets")
        }
        let zones = models.keys.sorted()
        var bits = 0
        while 1 << bits < zones.count { bits += 1 }
        guard block.prefixLength + bits <= 28 else {
            throw ScenarioError("\(name): \(block) is too small for a subnet in each of \(zones.count) zones")
        }
        let clusters = snapshot.clusters.filter { $0.vpcID == vpc && context.aim.covers($0) }.map(\.id)
        for (position, zone) in zones.enumerated() {
            guard let model = models[zone],
                let part = block.part(position, prefixLength: block.prefixLength + bits)
            else { continue }
            if let other = snapshot.subnets.first(where: {
                $0.vpcID == vpc && ($0.cidr?.overlaps(part) ?? false)
            }) {
                throw ScenarioError("\(name): \(part) overlaps \(other.id); name a block without subnets")
            }
            var subnet = Subnet(id: Identifier("subnet-pods-\(zone)"), vpcID: vpc)
            subnet.zone = zone
            subnet.zoneID = model.zoneID
            subnet.name = "pods-\(zone)"
            subnet.cidr = part
            next.add(subnet, like: model)
            // Where no cluster is listed the settings are of whatever there is.
            for cluster in clusters.isEmpty ? [""] : clusters {
                var config = ENIConfig(name: zone.rawValue)
                config.cluster = cluster
                config.subnetID = subnet.id
                next.eniConfigs.removeAll {
                    $0.name == config.name && ($0.cluster == cluster || $0.cluster.rawValue.isEmpty)
                }
                next.eniConfigs.append(config)
            }
        }
        let owners = ClusterNames(snapshot)
        for position in next.addons.indices
        where owners.isMeant(owners.owner(named: next.addons[position].clusterName), context.aim) {
            next.addons[position].eniConfigs = []
        }
        return next.settingCNI("AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG", to: "true") { context.aim.covers($0) }
            .settingCNI("ENI_CONFIG_LABEL_DEF", to: NodeLabels.zone) { context.aim.covers($0) }
            .askingMaxPodsAgain(context.aim)
    }
}

/// One more block of the cluster's VPC, by AWS's own rules.
public struct AddCIDR: Scenario {
    public static let movesCapacity = true
    public let block: CIDRBlock
    public var name: String { "--add-cidr=\(block)" }
    public init(_ block: CIDRBlock) { self.block = block }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let vpc = try snapshot.clusterVPC(for: name, context.aim)
        guard let reasons = snapshot.reasons(againstAdding: block, to: vpc) else {
            throw ScenarioError("\(name): the blocks of \(vpc) were not imported")
        }
        // The quota can be raised; everything else is final.
        if let reason = reasons.first(where: { !$0.contains("quota") }) {
            throw ScenarioError("\(name): \(reason)")
        }
        var next = snapshot
        for position in next.vpcs.indices where next.vpcs[position].id == vpc {
            next.vpcs[position].cidrBlocks.append(block)
        }
        return next
    }
}

extension Snapshot {
    /// The VPC of the clusters that are meant, or the only one that is.
    func clusterVPC(for change: String, _ aim: ChangeAim) throws(ScenarioError) -> Identifier<VPC> {
        let ofClusters = Set(clusters.filter(aim.covers).compactMap(\.vpcID))
        if ofClusters.count == 1, let only = ofClusters.first { return only }
        let all = vpcs.map(\.id).filter { aim.covers($0) }
        if ofClusters.isEmpty, all.count == 1 { return all[0] }
        let choices = (ofClusters.isEmpty ? all : Array(ofClusters)).map(\.rawValue).sorted()
        throw ScenarioError(
            choices.isEmpty
                ? "\(change): there is no VPC \(aim.place)"
                : "\(change): it is for one VPC; choose with --vpc \(choices.joined(separator: " or "))")
    }

    /// A subnet of the nodes in each zone: of the node groups, else of the clusters, else any private one.
    func nodeSubnetByZone(of vpc: Identifier<VPC>) -> [ZoneName: Subnet] {
        let index = NetworkIndex(self)
        let own = subnets.filter { $0.vpcID == vpc && $0.zone != nil }.sorted { $0.id < $1.id }
        let wishes = [Set(nodeGroups.flatMap(\.subnetIDs)), Set(clusters.flatMap(\.subnetIDs))]
        for ids in wishes {
            let chosen = own.filter { ids.contains($0.id) }
            if !chosen.isEmpty { return Self.byZone(chosen) }
        }
        return Self.byZone(own.filter { !index.isPublic($0) })
    }

    private static func byZone(_ subnets: [Subnet]) -> [ZoneName: Subnet] {
        Dictionary(subnets.compactMap { subnet in subnet.zone.map { ($0, subnet) } }) { first, _ in first }
    }

    /// Adds a subnet with the routes of another.
    mutating func add(_ subnet: Subnet, like model: Subnet) {
        let table = NetworkIndex(self).table(of: model)
        subnets.append(subnet)
        guard let table, let position = routeTables.firstIndex(where: { $0.id == table.id }) else { return }
        routeTables[position].subnetIDs.append(subnet.id)
    }

    /// Forgets what kubelets said of pods, for nodes of another setting take the place of these.
    func askingMaxPodsAgain(_ aim: ChangeAim) -> Snapshot {
        let owners = ClusterNames(self)
        var next = self
        for position in next.nodes.indices where owners.isMeant(owners.owner(of: next.nodes[position]), aim) {
            next.nodes[position].capacityPods = nil
            next.nodes[position].allocatablePods = nil
        }
        return next
    }
}

extension CIDRBlock {
    /// One of the parts of a length into which the block divides, in order; nil where there is none of that number.
    func part(_ number: Int, prefixLength: Int) -> CIDRBlock? {
        guard prefixLength >= self.prefixLength, number < 1 << (prefixLength - self.prefixLength) else {
            return nil
        }
        let offset = UInt64(number) << UInt64(32 - prefixLength)
        return CIDRBlock(
            containing: IPv4Address(base.value &+ UInt32(truncatingIfNeeded: offset)),
            prefixLength: prefixLength)
    }
}
