/// A table of routes and the subnets that use it.
public struct RouteTable: Hashable, Sendable {
    public var id: Identifier<RouteTable>
    public var vpcID: Identifier<VPC>
    public var name: String?
    public var routes: [Route] = []
    /// The subnets with an explicit association.
    public var subnetIDs: [Identifier<Subnet>] = []
    /// True for the table of subnets without an association of their own.
    public var isMain = false
    public init(id: Identifier<RouteTable>, vpcID: Identifier<VPC>) {
        self.id = id
        self.vpcID = vpcID
    }
}

extension RouteTable: Noun, Identified {
    public static let table = NounTable("routeTable")
    public static let blank = RouteTable(id: "", vpcID: "")
    public static let fields: [Field<RouteTable>] = [
        Field("id", \.id, "RouteTableId", isRequired: true),
        Field("vpcID", \.vpcID, "VpcId", isRequired: true),
        .rows("routes", \.routes, "Routes", element: "", table: "route", owner: "routeTableID"),
        .rows(
            "subnetIDs", \.subnetIDs, element: "subnetID", table: "routeTableSubnet", owner: "routeTableID",
            reads: { associations($0).compactMap { $0.id("SubnetId") } },
            writes: { table, object in
                let main: [JSONObject] = table.isMain ? [.made { $0.add("Main", true) }] : []
                object.add(
                    "Associations",
                    main + table.subnetIDs.map { id in .made { $0.add("SubnetId", id.rawValue) } })
            }),
        Field(
            "isMain", \.isMain, reads: { associations($0).contains { $0.bool("Main") == true } },
            writes: { _, _ in }),
        .tag("name", \.name, "Name"),
    ]

    private static func associations(_ item: JSONValue) -> [JSONValue] {
        item.elements("Associations").filter {
            $0["AssociationState"]?.text("State").map { $0 == "associated" || $0 == "associating" } ?? true
        }
    }
}
