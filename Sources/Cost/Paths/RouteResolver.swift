package import Estate
package import Topology
import Units
import Words

/// Follows a traffic class from a subnet to where it goes, by the route tables as they are.
///
/// Sources: <https://docs.aws.amazon.com/vpc/latest/userguide/RouteTables.html> (longest prefix, main table),
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html>.
package struct RouteResolver: Sendable {
    let index: NetworkIndex
    let attachments: [TransitGatewayAttachment]
    let clusters: [Cluster]

    package init(_ snapshot: Snapshot, index: NetworkIndex) {
        self.index = index
        attachments = snapshot.transitGatewayAttachments
        clusters = snapshot.clusters
    }

    package func path(from subnet: Subnet, to destination: TrafficDestination) -> Path {
        switch destination {
        case .internet: return throughDefaultRoute(of: subnet, beyond: [.internet(zone: subnet.zone)])
        case .service(let name, let region): return toService(name, in: region, from: subnet)
        case .subnet(let id):
            guard let target = index.subnets[id] else {
                return .unresolved(.resourceNotImported(id.rawValue))
            }
            return toSubnet(target, from: subnet)
        case .zone(let text): return withinVPC(from: subnet, to: index.zone(text), resource: text)
        case .vpc(let id): return toVPC(id, from: subnet)
        case .transitGateway:
            guard let attachment = attachments.first(where: { $0.resourceID == subnet.vpcID.rawValue }) else {
                return .unresolved(.noTransitGatewayAttachment(vpc: subnet.vpcID.rawValue))
            }
            return .hops([transitHop(attachment.transitGatewayID, from: subnet)])
        case .cidr(let block): return toBlock(block, from: subnet)
        case .beyondNAT: return throughDefaultRoute(of: subnet, beyond: [])
        case .targets: return .unresolved(.targetsOfNoLoadBalancer)
        }
    }

    // MARK: Services

    private func toService(_ name: String, in region: Region?, from subnet: Subnet) -> Path {
        let home = index.region(of: subnet)
        if name == TrafficDestination.controlPlane { return toControlPlane(from: subnet) }
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
        else { return .unresolved(.severalEndpointKinds(vpc: subnet.vpcID.rawValue)) }
        guard let isPrivate = cluster.endpointPrivateAccess else {
            return .unresolved(.endpointAccessUnknown(cluster: cluster.name))
        }
        guard isPrivate else { return toPublicEndpoint(of: cluster, from: subnet) }
        let zones = Set(cluster.subnetIDs.compactMap { index.subnets[$0]?.zone })
        guard let home = subnet.zone, !zones.isEmpty else {
            return .unresolved(.clusterZonesUnknown(cluster: cluster.name))
        }
        let others = zones.subtracting([home]).count
        return .hops([
            .controlPlane(
                cluster: cluster.name, zone: home, crossing: Ratio(Int128(others), Int128(zones.count)))
        ])
    }

    /// Through NAT, or from a node's own public address, which is billed at the node's end as a transfer.
    private func toPublicEndpoint(of cluster: Cluster, from subnet: Subnet) -> Path {
        guard index.isPublic(subnet) else { return throughDefaultRoute(of: subnet, beyond: []) }
        return .hops([.controlPlane(cluster: cluster.name, zone: subnet.zone, crossing: .one)])
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
            guard let zone = target.zone else { return .unresolved(.zoneUnknown(subnet: target.id.rawValue)) }
            return withinVPC(from: subnet, to: zone, resource: target.id.rawValue)
        }
        guard let block = target.cidr ?? index.vpcs[target.vpcID]?.cidrBlocks.first else {
            return .unresolved(.noIPv4Block(subnet: target.id.rawValue))
        }
        return toBlock(block, from: subnet, target: target)
    }

    private func withinVPC(from subnet: Subnet, to zone: ZoneName, resource: String) -> Path {
        guard let home = subnet.zone else { return .unresolved(.zoneUnknown(subnet: subnet.id.rawValue)) }
        if home == zone { return .hops([]) }
        return .hops([
            .crossZone(fromResource: subnet.id.rawValue, from: home, toResource: resource, to: zone)
        ])
    }

    private func toVPC(_ id: Identifier<VPC>, from subnet: Subnet) -> Path {
        if id == subnet.vpcID { return .unresolved(.ownVPC(id.rawValue)) }
        let peer = index.peerings.values.flatMap { [$0.requester, $0.accepter] }.first { $0.vpcID == id }
        guard let block = index.vpcs[id]?.cidrBlocks.first ?? peer?.cidrBlocks.first else {
            return .unresolved(.noBlock(vpc: id.rawValue))
        }
        return toBlock(block, from: subnet)
    }

    private func toBlock(_ block: CIDRBlock, from subnet: Subnet, target: Subnet? = nil) -> Path {
        guard let table = index.table(of: subnet) else { return noTable(subnet) }
        guard let route = longestMatch(for: block, in: table) else {
            return .dropped(.noRoute(table: table.id.rawValue, block: block.description))
        }
        if route.isBlackhole {
            return .dropped(.blackhole(table: table.id.rawValue, block: block.description))
        }
        switch route.target {
        case .local:
            let target = index.subnetsByVPC[subnet.vpcID]?.first { $0.cidr?.contains(block) ?? false }
            return target.map { toSubnet($0, from: subnet) }
                ?? .unresolved(.noSubnetHolds(block: block.description))
        case .vpcPeering(let id): return overPeering(id, to: block, from: subnet, target: target)
        case .transitGateway(let id): return .hops(transitHops(id, to: block, from: subnet))
        default:
            return throughGateway(
                route.target, from: subnet, beyond: [.internet(zone: subnet.zone)], passed: [subnet.id])
        }
    }

    private func overPeering(
        _ id: Identifier<VPCPeeringConnection>, to block: CIDRBlock, from subnet: Subnet, target: Subnet?
    ) -> Path {
        let sides = index.peerings[id].map { [$0.requester, $0.accepter] } ?? []
        let far = sides.first { $0.vpcID != subnet.vpcID }
        if let region = far?.region, let home = index.region(of: subnet), region != home {
            return .hops([.interRegion(to: region)])
        }
        let holder = far?.vpcID.flatMap { index.subnetsByVPC[$0] }?.first {
            $0.cidr?.contains(block) ?? false
        }
        guard let other = target ?? holder else {
            return .unresolved(.peerZoneUnknown(peering: id.rawValue))
        }
        guard let isSame = index.sharesZone(subnet, other) else {
            return .unresolved(
                .sharedZoneUnknown(subnet: subnet.id.rawValue, other: other.id.rawValue))
        }
        return .hops([.peering(id, zone: subnet.zone, crossesZones: !isSame)])
    }

    // MARK: The way out

    private func noTable(_ subnet: Subnet) -> Path {
        .unresolved(.noRouteTable(subnet: subnet.id.rawValue))
    }

    /// By the default route: that of IPv4, or that of IPv6 where the subnet has no other.
    ///
    /// - Parameter passed: the subnets that the way went through, for no way passes one twice.
    func throughDefaultRoute(
        of subnet: Subnet, beyond: [Hop], passed: Set<Identifier<Subnet>> = []
    ) -> Path {
        guard let table = index.table(of: subnet) else { return noTable(subnet) }
        guard let route = index.defaultRoute(of: subnet) ?? index.defaultIPv6Route(of: subnet) else {
            return .dropped(.noDefaultRoute(table: table.id.rawValue, subnet: subnet.id.rawValue))
        }
        if route.isBlackhole { return .dropped(.blackholeDefault(table: table.id.rawValue)) }
        guard !passed.contains(subnet.id) else {
            return .unresolved(.loops(subnet: subnet.id.rawValue))
        }
        return throughGateway(route.target, from: subnet, beyond: beyond, passed: passed.union([subnet.id]))
    }

    private func throughGateway(
        _ target: Route.Target, from subnet: Subnet, beyond: [Hop], passed: Set<Identifier<Subnet>>
    ) -> Path {
        switch target {
        case .internetGateway, .egressOnlyInternetGateway: return .hops(beyond)
        case .natGateway(let id):
            guard let gateway = index.natGateways[id], gateway.isBilled else {
                return .unresolved(.gatewayNotImported(id.rawValue, subnet: subnet.id.rawValue))
            }
            return behind(natHops(gateway, from: subnet), beyondNAT(gateway, beyond, passed))
        case .vpcEndpoint(let id): return throughFirewall(id, from: subnet, beyond: beyond, passed: passed)
        case .transitGateway(let id):
            return throughTransitGateway(id, from: subnet, beyond: beyond, passed: passed)
        case .instance(let id), .networkInterface(let id):
            return .hops([.unmodelled(.appliance(id, subnet: subnet.id.rawValue))] + beyond)
        default: return .unresolved(.targetNotModelled(target.resourceID, subnet: subnet.id.rawValue))
        }
    }

    /// The way after a zonal gateway goes on by the table of the gateway's own subnet.
    private func beyondNAT(
        _ gateway: NATGateway, _ beyond: [Hop], _ passed: Set<Identifier<Subnet>>
    ) -> Path {
        let home = gateway.availability == .zonal ? gateway.subnetID.flatMap { index.subnets[$0] } : nil
        guard let home, let route = index.defaultRoute(of: home) else {
            return gateway.isPublic
                ? .hops(beyond)
                : .hops([.unmodelled(.beyondPrivateNAT(gateway: gateway.id.rawValue))])
        }
        if route.isBlackhole {
            return .dropped(
                .blackholeBehindNAT(subnet: home.id.rawValue, gateway: gateway.id.rawValue))
        }
        switch route.target {
        case .internetGateway where !gateway.isPublic:
            return .dropped(.privateNATAtInternet(gateway: gateway.id.rawValue))
        case .transitGateway, .vpcEndpoint:
            return throughDefaultRoute(of: home, beyond: beyond, passed: passed)
        default: return .hops(beyond)
        }
    }

    private func throughFirewall(
        _ id: Identifier<VPCEndpoint>, from subnet: Subnet, beyond: [Hop], passed: Set<Identifier<Subnet>>
    ) -> Path {
        let endpoint = index.endpointsByVPC[subnet.vpcID]?.first { $0.id == id }
        guard let endpoint, endpoint.kind == .gatewayLoadBalancer else {
            return .unresolved(.noFirewallEndpoint(id.rawValue, subnet: subnet.id.rawValue))
        }
        let home = endpoint.subnetIDs.lazy.compactMap { index.subnets[$0] }.first
        let hop = Hop.gatewayLoadBalancerEndpoint(id, zone: home?.zone)
        guard let home else { return .hops([hop] + beyond) }
        return behind([hop], throughDefaultRoute(of: home, beyond: beyond, passed: passed))
    }

    private func behind(_ first: [Hop], _ rest: Path) -> Path {
        guard case .hops(let hops) = rest else { return rest }
        return .hops(first + hops)
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
