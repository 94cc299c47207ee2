import Estate
public import Topology
import Units

/// A snapshot's network as a reader sees it: each subnet with its way out.
public struct NetworkMap: Hashable, Sendable {
    /// The kind of target of a subnet's default route.
    public enum Tier: String, Hashable, Sendable, CaseIterable { case `public`, `private`, isolated }

    /// One subnet and what its route table says.
    public struct Row: Hashable, Sendable {
        public var subnet: Subnet
        public var tier: Tier
        public var routeTable: String?
        /// The target of the default route, `nat-…` or `igw-…`; nil where there is none.
        public var wayOut: String?
        /// The zone of the zonal NAT gateway that the subnet goes out by.
        public var natZone: ZoneName?
        public var isBlackhole = false
        /// The services that leave by a gateway endpoint.
        public var gatewayEndpoints: [String] = []
        /// Addresses that AWS lets a VPC use; nil for a subnet without IPv4.
        public var usable: Int?

        /// Indicates whether each gigabyte to the NAT gateway crosses zones.
        public var crossesZones: Bool { natZone.map { $0 != subnet.zone } ?? false }
    }

    /// By VPC, zone and id.
    public var rows: [Row]

    public init(of snapshot: Snapshot) {
        let index = NetworkIndex(snapshot)
        rows = snapshot.subnets.map { subnet in
            let table = index.table(of: subnet)
            let route = index.defaultRoute(of: subnet)
            let gateway = index.natGateway(of: subnet)
            let tier: Tier = index.isPublic(subnet) ? .public : route == nil ? .isolated : .private
            var row = Row(subnet: subnet, tier: tier, routeTable: table?.id.rawValue)
            row.wayOut = route.map { $0.target.resourceID }
            row.isBlackhole = route?.isBlackhole ?? false
            row.natZone = gateway.flatMap { $0.availability == .zonal ? index.zone(of: $0) : nil }
            row.usable = subnet.cidr.map { SubnetSize.usable(prefixLength: $0.prefixLength) }
            row.gatewayEndpoints = (index.endpointsByVPC[subnet.vpcID] ?? []).filter { endpoint in
                endpoint.kind == .gateway
                    && (table.map { endpoint.routeTableIDs.contains($0.id) } ?? false)
            }.compactMap(\.service).sorted()
            return row
        }.sorted { a, b in
            (a.subnet.vpcID, a.subnet.zone?.rawValue ?? "", a.tier.rawValue, a.subnet.id)
                < (b.subnet.vpcID, b.subnet.zone?.rawValue ?? "", b.tier.rawValue, b.subnet.id)
        }
    }
}

extension Route.Target {
    /// The id of what a route leads to; `local` for the VPC itself.
    var resourceID: String {
        switch self {
        case .local: "local"
        case .natGateway(let id): id.rawValue
        case .vpcEndpoint(let id): id.rawValue
        case .vpcPeering(let id): id.rawValue
        case .internetGateway(let id), .egressOnlyInternetGateway(let id), .transitGateway(let id),
            .networkInterface(let id), .instance(let id), .vpnGateway(let id), .other(let id):
            id
        }
    }
}
