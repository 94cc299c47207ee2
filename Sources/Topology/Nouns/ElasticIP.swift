public import Units

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

    /// True for an address that the user brought (BYOIP), which AWS does not bill.
    public var isBroughtByUser: Bool { publicIPv4Pool.map { $0 != "amazon" } ?? false }
    public var isAttached: Bool { associationID != nil || networkInterfaceID != nil || instanceID != nil }
}

extension ElasticIP: Noun {
    public static let table = NounTable("elasticIP", key: ["publicIP"])
    public static let blank = ElasticIP(publicIP: IPv4Address(0))
    public static let fields: [Field<ElasticIP>] = [
        Field("publicIP", \.publicIP, "PublicIp", or: ["CarrierIp"], isRequired: true),
        Field("allocationID", \.allocationID, "AllocationId"),
        Field("associationID", \.associationID, "AssociationId"),
        Field("networkInterfaceID", \.networkInterfaceID, "NetworkInterfaceId"),
        Field("instanceID", \.instanceID, "InstanceId"),
        Field("networkBorderGroup", \.networkBorderGroup, "NetworkBorderGroup"),
        Field("publicIPv4Pool", \.publicIPv4Pool, "PublicIpv4Pool"),
    ]
}
