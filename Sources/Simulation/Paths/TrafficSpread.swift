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
    private let subnets: [Subnet]
    private let nodeSubnets: [String: Identifier<Subnet>]
    private let nodeZones: [String: ZoneName]
    private let nodesPerSubnet: [Identifier<Subnet>: Int]
    private let placements: [String: [WorkloadPlacement]]

    init(_ snapshot: Snapshot, index: NetworkIndex) {
        self.index = index
        subnets = snapshot.subnets.filter { $0.cidr != nil }.sorted { $0.id < $1.id }
        let subnetOfInstance = Dictionary(snapshot.instances.map { ($0.id, $0.subnetID) }) { first, _ in first
        }
        var homes: [String: Identifier<Subnet>] = [:]
        var zones: [String: ZoneName] = [:]
        var counts: [Identifier<Subnet>: Int] = [:]
        for node in snapshot.nodes {
            zones[node.name] = node.zone
            guard !subnetOfInstance.isEmpty, let instance = node.instanceID,
                let subnet = subnetOfInstance[instance] ?? nil
            else { continue }
            homes[node.name] = subnet
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
    func shares(of flow: TrafficFlow) -> [FlowShare] {
        switch flow.source {
        case .subnet(let id): spread(flow, over: index.subnets[id].map { [($0, 1)] } ?? [], assumption: nil)
        case .zone(let text): spreadZone(flow, zone: index.zone(text))
        case .workload(let namespace, let name): spreadWorkload(flow, key: "\(namespace)/\(name)")
        case .loadBalancer: []  // it starts in no subnet of the route tables: LoadBalancerTraffic
        }
    }

    private func spreadZone(_ flow: TrafficFlow, zone: ZoneName) -> [FlowShare] {
        let homes = homes(subnets.filter { $0.zone == zone })
        let weights = homes.map { nodesPerSubnet[$0.id] ?? 0 }
        let how = weights.allSatisfy { $0 == 0 } ? "evenly" : "by nodes"
        let assumption =
            homes.count > 1 ? "\(flow.origin): \(zone) is spread \(how) over its subnets" : nil
        return spread(flow, over: Array(zip(homes, weights)), assumption: assumption)
    }

    /// Where workloads run among some subnets: where nodes are known to be; else the private subnets, first those
    /// that have a way out; else all of them.
    private func homes(_ subnets: [Subnet]) -> [Subnet] {
        let withNodes = subnets.filter { nodesPerSubnet[$0.id] ?? 0 > 0 }
        if !withNodes.isEmpty { return withNodes }
        let inward = subnets.filter { !index.isPublic($0) }
        let leaving = inward.filter { index.defaultRoute(of: $0) ?? index.defaultIPv6Route(of: $0) != nil }
        return [leaving, inward].first { !$0.isEmpty } ?? subnets
    }

    private func spreadWorkload(_ flow: TrafficFlow, key: String) -> [FlowShare] {
        var weights: [Identifier<Subnet>: Int] = [:]
        for placement in placements[key] ?? [] {
            if let subnet = nodeSubnets[placement.nodeName] {
                weights[subnet, default: 0] += placement.pods
            } else if let zone = nodeZones[placement.nodeName],
                let subnet = homes(subnets.filter({ $0.zone == zone })).first
            {
                weights[subnet.id, default: 0] += placement.pods
            }
        }
        guard !weights.isEmpty else {
            return spread(
                flow, over: homes(subnets).map { ($0, max(1, nodesPerSubnet[$0.id] ?? 0)) },
                assumption:
                    "\(flow.origin): no pod of \(key) is known, so it is spread over the subnets where nodes may be"
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
