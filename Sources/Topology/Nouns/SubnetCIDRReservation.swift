public import Units

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

extension SubnetCIDRReservation: Noun {
    public static let table = NounTable("subnetCIDRReservation")
    public static let blank = SubnetCIDRReservation(
        id: "", subnetID: "", cidr: .everywhere, type: "explicit")
    public static let fields: [Field<SubnetCIDRReservation>] = [
        Field("id", \.id, "SubnetCidrReservationId", isRequired: true),
        Field("subnetID", \.subnetID, "SubnetId", isRequired: true),
        Field("cidr", \.cidr, "Cidr", isRequired: true),
        Field("type", \.type, "ReservationType", .open),
    ]
}
