/// An internet gateway and the VPCs it is attached to.
public struct InternetGateway: Hashable, Sendable {
    public var id: Identifier<InternetGateway>
    public var vpcIDs: [Identifier<VPC>] = []
    /// True for an egress-only gateway, which carries IPv6 alone.
    public var isEgressOnly = false
    public init(id: Identifier<InternetGateway>) { self.id = id }
}

extension InternetGateway: Noun {
    public static let table = NounTable("internetGateway")
    public static let blank = InternetGateway(id: "")
    public static let fields: [Field<InternetGateway>] = fields(id: "InternetGatewayId", isEgressOnly: false)
    /// As `describe-egress-only-internet-gateways` spells them.
    public static let egressOnlyFields: [Field<InternetGateway>] = fields(
        id: "EgressOnlyInternetGatewayId", isEgressOnly: true)

    /// The key of the id tells the two kinds apart.
    private static func fields(id key: JSONPath, isEgressOnly: Bool) -> [Field<InternetGateway>] {
        [
            Field("id", \.id, key, isRequired: true),
            Field(
                "vpcIDs", \.vpcIDs, "Attachments[].VpcId",
                reads: { item in
                    item.elements("Attachments").filter { $0.text("State")?.hasPrefix("detach") != true }
                        .compactMap { $0.id("VpcId") }
                }),
            Field("isEgressOnly", \.isEgressOnly, otherwise: { _ in isEgressOnly }),
        ]
    }
}
