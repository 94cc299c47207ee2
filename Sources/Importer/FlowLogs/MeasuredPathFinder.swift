import Topology

/// Names the way that measured traffic took: what the log says, else what the route tables say.
struct MeasuredPathFinder {
    private let subnets: [Identifier<Subnet>: Subnet]
    private let tables: [Identifier<Subnet>: RouteTable]
    private let mainTables: [Identifier<VPC>: RouteTable]
    private let gatewayEndpoints: [Identifier<VPCEndpoint>: VPCEndpoint]
    private let peers: Set<Identifier<VPC>>

    init(_ snapshot: Snapshot) {
        subnets = Dictionary(snapshot.subnets.map { ($0.id, $0) }) { first, _ in first }
        tables = Dictionary(
            snapshot.routeTables.flatMap { table in table.subnetIDs.map { ($0, table) } }
        ) { first, _ in first }
        mainTables = Dictionary(snapshot.routeTables.filter(\.isMain).map { ($0.vpcID, $0) }) { first, _ in
            first
        }
        gatewayEndpoints = Dictionary(
            snapshot.vpcEndpoints.filter { $0.kind == .gateway && $0.isBilled }.map { ($0.id, $0) }
        ) { first, _ in first }
        peers = Set(
            snapshot.vpcPeeringConnections.flatMap { [$0.requester.vpcID, $0.accepter.vpcID] }.compactMap {
                $0
            })
    }

    /// The zone of a subnet; nil for anything else.
    func zone(_ place: FlowPlace) -> ZoneName? {
        guard case .subnet(let id) = place else { return nil }
        return subnets[id]?.zone
    }

    /// The way from a subnet.
    ///
    /// - Parameter codes: bytes by AWS's `traffic-path`, see
    ///   <https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html>.
    func path(from source: FlowPlace, to destination: FlowPlace, codes: [UInt64], isSeenAtNAT: Bool)
        -> MeasuredPath
    {
        guard case .subnet(let id) = source else { return .unknown }
        switch destination {
        case .subnet(let other): return between(id, other)
        case .loadBalancer: return .loadBalancer
        case .interfaceEndpoint: return .interfaceEndpoint
        case .natGateway: return .nat
        case .vpc(let vpc):
            return subnets[id]?.vpcID == vpc ? .direct : peers.contains(vpc) ? .peering : .transitGateway
        case .block: return .transitGateway
        case .unknownPrivate: return .unknown
        case .internetIPv6: return .internetGateway
        case .internet, .service: break
        }
        if let told = told(codes) { return told }
        if isSeenAtNAT { return .nat }
        return byRoutes(of: id, to: destination)
    }

    private func told(_ codes: [UInt64]) -> MeasuredPath? {
        // 2 is "an internet gateway or a gateway endpoint": the routes know which.
        let ways: [(path: MeasuredPath, bytes: UInt64)] = [
            (.nat, codes[1]), (.gatewayEndpoint, codes[7]), (.internetGateway, codes[8]),
            (.peering, codes[4] &+ codes[5]),
        ]
        guard let most = ways.max(by: { $0.bytes < $1.bytes }), most.bytes > 0, most.bytes >= codes[2] else {
            return nil
        }
        return most.path
    }

    private func between(_ a: Identifier<Subnet>, _ b: Identifier<Subnet>) -> MeasuredPath {
        guard let from = subnets[a]?.vpcID, let to = subnets[b]?.vpcID, from != to else { return .direct }
        return peers.contains(from) && peers.contains(to) ? .peering : .transitGateway
    }

    private func byRoutes(of id: Identifier<Subnet>, to destination: FlowPlace) -> MeasuredPath {
        guard let subnet = subnets[id], let table = tables[id] ?? mainTables[subnet.vpcID] else {
            return .unknown
        }
        if case .service(let name) = destination {
            let serves = table.routes.contains {
                guard case .vpcEndpoint(let endpoint) = $0.target, !$0.isBlackhole else { return false }
                return gatewayEndpoints[endpoint]?.service == name
            }
            let listed = gatewayEndpoints.values.contains {
                $0.service == name && $0.routeTableIDs.contains(table.id)
            }
            if serves || listed { return .gatewayEndpoint }
        }
        switch table.routes.first(where: { $0.destination == .anywhere && !$0.isBlackhole })?.target {
        case .natGateway: return .nat
        case .internetGateway: return .internetGateway
        case .transitGateway: return .transitGateway
        default: return .unknown
        }
    }
}

extension FlowEstate {
    /// The zone of each place by number, 0 for none, and the zones' names from 1.
    func zones(in snapshot: Snapshot) -> (numbers: [UInt16], names: [ZoneName]) {
        let zoneOf = Dictionary(snapshot.subnets.map { ($0.id, $0.zone) }) { first, _ in first }
        var names: [ZoneName] = []
        let numbers = places.indices.map { index -> UInt16 in
            guard case .subnet(let id) = places[homes[index]], let zone = zoneOf[id] ?? nil else { return 0 }
            if let known = names.firstIndex(of: zone) { return UInt16(known + 1) }
            names.append(zone)
            return UInt16(names.count)
        }
        return (numbers, names)
    }
}
