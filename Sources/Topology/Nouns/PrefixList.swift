public import Units

/// A named list of prefixes that routes point at.
public struct PrefixList: Hashable, Sendable {
    public var id: Identifier<PrefixList>
    /// `com.amazonaws.ap-northeast-2.s3`.
    public var name: String?
    public var cidrs: [CIDRBlock] = []
    public init(id: Identifier<PrefixList>) { self.id = id }
}

extension PrefixList: Noun, Identified {
    public static let table = NounTable("prefixList")
    public static let blank = PrefixList(id: "")
    public static let fields: [Field<PrefixList>] = [
        Field("id", \.id, "PrefixListId", isRequired: true),
        Field("name", \.name, "PrefixListName", .service),
        .rows(
            "cidrs", \.cidrs, "Cidrs", element: "cidr", table: "prefixListCIDRBlock", owner: "prefixListID"),
    ]
}
