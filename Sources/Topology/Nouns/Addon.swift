/// An EKS add-on with its settings.
public struct Addon: Hashable, Sendable {
    public var name: String
    public var clusterName: String
    public var arn: String?
    public var version: String?
    public var status: String?
    /// JSON or YAML, as the user gave it.
    public var configurationValues: String?
    /// The `env` of those values; the store does not keep it, whoever can read them fills it in.
    public var environment: [String: String] = [:]
    /// The `eniConfig.subnets` of those values, by the same way.
    public var eniConfigs: [ENIConfig] = []
    /// The cluster that it belongs to, by its own ARN where it has one.
    public var cluster: ClusterID { ClusterID(ofPart: arn, named: clusterName) }
    public init(name: String, clusterName: String) {
        self.name = name
        self.clusterName = clusterName
    }
}

extension Addon: Noun {
    public static let table = NounTable("addon", key: ["clusterName", "name", "arn"])
    public static let blank = Addon(name: "", clusterName: "")
    public static let fields: [Field<Addon>] = [
        Field("name", \.name, "addonName", isRequired: true),
        Field("clusterName", \.clusterName, "clusterName", isRequired: true),
        Field("arn", \.arn, "addonArn"),
        Field("version", \.version, "addonVersion", .open),
        Field("status", \.status, "status", .open),
        Field("configurationValues", \.configurationValues, "configurationValues"),
    ]
}
