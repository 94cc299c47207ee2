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
    /// Who owns the public address: `amazon`, or an account for an Elastic IP.
    public var publicIPOwner: String?
    public init(id: Identifier<NetworkInterface>) { self.id = id }

    /// How many addresses of its subnet the interface takes: each address, and 16 for each prefix.
    public var addressCount: Int { privateIPs.count + 16 * ipv4Prefixes.count }
}

/// An Elastic IP address.
public struct ElasticIP: Hashable, Sendable {
    public var publicIP: IPv4Address
    public var allocationID: String?
    public var associationID: String?
    public var networkInterfaceID: String?
    public var instanceID: String?
    /// The zone group the address is announced from: the region's code, usually.
    public var networkBorderGroup: String?
    /// The pool it comes from; an address that the user brought is not billed.
    public var publicIPv4Pool: String?
    public init(publicIP: IPv4Address) { self.publicIP = publicIP }

    /// Whether the address is brought by the user (BYOIP), for which AWS asks nothing.
    public var isBroughtByUser: Bool { publicIPv4Pool.map { $0 != "amazon" } ?? false }
    public var isAttached: Bool { associationID != nil || networkInterfaceID != nil || instanceID != nil }
}
