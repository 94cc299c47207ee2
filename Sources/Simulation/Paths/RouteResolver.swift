import Topology
import Units

/// Follows a traffic class from a subnet to where it goes, by the route tables as they are.
///
/// Sources: <https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html> (longest prefix, main table),
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html>.
struct RouteResolver: Sendable {
    let index: NetworkIndex
    let attachments: [TransitGatewayAttachment]
    let clusters: [Cluster]

    init(_ snapshot: Snapshot, index: NetworkIndex) {
        self.index = index
        attachments = snapshot.transitGatewayAttachments
        clusters = snapshot.clusters
    }

    func path(from subnet: Subnet, to destination: TrafficDestination) -> Path {
        switch destination {
        case .internet: return throughDefaultRoute(of: subnet, beyond: [.internet(zone: subnet.zone)])
        case .service(let name, let region): return toService(name, in: region, from: subnet)
        case .subnet(let id):
            guard let target = index.subnets[id] else { return .unresolved("\(id) is not in the snapshot") }
            return toSubnet(target, from: subnet)
        case .zone(let text): return withinVPC(from: subnet, to: index.zone(text), resource: text)
        case .vpc(let id): return toVPC(id, from: subnet)
        case .transitGateway:
            guard let attachment = attachments.first(where: { $0.resourceID == subnet.vpcID.rawValue }) else {
                return .unresolved("\(subnet.vpcID) has no transit gateway attachment in the snapshot")
            }
            return .hops([transitHop(attachment.transitGatewayID, from: subnet)])
        case .cidr(let block): return toBlock(block, from: subnet)
        case .beyondNAT: return throughDefaultRoute(of: subnet, beyond: [])
        case .targets: return .unresolved("only a load balancer has targets")
        }
    }

    // MARK: Services

    private func toService(_ name: String, in region: Region?, from subnet: Subnet) -> Path {
        let home = index.region(of: subnet)
        if name == ControlPlaneCharge.destination { return toControlPlane(from: subnet) }
        if let region, let home, region != home {
            // A gateway endpoint's prefix list holds its own region alone: another region's bucket is outside.
            return throughDefaultRoute(of: subnet, beyond: [.interRegion(to: region)])
        }
        if let endpoint = gatewayEndpoint(for: name, from: subnet) {
            return .hops([.gatewayEndpoint(endpoint.id)])
        }
        if let endpoint = interfaceEndpoint(for: name, from: subnet) {
            return .hops([.interfaceEndpoint(endpoint.id, zone: subnet.zone)])
        }
        return throughDefaultRoute(of: subnet, beyond: [])
    }

    /// To the API server: by the cluster's private endpoint if it is on, else out to the public one.
    ///
    /// Source: <https://docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html>.
    private func toControlPlane(from subnet: Subnet) -> Path {
        let here = clusters.filter { $0.vpcID == subnet.vpcID }
        guard let cluster = here.first,
            here.allSatisfy({ $0.endpointPrivateAccess == cluster.endpointPrivateAccess })
        else { return .unresolved("no single kind of cluster endpoint is known in \(subnet.vpcID)") }
        guard let isPrivate = cluster.endpointPrivateAccess else {
            return .unresolved(
                "whether \(cluster.name) has a private endpoint is unknown: import describe-cluster")
        }
        guard isPrivate else { return throughDefaultRoute(of: subnet, beyond: []) }
        let zones = Set(cluster.subnetIDs.compactMap { index.subnets[$0]?.zone })
        guard let home = subnet.zone, !zones.isEmpty else {
            return .unresolved("the zones of \(cluster.name)'s subnets are unknown")
        }
        let others = zones.subtracting([home]).count
        return .hops([
            .controlPlane(
                cluster: cluster.name, zone: home, crossing: Ratio(Int128(others), Int128(zones.count)))
        ])
    }

    /// The gateway endpoint that the subnet's own table points at; one on other tables serves nothing here.
    private func gatewayEndpoint(for name: String, from subnet: Subnet) -> VPCEndpoint? {
        guard let table = index.table(of: subnet) else { return nil }
        return index.endpointsByVPC[subnet.vpcID]?.first { endpoint in
            guard endpoint.kind == .gateway, endpoint.service == name else { return false }
            if let route = table.routes.first(where: { $0.target == .vpcEndpoint(endpoint.id) }) {
                return !route.isBlackhole
            }
            return endpoint.routeTableIDs.contains(table.id)
        }
    }

    /// The interface endpoint that the service's name resolves to, which needs private DNS.
    private func interfaceEndpoint(for name: String, from subnet: Subnet) -> VPCEndpoint? {
        let vpc = index.vpcs[subnet.vpcID]
        guard vpc?.enableDNSSupport != false, vpc?.enableDNSHostnames != false else { return nil }
        return index.endpointsByVPC[subnet.vpcID]?.first {
            $0.kind == .interface && $0.service == name && $0.privateDNSEnabled
        }
    }

    // MARK: Within and between VPCs

    private func toSubnet(_ target: Subnet, from subnet: Subnet) -> Path {
        guard target.vpcID != subnet.vpcID else {
            guard let zone = target.zone else { return .unresolved("the zone of \(target.id) is unknown") }
            return withinVPC(from: subnet, to: zone, resource: target.id.rawValue)
        }
        guard let block = target.cidr ?? index.vpcs[target.vpcID]?.cidrBlocks.first else {
            return .unresolved("\(target.id) has no IPv4 block to route to")
        }
        return toBlock(block, from: subnet, zone: target.zone)
    }

