public import Units

/// An elastic network interface and the addresses it holds.
public struct NetworkInterface: Hashable, Sendable {
    public var id: Identifier<NetworkInterface>
    public var vpcID: Identifier<VPC>?
    public var subnetID: Identifier<Subnet>?
    public var zone: ZoneName?
    /// `interface`, `natGateway`, `nat_gateway`, `vpc_endpoint`, `network_load_balancer`, `lambda`, `branch`, ….
    public var interfaceType: String = "interface"
    public var descriptionText: String?
    public var status: String?
    public var instanceID: Identifier<Instance>?
    public var requesterID: String?
    /// The primary address first.
    public var privateIPs: [IPv4Address] = []
    /// The /28 blocks that prefix delegation attached.
    public var ipv4Prefixes: [CIDRBlock] = []
    public var publicIP: IPv4Address?
    /// The owner of the public address: `amazon`, or an account for an Elastic IP.
    public var publicIPOwner: String?
    public init(id: Identifier<NetworkInterface>) { self.id = id }

    /// The number of addresses of its subnet that the interface takes: each address, and 16 for each prefix.
    public var addressCount: Int { privateIPs.count + 16 * ipv4Prefixes.count }
}

/// Interfaces come by the ten thousand: the importer and the store have readers of their own, which a test holds to
/// these fields.
extension NetworkInterface: Noun {
    public static let table = NounTable("networkInterface")
    public static let blank = NetworkInterface(id: "")
    public static let fields: [Field<NetworkInterface>] = [
        Field("id", \.id, "NetworkInterfaceId", isRequired: true),
        Field("vpcID", \.vpcID, "VpcId"),
        Field("subnetID", \.subnetID, "SubnetId"),
        Field("zone", \.zone, "AvailabilityZone"),
        Field("interfaceType", \.interfaceType, "InterfaceType", .open),
        Field("descriptionText", \.descriptionText, "Description"),
        Field("status", \.status, "Status", .open),
        Field("requesterID", \.requesterID, "RequesterId"),
        Field("instanceID", \.instanceID, "Attachment.InstanceId"),
        Field("publicIP", \.publicIP, "Association.PublicIp"),
        Field("publicIPOwner", \.publicIPOwner, "Association.IpOwnerId"),
        Field(
            "privateIPs", \.privateIPs, reads: addresses,
            writes: { interface, object in
                object.add(
                    "PrivateIpAddresses",
                    interface.privateIPs.enumerated().map { place, address in
                        .made {
                            $0.add("PrivateIpAddress", address.description)
                            $0.add("Primary", place == 0)
                        }
                    })
            }),
        Field("ipv4Prefixes", \.ipv4Prefixes, "Ipv4Prefixes[].Ipv4Prefix"),
    ]

    private static func addresses(_ item: JSONValue) -> [IPv4Address] {
        let listed = item.elements("PrivateIpAddresses")
        let primary = listed.filter { $0.bool("Primary") == true }
        let all = (primary + listed.filter { $0.bool("Primary") != true })
            .compactMap { $0.address("PrivateIpAddress") }
        return all.isEmpty ? item.address("PrivateIpAddress").map { [$0] } ?? [] : all
    }
}
