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

extension VPCEndpoint: Noun {
    public static let table = NounTable("vpcEndpoint")
    public static let blank = VPCEndpoint(id: "", vpcID: "", serviceName: "", kind: .interface)
    public static let fields: [Field<VPCEndpoint>] = [
        Field("id", \.id, "VpcEndpointId", isRequired: true),
        Field(
            "kind", \.kind, "VpcEndpointType",
            reads: { item in
                // Before interface endpoints came there was no type, and route tables tell a gateway's endpoint.
                let isGateway =
                    item.elements("SubnetIds").isEmpty && item.elements("NetworkInterfaceIds").isEmpty
                return item["VpcEndpointType"].flatMap { Kind.parse($0) }
                    ?? (isGateway ? .gateway : .interface)
            }),
        Field("vpcID", \.vpcID, "VpcId", isRequired: true),
        Field("serviceName", \.serviceName, "ServiceName", .service, isRequired: true),
        Field("state", \.state, "State", .open),
        Field("privateDNSEnabled", \.privateDNSEnabled, "PrivateDnsEnabled"),
        Field("routeTableIDs", \.routeTableIDs, "RouteTableIds"),
        Field("subnetIDs", \.subnetIDs, "SubnetIds"),
    ]
}
