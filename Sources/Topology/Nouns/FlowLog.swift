/// A flow log of a VPC, a subnet or an interface: its destination and its format.
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

extension FlowLog: Noun {
    public static let table = NounTable("flowLog")
    public static let blank = FlowLog(id: "", resourceID: "")
    public static let fields: [Field<FlowLog>] = [
        Field("id", \.id, "FlowLogId", isRequired: true),
        Field("resourceID", \.resourceID, "ResourceId", isRequired: true),
        Field("format", \.format, "LogFormat", .open),
        Field("destination", \.destination, "LogDestination", or: ["LogGroupName"]),
    ]
}
