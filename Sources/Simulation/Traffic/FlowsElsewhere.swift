import Topology

/// The flows that start where a chosen part of a snapshot is not: none of its total, and nothing unknown of it.
///
/// What starts in a VPC that is linked to others may pass the part's own gateways, so it stays and is said to be
/// missing.
struct FlowsElsewhere {
    private let subnets: Set<Identifier<Subnet>>
    private let zones: Set<String>
    private let balancers: Set<String>

    init(of whole: Snapshot, without part: Snapshot) {
        let linked = Set(whole.routeTables.filter { $0.routes.contains(where: \.isLink) }.map(\.vpcID))
        let kept = Set(part.subnets.map(\.id))
        func names(_ subnet: Subnet) -> [String] {
            [subnet.zone?.rawValue, subnet.zoneID].compactMap(\.self)
        }
        let gone = whole.subnets.filter { !kept.contains($0.id) && !linked.contains($0.vpcID) }
        let goneIDs = Set(gone.map(\.id))
        subnets = goneIDs
        let others = whole.subnets.filter { !goneIDs.contains($0.id) }
        zones = Set(gone.flatMap(names)).subtracting(others.flatMap(names))
        balancers = Set(whole.loadBalancers.map(\.name)).subtracting(part.loadBalancers.map(\.name))
    }

    func contains(_ flow: TrafficFlow) -> Bool {
        switch flow.source {
        case .subnet(let id): subnets.contains(id)
        case .zone(let text): zones.contains(text)
        case .loadBalancer(let name): balancers.contains(name)
        case .workload: false
        }
    }
}

extension Route {
    /// Whether the route leads to another network, whose gateways may then carry what comes from this one.
    fileprivate var isLink: Bool {
        switch target {
        case .transitGateway, .vpcPeering, .networkInterface, .instance, .vpnGateway, .other: true
        case .local, .natGateway, .internetGateway, .egressOnlyInternetGateway, .vpcEndpoint: false
        }
    }
}
