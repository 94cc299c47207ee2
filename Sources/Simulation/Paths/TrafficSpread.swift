import Topology
import Units

/// A part of a flow that starts in one subnet.
struct FlowShare: Sendable {
    var subnet: Subnet
    var destination: TrafficDestination
    var out: Quantity<Gigabyte>
    var back: Quantity<Gigabyte>
    var basis: Basis
    var origin: String
    var assumption: String?
}

/// Spreads flows over the subnets that they start in.
///
/// A zone or a workload is spread by the nodes there, or evenly where no node is known; both are assumed.
struct TrafficSpread: Sendable {
    let index: NetworkIndex
    private let privateSubnets: [Subnet]
    private let nodeSubnets: [String: Identifier<Subnet>]
    private let nodeZones: [String: ZoneName]
    private let nodesPerSubnet: [Identifier<Subnet>: Int]
    private let placements: [String: [WorkloadPlacement]]

    init(_ snapshot: Snapshot, index: NetworkIndex) {
        self.index = index
        privateSubnets = snapshot.subnets.filter { !index.isPublic($0) && $0.cidr != nil }.sorted {
            $0.id < $1.id
        }
        let subnetOfInstance = Dictionary(snapshot.instances.map { ($0.id, $0.subnetID) }) { first, _ in first
        }
        var subnets: [String: Identifier<Subnet>] = [:]
        var zones: [String: ZoneName] = [:]
        var counts: [Identifier<Subnet>: Int] = [:]
        for node in snapshot.nodes {
            zones[node.name] = node.zone
            guard let instance = node.instanceID, let subnet = subnetOfInstance[instance] ?? nil else {
                continue
            }
            subnets[node.name] = subnet
            counts[subnet, default: 0] += 1
        }
        if snapshot.nodes.isEmpty {
            for instance in snapshot.instances where instance.clusterName != nil {
                if let subnet = instance.subnetID { counts[subnet, default: 0] += 1 }
            }
        }
        nodeSubnets = subnets
        nodeZones = zones
        nodesPerSubnet = counts
        placements = Dictionary(grouping: snapshot.workloadPlacements) { "\($0.namespace)/\($0.workload)" }
    }

    /// The shares of a flow; empty where no subnet of the source is known.
    func shares(of flow: TrafficFlow) -> [FlowShare] {
        switch flow.source {
        case .subnet(let id): spread(flow, over: index.subnets[id].map { [($0, 1)] } ?? [], assumption: nil)
        case .zone(let text): spreadZone(flow, zone: index.zone(text))
        case .workload(let namespace, let name): spreadWorkload(flow, key: "\(namespace)/\(name)")
        case .loadBalancer: []  // it starts in no subnet of the route tables: LoadBalancerTraffic
        }
    }

    private func spreadZone(_ flow: TrafficFlow, zone: ZoneName) -> [FlowShare] {
        let subnets = privateSubnets.filter { $0.zone == zone }
        let weights = subnets.map { nodesPerSubnet[$0.id] ?? 0 }
        let how = weights.allSatisfy { $0 == 0 } ? "evenly" : "by nodes"
        let assumption =
            subnets.count > 1 ? "\(flow.origin): \(zone) is spread \(how) over its private subnets" : nil
        return spread(flow, over: Array(zip(subnets, weights)), assumption: assumption)
    }

    private func spreadWorkload(_ flow: TrafficFlow, key: String) -> [FlowShare] {
        var weights: [Identifier<Subnet>: Int] = [:]
        for placement in placements[key] ?? [] {
            if let subnet = nodeSubnets[placement.nodeName] {
                weights[subnet, default: 0] += placement.pods
            } else if let zone = nodeZones[placement.nodeName],
                let subnet = privateSubnets.first(where: { $0.zone == zone })
            {
                weights[subnet.id, default: 0] += placement.pods
            }
        }
        guard !weights.isEmpty else {
            return spread(
                flow, over: privateSubnets.map { ($0, 1) },
                assumption:
                    "\(flow.origin): no pod of \(key) is known, so it is spread evenly over the private subnets"
            )
        }
        let known = weights.keys.sorted().compactMap { id in index.subnets[id].map { ($0, weights[id] ?? 0) }
        }
        return spread(
            flow, over: known, assumption: "\(flow.origin): \(key) is spread over subnets by its pods")
    }

    private func spread(_ flow: TrafficFlow, over subnets: [(Subnet, Int)], assumption: String?)
        -> [FlowShare]
    {
        let outs = flow.out.apportioned(by: subnets.map(\.1))
        let backs = flow.back.apportioned(by: subnets.map(\.1))
        return subnets.indices.map { position in
            FlowShare(
                subnet: subnets[position].0, destination: flow.destination, out: outs[position],
                back: backs[position],
                basis: assumption == nil ? flow.basis : .assumed, origin: flow.origin, assumption: assumption)
        }
    }
}
