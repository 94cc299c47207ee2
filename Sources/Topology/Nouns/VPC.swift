public import Units

/// A virtual private cloud.
public struct VPC: Hashable, Sendable {
    public var id: Identifier<VPC>
    public var region: Region?
    public var accountID: String?
    public var name: String?
    /// The primary block first, then the associated secondary ones.
    public var cidrBlocks: [CIDRBlock] = []
    public var ipv6CIDRBlocks: [String] = []
    /// `default` or `dedicated`.
    public var instanceTenancy: String = "default"
    public var isDefault = false
    /// The VPC's DNS flags; nil where the input did not say.
    public var enableDNSSupport: Bool?
    public var enableDNSHostnames: Bool?
    public init(id: Identifier<VPC>) { self.id = id }
}

extension VPC: Noun, Identified {
    public static let table = NounTable("vpc")
    public static let blank = VPC(id: "")
    public static let fields: [Field<VPC>] = [
        Field("id", \.id, "VpcId", isRequired: true),
        Field("region", \.region, "Region"),  // ours: AWS tells it by where one asks
        Field("accountID", \.accountID, "OwnerId"),
        .rows(
            "cidrBlocks", \.cidrBlocks, element: "cidr", table: "vpcCIDRBlock", owner: "vpcID",
            reads: blocks,
            writes: { vpc, object in
                object.add("CidrBlock", vpc.cidrBlocks.first?.description)
                object.add(
                    at: "CidrBlockAssociationSet[].CidrBlock", elements: vpc.cidrBlocks.compactMap(\.json))
            }),
        Field(
            "ipv6CIDRBlocks", \.ipv6CIDRBlocks, "Ipv6CidrBlockAssociationSet[].Ipv6CidrBlock", .address,
            reads: { item in
                associated(item, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlockState")
                    .compactMap { $0.text("Ipv6CidrBlock") }
            }),
        Field("instanceTenancy", \.instanceTenancy, "InstanceTenancy", .open),
        Field("isDefault", \.isDefault, "IsDefault"),
        // Ours in this place: AWS tells each by a call of its own.
        Field("enableDNSSupport", \.enableDNSSupport, "EnableDnsSupport"),
        Field("enableDNSHostnames", \.enableDNSHostnames, "EnableDnsHostnames"),
        .tag("name", \.name, "Name"),
    ]

    private static func blocks(_ item: JSONValue) -> [CIDRBlock] {
        let primary = item.cidr("CidrBlock")
        let others = associated(item, "CidrBlockAssociationSet", "CidrBlockState")
            .compactMap { $0.cidr("CidrBlock") }
        return (primary.map { [$0] } ?? []) + others.filter { $0 != primary }
    }

    /// The elements of a set that are the VPC's still.
    private static func associated(_ item: JSONValue, _ set: String, _ state: String) -> [JSONValue] {
        item.elements(set).filter {
            $0[state]?.text("State").map { $0 == "associated" || $0 == "associating" } ?? true
        }
    }
}
