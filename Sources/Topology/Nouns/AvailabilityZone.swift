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

extension AvailabilityZone: Noun {
    public static let table = NounTable("availabilityZone", key: ["name"])
    public static let blank = AvailabilityZone(name: "")
    public static let fields: [Field<AvailabilityZone>] = [
        Field("name", \.name, "ZoneName", isRequired: true),
        Field("zoneID", \.zoneID, "ZoneId", .open),
        Field("region", \.region, "RegionName", otherwise: { $0.name.region }),
        Field("state", \.state, "State", .open),
        Field("type", \.type, "ZoneType", .open),
    ]
}
