/// A part of the estate that an import asked for and did not get, so that its absence is not taken for nothing.
public struct MissingPart: Hashable, Sendable {
    /// `ec2 describe-nat-gateways`.
    public var call: String
    public var accountID: String
    public var region: String
    /// The thing that was asked about, where the call asks about one thing.
    public var subject: String
    /// One sentence without its full stop, the way to mend it included.
    public var reason: String
    public init(call: String, accountID: String, region: String, subject: String, reason: String) {
        self.call = call
        self.accountID = accountID
        self.region = region
        self.subject = subject
        self.reason = reason
    }
}

extension MissingPart: Noun {
    public static let table = NounTable("missingPart", key: ["call", "accountID", "region", "subject"])
    public static let blank = MissingPart(call: "", accountID: "", region: "", subject: "", reason: "")
    public static let fields: [Field<MissingPart>] = [
        Field("call", \.call, "call", .open, isRequired: true),
        Field("accountID", \.accountID, "accountID"),
        Field("region", \.region, "region", .open),
        Field("subject", \.subject, "subject"),
        // What the program said may name anything; that the part is missing says enough.
        Field("reason", \.reason, "reason", hides: { part, _ in "\(part.call) was not read" }),
    ]
}
