/// An AWS account of the organisation.
public struct Account: Hashable, Sendable {
    public var id: String
    public var name: String?
    public init(id: String, name: String?) {
        self.id = id
        self.name = name
    }
}

extension Account: Noun {
    public static let table = NounTable("account")
    public static let blank = Account(id: "", name: nil)
    public static let fields: [Field<Account>] = [
        Field("id", \.id, "Id", isRequired: true),
        Field("name", \.name, "Name"),
    ]
}
