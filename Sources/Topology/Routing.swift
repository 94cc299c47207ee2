public import Units

/// A table of routes and the subnets that use it.
public struct RouteTable: Hashable, Sendable {
    public var id: Identifier<RouteTable>
    public var vpcID: Identifier<VPC>
    public var name: String?
    public var routes: [Route] = []
    /// The subnets with an explicit association.
    public var subnetIDs: [Identifier<Subnet>] = []
    /// Whether subnets without an association of their own use this table.
    public var isMain = false
    public init(id: Identifier<RouteTable>, vpcID: Identifier<VPC>) {
        self.id = id
        self.vpcID = vpcID
    }
}

/// One route of a table.
public struct Route: Hashable, Sendable {
    public enum Destination: Hashable, Sendable {
        case ipv4(CIDRBlock)
        case ipv6(String)
        case prefixList(Identifier<PrefixList>)
    }

    public enum Target: Hashable, Sendable {
        case local
        case natGateway(Identifier<NATGateway>)
        case internetGateway(String)
        case egressOnlyInternetGateway(String)
        case vpcEndpoint(Identifier<VPCEndpoint>)
        case vpcPeering(Identifier<VPCPeeringConnection>)
        case transitGateway(String)
        case networkInterface(String)
        case instance(String)
        case vpnGateway(String)
        case other(String)
    }

    public var destination: Destination
    public var target: Target
    /// True where AWS says that the target is gone and the route drops what it matches.
    public var isBlackhole: Bool
    public init(destination: Destination, target: Target, isBlackhole: Bool = false) {
        self.destination = destination
        self.target = target
        self.isBlackhole = isBlackhole
    }
}

extension Route.Destination {
    /// 0.0.0.0/0.
    public static let anywhere = Route.Destination.ipv4(.everywhere)
}

extension CIDRBlock {
    /// 0.0.0.0/0, the block of a default route.
    public static let everywhere = CIDRBlock(IPv4Address(0), prefix: 0)

    private init(_ address: IPv4Address, prefix: Int) {
        self = CIDRBlock(containing: address, prefixLength: prefix) ?? CIDRBlock(host: address)
    }
}