    private func withinVPC(from subnet: Subnet, to zone: ZoneName, resource: String) -> Path {
        guard let home = subnet.zone else { return .unresolved("the zone of \(subnet.id) is unknown") }
        if home == zone { return .hops([]) }
        return .hops([
            .crossZone(fromResource: subnet.id.rawValue, from: home, toResource: resource, to: zone)
        ])
    }

    private func toVPC(_ id: Identifier<VPC>, from subnet: Subnet) -> Path {
        if id == subnet.vpcID { return .unresolved("\(id) is the source's own VPC: name a subnet or a zone") }
        let peer = index.peerings.values.flatMap { [$0.requester, $0.accepter] }.first { $0.vpcID == id }
        guard let block = index.vpcs[id]?.cidrBlocks.first ?? peer?.cidrBlocks.first else {
            return .unresolved("no block of \(id) is in the snapshot")
        }
        return toBlock(block, from: subnet)
    }

    private func toBlock(_ block: CIDRBlock, from subnet: Subnet, zone: ZoneName? = nil) -> Path {
        guard let table = index.table(of: subnet) else { return noTable(subnet) }
        guard let route = longestMatch(for: block, in: table) else {
            return .unresolved("no route of \(table.id) matches \(block)")
        }
        if route.isBlackhole { return .unresolved("\(table.id) drops \(block): its route is a blackhole") }
        switch route.target {
        case .local:
            let target = index.subnetsByVPC[subnet.vpcID]?.first { $0.cidr?.contains(block) ?? false }
            return target.map { toSubnet($0, from: subnet) } ?? .unresolved("no single subnet holds \(block)")
        case .vpcPeering(let id): return overPeering(id, from: subnet, zone: zone)
        case .transitGateway(let id): return .hops([transitHop(id, from: subnet)])
        default: return throughGateway(route.target, from: subnet, beyond: [.internet(zone: subnet.zone)])
        }
    }

    private func overPeering(_ id: Identifier<VPCPeeringConnection>, from subnet: Subnet, zone: ZoneName?)
        -> Path
    {
        let sides = index.peerings[id].map { [$0.requester, $0.accepter] } ?? []
        let far = sides.first { $0.vpcID != subnet.vpcID }?.region
        if let far, let home = index.region(of: subnet), far != home { return .hops([.interRegion(to: far)]) }
        guard let zone else {
            return .unresolved(
                "the zone at the other end of \(id) is unknown: name a subnet there as destination")
        }
        return .hops([.peering(id, zone: subnet.zone, crossesZones: zone != subnet.zone)])
    }

    private func transitHop(_ gateway: String, from subnet: Subnet) -> Hop {
        let attachment = attachments.first {
            $0.transitGatewayID == gateway && $0.resourceID == subnet.vpcID.rawValue
        }
        return .transitGateway(gateway, attachment: attachment?.id.rawValue, zone: subnet.zone)
    }

    // MARK: The way out

    private func noTable(_ subnet: Subnet) -> Path {
        .unresolved("\(subnet.id) has no route table in the snapshot: import describe-route-tables")
    }

    private func throughDefaultRoute(of subnet: Subnet, beyond: [Hop]) -> Path {
        guard let table = index.table(of: subnet) else { return noTable(subnet) }
        guard let route = index.defaultRoute(of: subnet) else {
            return .unresolved("\(table.id) of \(subnet.id) has no default route")
        }
        if route.isBlackhole { return .unresolved("the default route of \(table.id) is a blackhole") }
        return throughGateway(route.target, from: subnet, beyond: beyond)
    }

    private func throughGateway(_ target: Route.Target, from subnet: Subnet, beyond: [Hop]) -> Path {
        switch target {
        case .internetGateway: return .hops(beyond)
        case .natGateway(let id):
            guard let gateway = index.natGateways[id], gateway.isBilled else {
                return .unresolved("\(id), the way out of \(subnet.id), is not in the snapshot")
            }
            return .hops(natHops(gateway, from: subnet) + beyond)
        case .transitGateway(let id): return .hops([transitHop(id, from: subnet)])
        default: return .unresolved("\(subnet.id) goes out by \(target), which is not modelled")
        }
    }

    private func natHops(_ gateway: NATGateway, from subnet: Subnet) -> [Hop] {
        if gateway.availability == .regional {
            return [.natGateway(gateway.id, isRegional: true, zone: subnet.zone)]
        }
        let zone = index.zone(of: gateway)
        let hop = Hop.natGateway(gateway.id, isRegional: false, zone: zone)
        guard let zone, let home = subnet.zone, home != zone else { return [hop] }
        let source = subnet.id.rawValue
        return [.crossZone(fromResource: source, from: home, toResource: gateway.id.rawValue, to: zone), hop]
    }

    private func longestMatch(for block: CIDRBlock, in table: RouteTable) -> Route? {
        var best: (route: Route, length: Int)?
        for route in table.routes {
            guard let length = matchLength(route.destination, block) else { continue }
            if length > (best?.length ?? -1) { best = (route, length) }
        }
        return best?.route
    }

    private func matchLength(_ destination: Route.Destination, _ block: CIDRBlock) -> Int? {
        switch destination {
        case .ipv4(let route): route.contains(block) ? route.prefixLength : nil
        case .ipv6: nil
        case .prefixList(let id):
            index.prefixLists[id]?.cidrs.filter { $0.contains(block) }.map(\.prefixLength).max()
        }
    }
}
