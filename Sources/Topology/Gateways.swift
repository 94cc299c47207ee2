public import Units

/// A NAT gateway, zonal or regional.
public struct NATGateway: Hashable, Sendable {
    public enum Availability: String, Hashable, Sendable { case zonal, regional }

    public struct Address: Hashable, Sendable {
        public var allocationID: String?
        public var publicIP: IPv4Address?
        public var privateIP: IPv4Address?
        public var networkInterfaceID: String?
        public var zone: ZoneName?
        public init() {}
    }

    public var id: Identifier<NATGateway>
    public var vpcID: Identifier<VPC>
    /// nil for a regional gateway, which has no subnet.
    public var subnetID: Identifier<Subnet>?
    public var availability: Availability = .zonal
    /// False for a private gateway, which has no public address.
    public var isPublic = true
    /// `available`, `pending`, `deleting`, `deleted`, `failed`.
    public var state: String = "available"
    public var name: String?
    public var addresses: [Address] = []
    public init(id: Identifier<NATGateway>, vpcID: Identifier<VPC>) {
        self.id = id
        self.vpcID = vpcID
    }

    /// Whether the gateway exists, and so is billed.
    public var isBilled: Bool { state == "available" || state == "pending" }
}

/// An internet gateway and the VPCs it is attached to.
public struct InternetGateway: Hashable, Sendable {
    public var id: Identifier<InternetGateway>
    public var vpcIDs: [Identifier<VPC>] = []
    /// True for an egress-only gateway, which carries IPv6 alone.
    public var isEgressOnly = false
    public init(id: Identifier<InternetGateway>) { self.id = id }
}

/// A VPC endpoint of any type.
public struct VPCEndpoint: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable {
        case gateway = "Gateway"
        case interface = "Interface"
        case gatewayLoadBalancer = "GatewayLoadBalancer"
        case resource = "Resource"
        case serviceNetwork = "ServiceNetwork"
    }

    public var id: Identifier<VPCEndpoint>
    public var vpcID: Identifier<VPC>
    /// `com.amazonaws.ap-northeast-2.s3`.
    public var serviceName: String
    public var kind: Kind
    public var state: String = "available"
    public var privateDNSEnabled = false
    public var routeTableIDs: [Identifier<RouteTable>] = []
    public var subnetIDs: [Identifier<Subnet>] = []
    public init(id: Identifier<VPCEndpoint>, vpcID: Identifier<VPC>, serviceName: String, kind: Kind) {
        self.id = id
        self.vpcID = vpcID
        self.serviceName = serviceName
        self.kind = kind
    }

    /// The service behind the region in the name: `s3`, `ecr.dkr`; nil for a service that is not AWS's own.
    public var service: String? {
        let parts = serviceName.split(separator: ".", maxSplits: 3)
        guard parts.count == 4, parts[0] == "com" || parts[0] == "aws" || parts[0] == "cn" else { return nil }
        return parts[1] == "amazonaws" || parts[1] == "api" ? String(parts[3]) : nil
    }

    public var isBilled: Bool {
        !["deleted", "deleting", "failed", "rejected", "expired"].contains(state.lowercased())
    }
}

/// A peering connection between two VPCs.
public struct VPCPeeringConnection: Hashable, Sendable {
    public struct Side: Hashable, Sendable {
        public var vpcID: Identifier<VPC>?
        public var accountID: String?
        public var region: Region?
        public var cidrBlocks: [CIDRBlock] = []
        public init() {}
    }

    public var id: Identifier<VPCPeeringConnection>
    public var requester = Side()
    public var accepter = Side()
    /// `active`, `pending-acceptance`, `deleted`, ….
    public var status: String = "active"
    public init(id: Identifier<VPCPeeringConnection>) { self.id = id }
}

/// The attachment of a VPC, a VPN or a peer to a transit gateway.
public struct TransitGatewayAttachment: Hashable, Sendable {
    public var id: Identifier<TransitGatewayAttachment>
    public var transitGatewayID: String
    /// `vpc`, `vpn`, `peering`, `direct-connect-gateway`, ….
    public var resourceType: String
    public var resourceID: String?
    public var subnetIDs: [Identifier<Subnet>] = []
    public var state: String = "available"
    public var region: Region?
    public init(id: Identifier<TransitGatewayAttachment>, transitGatewayID: String, resourceType: String) {
        self.id = id
        self.transitGatewayID = transitGatewayID
        self.resourceType = resourceType
    }
}
