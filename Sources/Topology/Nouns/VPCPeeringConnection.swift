public import Units

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

extension VPCPeeringConnection: Noun {
    public static let table = NounTable("vpcPeeringConnection")
    public static let blank = VPCPeeringConnection(id: "")
    public static let fields: [Field<VPCPeeringConnection>] = [
        Field("id", \.id, "VpcPeeringConnectionId", isRequired: true),
        Field("requesterVPCID", \.requester.vpcID, "RequesterVpcInfo.VpcId"),
        Field("requesterAccountID", \.requester.accountID, "RequesterVpcInfo.OwnerId"),
        Field("requesterRegion", \.requester.region, "RequesterVpcInfo.Region"),
        Field(
            "requesterCIDRBlocks", \.requester.cidrBlocks, "RequesterVpcInfo.CidrBlockSet[].CidrBlock",
            reads: { blocks($0["RequesterVpcInfo"]) }),
        Field("accepterVPCID", \.accepter.vpcID, "AccepterVpcInfo.VpcId"),
        Field("accepterAccountID", \.accepter.accountID, "AccepterVpcInfo.OwnerId"),
        Field("accepterRegion", \.accepter.region, "AccepterVpcInfo.Region"),
        Field(
            "accepterCIDRBlocks", \.accepter.cidrBlocks, "AccepterVpcInfo.CidrBlockSet[].CidrBlock",
            reads: { blocks($0["AccepterVpcInfo"]) }),
        Field("status", \.status, "Status.Code", .open),
    ]

    private static func blocks(_ side: JSONValue?) -> [CIDRBlock] {
        let set = side?.elements("CidrBlockSet").compactMap { $0.cidr("CidrBlock") } ?? []
        return set.isEmpty ? side?.cidr("CidrBlock").map { [$0] } ?? [] : set
    }
}
