public import Units

/// A subnet, in one zone of one VPC.
public struct Subnet: Hashable, Sendable {
    public var id: Identifier<Subnet>
    public var vpcID: Identifier<VPC>
    public var zone: ZoneName?
    /// The zone id, `apne2-az1`, which is the same in every account.
    public var zoneID: String?
    public var accountID: String?
    public var name: String?
    /// nil for an IPv6-only subnet.
    public var cidr: CIDRBlock?
    public var ipv6CIDR: String?
    /// The number of free addresses by AWS's last word; nil where it gave none or the figure is absurd.
    public var availableIPAddressCount: Int?
    public var mapPublicIPOnLaunch = false
    public var tags: [String: String] = [:]
    public init(id: Identifier<Subnet>, vpcID: Identifier<VPC>) {
        self.id = id
        self.vpcID = vpcID
    }
}

extension Subnet: Noun {
    public static let table = NounTable("subnet")
    public static let blank = Subnet(id: "", vpcID: "")
    public static let fields: [Field<Subnet>] = [
        Field("id", \.id, "SubnetId", isRequired: true),
        Field("vpcID", \.vpcID, "VpcId", isRequired: true),
        Field("zone", \.zone, "AvailabilityZone"),
        Field("zoneID", \.zoneID, "AvailabilityZoneId", .open),
        Field("accountID", \.accountID, "OwnerId"),
        Field("cidr", \.cidr, "CidrBlock"),
        Field("ipv6CIDR", \.ipv6CIDR, "Ipv6CidrBlockAssociationSet[].Ipv6CidrBlock", .address),
        Field(
            "availableIPAddressCount", \.availableIPAddressCount, "AvailableIpAddressCount",
            // An IPv6-native subnet may say 2^64 − 5.
            reads: { $0.int("AvailableIpAddressCount").flatMap { (0...1 << 32).contains($0) ? $0 : nil } }),
        Field("mapPublicIPOnLaunch", \.mapPublicIPOnLaunch, "MapPublicIpOnLaunch"),
        .tags("tags", \.tags),
        .tag("name", \.name, "Name"),  // a copy may hold it alone
    ]
}
