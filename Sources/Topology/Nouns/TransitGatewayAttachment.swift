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

extension TransitGatewayAttachment: Noun {
    public static let table = NounTable("transitGatewayAttachment")
    public static let blank = TransitGatewayAttachment(id: "", transitGatewayID: "", resourceType: "vpc")
    public static let fields: [Field<TransitGatewayAttachment>] = [
        Field("id", \.id, "TransitGatewayAttachmentId", isRequired: true),
        Field("transitGatewayID", \.transitGatewayID, "TransitGatewayId", isRequired: true),
        Field("region", \.region, "Region"),  // ours: AWS tells it by where one asks
        Field("resourceType", \.resourceType, "ResourceType", .open),
        Field("resourceID", \.resourceID, "ResourceId", or: ["VpcId"]),
        Field("subnetIDs", \.subnetIDs, "SubnetIds"),
        Field("state", \.state, "State", .open),
    ]
}
