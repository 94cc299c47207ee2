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

    /// True while the gateway exists, and so is billed.
    public var isBilled: Bool { state == "available" || state == "pending" }
}

extension NATGateway: Noun, Identified {
    public static let table = NounTable("natGateway")
    public static let blank = NATGateway(id: "", vpcID: "")
    public static let fields: [Field<NATGateway>] = [
        Field("id", \.id, "NatGatewayId", isRequired: true),
        // A failed or deleted gateway may have lost its VPC; it bills nothing but is not lost.
        Field("vpcID", \.vpcID, "VpcId"),
        Field("subnetID", \.subnetID, "SubnetId"),
        Field(
            "availability", \.availability, "AvailabilityMode",
            reads: { $0.text("AvailabilityMode").map { $0 == "regional" ? .regional : .zonal } },
            // A CLI older than regional gateways prints no mode, but a zonal gateway that lives has a subnet.
            otherwise: { $0.subnetID == nil && $0.isBilled ? .regional : .zonal }),
        Field(
            "isPublic", \.isPublic, "ConnectivityType", reads: { $0.text("ConnectivityType") != "private" },
            writes: { $1.add("ConnectivityType", $0.isPublic ? "public" : "private") }),
        Field("state", \.state, "State", .open),
        .rows(
            "addresses", \.addresses, "NatGatewayAddresses", element: "", table: "natGatewayAddress",
            owner: "natGatewayID"),
        .tag("name", \.name, "Name"),
    ]
}

extension NATGateway.Address: StructuredValue {
    public static let blank = NATGateway.Address()
    public static let fields: [Field<NATGateway.Address>] = [
        Field("allocationID", \.allocationID, "AllocationId"),
        Field("publicIP", \.publicIP, "PublicIp"),
        Field("privateIP", \.privateIP, "PrivateIp"),
        Field("networkInterfaceID", \.networkInterfaceID, "NetworkInterfaceId"),
        Field("zone", \.zone, "AvailabilityZone", or: ["AvailabilityZoneId"]),
    ]
}
