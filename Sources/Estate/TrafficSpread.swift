package import Topology
package import Units
package import Words

/// A part of a flow that starts in one subnet and belongs to one cluster at most.
package struct FlowShare: Sendable {
    package var subnet: Subnet
    package var owner: Owner
    package var destination: TrafficDestination
    package var out: Quantity<Gigabyte>
    package var back: Quantity<Gigabyte>
    package var basis: Basis
    package var origin: String
    package var assumption: Assumption?
}

/// Spreads flows over the subnets that they start in, and those of a subnet over the clusters that share it.
///
/// A zone or a workload is spread by the nodes there, or evenly where no node is known; both are assumed.
package struct TrafficSpread: Sendable {
    /// A part of a flow before it has bytes: where it starts, and how much of the whole it is.
    private struct Place {
        var subnet: Subnet
        var owner: Owner
        var weight: Int
        /// The clusters that share the subnet, each with its nodes there; empty where there is but one.
        var sharers: [(key: ClusterID, value: Int)] = []
    }

    /// A node of one cluster.
    private struct NodeName: Hashable {
        var cluster: ClusterID
        var name: String
    }

    package let index: NetworkIndex
    private let owners: Owners
    private let subnets: [Subnet]
    private let nodeSubnets: [NodeName: Identifier<Subnet>]
    private let nodeZones: [NodeName: ZoneName]
    private let nodesPerSubnet: [Identifier<Subnet>: Int]
    private let placements: [String: [WorkloadPlacement]]

    package init(_ snapshot: Snapshot) { self.init(Estate(prepared: snapshot)) }

    package init(_ estate: Estate) {
        let snapshot = estate.snapshot
        index = estate.index
        owners = estate.owners
        subnets = snapshot.subnets.filter { $0.cidr != nil }.sorted { $0.id < $1.id }
        let subnetOfInstance = Dictionary(snapshot.instances.map { ($0.id, $0.subnetID) }) { first, _ in first
        }
        var homes: [NodeName: Identifier<Subnet>] = [:]
        var zones: [NodeName: ZoneName] = [:]
        var counts: [Identifier<Subnet>: Int] = [:]
        for node in snapshot.nodes {
            let name = NodeName(cluster: node.cluster, name: node.name)
            zones[name] = node.zone
            guard !subnetOfInstance.isEmpty, let instance = node.instanceID,
                let subnet = subnetOfInstance[instance] ?? nil
            else { continue }
            homes[name] = subnet
            counts[subnet, default: 0] += 1
        }
        if snapshot.nodes.isEmpty {
            for instance in snapshot.instances where instance.clusterName != nil {
                if let subnet = instance.subnetID { counts[subnet, default: 0] += 1 }
            }
        }
        nodeSubnets = homes
        nodeZones = zones
        nodesPerSubnet = counts
        placements = Dictionary(grouping: snapshot.workloadPlacements) { "\($0.namespace)/\($0.workload)" }
    }

    /// The shares of a flow; empty where no subnet of the source is known.
    package func shares(of flow: TrafficFlow) -> [FlowShare] {
        switch flow.source {
        case .subnet(let id):
            spread(flow, over: index.subnets[id].map { [place($0, weight: 1)] } ?? [], assumption: nil)
        case .zone(let text): spreadZone(flow, zone: index.zone(text))
        case .workload(let cluster, let namespace, let name):
            spreadWorkload(flow, key: "\(namespace)/\(name)", of: cluster)
        case .loadBalancer: []  // it starts in no subnet of the route tables: LoadBalancerTraffic
        }
    }

    private func spreadZone(_ flow: TrafficFlow, zone: ZoneName) -> [FlowShare] {
        let homes = homes(subnets.filter { $0.zone == zone })
        let weights = homes.map { nodesPerSubnet[$0.id] ?? 0 }
        let isEven = weights.allSatisfy { $0 == 0 }
        let assumption: Assumption =
            isEven
            ? .zoneSpreadEvenly(origin: flow.origin, zone: zone.rawValue)
            : .zoneSpreadByNodes(origin: flow.origin, zone: zone.rawValue)
        return spread(
            flow, over: zip(homes, weights).map(place), assumption: homes.count > 1 ? assumption : nil)
    }

    /// The subnets where workloads run: those where nodes are known to be; else the private subnets, first those
    /// that have a way out; else all of them.
    private func homes(_ subnets: [Subnet]) -> [Subnet] {
        let withNodes = subnets.filter { nodesPerSubnet[$0.id] ?? 0 > 0 }
        if !withNodes.isEmpty { return withNodes }
        let inward = subnets.filter { !index.isPublic($0) }
        let leaving = inward.filter { index.defaultRoute(of: $0) ?? index.defaultIPv6Route(of: $0) != nil }
        return [leaving, inward].first { !$0.isEmpty } ?? subnets
    }

    /// - Parameter cluster: the name or ARN that the row has in front; nil takes the workload of every cluster.
    private func spreadWorkload(_ flow: TrafficFlow, key: String, of cluster: String?) -> [FlowShare] {
        var weights: [Identifier<Subnet>: [ClusterID: Int]] = [:]
        for placement in placements[key] ?? [] where isMeant(placement.cluster, by: cluster) {
            let node = NodeName(cluster: placement.cluster, name: placement.nodeName)
            if let subnet = nodeSubnets[node] {
                weights[subnet, default: [:]][placement.cluster, default: 0] += placement.pods
            } else if let zone = nodeZones[node],
                let subnet = homes(near(placement.cluster).filter({ $0.zone == zone })).first
            {
                weights[subnet.id, default: [:]][placement.cluster, default: 0] += placement.pods
            }
        }
        guard !weights.isEmpty else {
            return spread(
                flow,
                over: homes(subnets.filter { isHome($0, of: cluster) }).map {
                    place($0, weight: max(1, nodesPerSubnet[$0.id] ?? 0))
                },
                assumption: .workloadUnknown(origin: flow.origin, workload: key))
        }
        let known = weights.sorted { $0.key < $1.key }.flatMap { id, byCluster -> [Place] in
            guard let subnet = index.subnets[id] else { return [] }
            return byCluster.sorted { $0.key < $1.key }.map { cluster, pods in
                var owner = owners.owner(of: subnet)
                if !cluster.rawValue.isEmpty { owner.cluster = cluster }
                return Place(subnet: subnet, owner: owner, weight: pods)
            }
        }
        return spread(
            flow, over: known, assumption: .workloadSpreadByPods(origin: flow.origin, workload: key))
    }

    private func isMeant(_ id: ClusterID, by name: String?) -> Bool {
        guard let name else { return true }
        return id.rawValue == name || owners.name(of: id) == name
    }

    /// Returns whether a subnet is in the VPC of a cluster that a row names.
    private func isHome(_ subnet: Subnet, of name: String?) -> Bool {
        guard let name else { return true }
        return owners.clusters(in: subnet.vpcID).contains { isMeant($0, by: name) }
    }

    /// The subnets of a cluster's VPC; all of them where that is not known.
    private func near(_ cluster: ClusterID) -> [Subnet] {
        guard let vpc = owners.owner(of: cluster).vpc else { return subnets }
        return subnets.filter { $0.vpcID == vpc }
    }

    /// A subnet, with the clusters whose nodes share it where they are several.
    private func place(_ subnet: Subnet, weight: Int) -> Place {
        let owner = owners.owner(of: subnet)
        let nodes = owners.nodes(in: subnet.id)
        guard owner.cluster == nil, nodes.count > 1 else {
            return Place(subnet: subnet, owner: owner, weight: weight)
        }
        return Place(
            subnet: subnet, owner: owner, weight: weight, sharers: nodes.sorted { $0.key < $1.key })
    }

    private func spread(_ flow: TrafficFlow, over places: [Place], assumption: Assumption?) -> [FlowShare] {
        let outs = flow.out.apportioned(by: places.map(\.weight))
        let backs = flow.back.apportioned(by: places.map(\.weight))
        return places.indices.flatMap { position -> [FlowShare] in
            let place = places[position]
            let share = FlowShare(
                subnet: place.subnet, owner: place.owner, destination: flow.destination, out: outs[position],
                back: backs[position], basis: assumption == nil ? flow.basis : .assumed, origin: flow.origin,
                assumption: assumption)
            return place.sharers.isEmpty ? [share] : split(share, among: place.sharers)
        }
    }

    /// The parts of several clusters in what their subnet sends, by their nodes in it.
    private func split(_ share: FlowShare, among sharers: [(key: ClusterID, value: Int)]) -> [FlowShare] {
        let outs = share.out.apportioned(by: sharers.map(\.value))
        let backs = share.back.apportioned(by: sharers.map(\.value))
        return sharers.indices.map { position in
            var part = share
            part.owner.cluster = sharers[position].key
            part.out = outs[position]
            part.back = backs[position]
            return part
        }
    }
}
