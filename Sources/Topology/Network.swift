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
    /// What AWS last said is free; nil where it did not say or the figure is absurd.
    public var availableIPAddressCount: Int?
    public var mapPublicIPOnLaunch = false
    public var tags: [String: String] = [:]
    public init(id: Identifier<Subnet>, vpcID: Identifier<VPC>) {
        self.id = id
        self.vpcID = vpcID
    }
}

/// An availability zone as one account sees it.
public struct AvailabilityZone: Hashable, Sendable {
    public var name: ZoneName
    public var zoneID: String?
    public var region: Region?
    public var state: String?
    /// `availability-zone`, `local-zone` or `wavelength-zone`.
    public var type: String?
    public init(name: ZoneName) { self.name = name }
}

/// Addresses of a subnet set aside for one use.
public struct SubnetCIDRReservation: Hashable, Sendable {
    public var id: Identifier<SubnetCIDRReservation>
    public var subnetID: Identifier<Subnet>
    public var cidr: CIDRBlock
    /// `prefix` or `explicit`.
    public var type: String
    public init(
        id: Identifier<SubnetCIDRReservation>, subnetID: Identifier<Subnet>, cidr: CIDRBlock, type: String
    ) {
        self.id = id
        self.subnetID = subnetID
        self.cidr = cidr
        self.type = type
    }
}

/// A named list of prefixes that routes point at.
public struct PrefixList: Hashable, Sendable {
    public var id: Identifier<PrefixList>
    /// `com.amazonaws.ap-northeast-2.s3`.
    public var name: String?
    public var cidrs: [CIDRBlock] = []
    public init(id: Identifier<PrefixList>) { self.id = id }
}

/// Where flow logs of a VPC, subnet or interface are delivered, and in which format.
public struct FlowLog: Hashable, Sendable {
    public var id: Identifier<FlowLog>
    public var resourceID: String
    public var format: String?
    public var destination: String?
    public init(id: Identifier<FlowLog>, resourceID: String) {
        self.id = id
        self.resourceID = resourceID
    }
}
