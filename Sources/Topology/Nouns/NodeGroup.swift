/// A managed node group.
public struct NodeGroup: Hashable, Sendable {
    public var name: String
    public var clusterName: String
    public var arn: String?
    public var status: String?
    public var version: String?
    /// `ON_DEMAND`, `SPOT` or `CAPACITY_BLOCK`.
    public var capacityType: String = "ON_DEMAND"
    public var minSize: Int?
    public var maxSize: Int?
    public var desiredSize: Int?
    public var instanceTypes: [String] = []
    public var subnetIDs: [Identifier<Subnet>] = []
    /// `AL2023_x86_64_STANDARD`, `BOTTLEROCKET_x86_64`, `CUSTOM`, ….
    public var amiType: String?
    public var diskSizeGiB: Int?
    public var launchTemplateID: String?
    public var launchTemplateVersion: String?
    public var labels: [String: String] = [:]
    public var taints: [Taint] = []
    public var maxUnavailable: Int?
    public var maxUnavailablePercentage: Int?
    /// `DEFAULT` or `MINIMAL`; nil is the default.
    public var updateStrategy: String?
    public var autoScalingGroupNames: [String] = []
    /// The cluster that it belongs to, by its own ARN where it has one.
    public var cluster: ClusterID { ClusterID(ofPart: arn, named: clusterName) }
    public init(name: String, clusterName: String) {
        self.name = name
        self.clusterName = clusterName
    }
}

extension NodeGroup: Noun {
    public static let table = NounTable("nodeGroup", key: ["clusterName", "name", "arn"])
    public static let blank = NodeGroup(name: "", clusterName: "")
    public static let fields: [Field<NodeGroup>] = [
        Field("name", \.name, "nodegroupName", isRequired: true),
        Field("clusterName", \.clusterName, "clusterName", isRequired: true),
        Field("arn", \.arn, "nodegroupArn"),
        Field("status", \.status, "status", .open),
        Field("version", \.version, "version", .open),
        Field("capacityType", \.capacityType, "capacityType", .open),
        Field("minSize", \.minSize, "scalingConfig.minSize"),
        Field("maxSize", \.maxSize, "scalingConfig.maxSize"),
        Field("desiredSize", \.desiredSize, "scalingConfig.desiredSize"),
        Field("instanceTypes", \.instanceTypes, "instanceTypes", .open),
        Field("subnetIDs", \.subnetIDs, "subnets"),
        Field("amiType", \.amiType, "amiType", .open),
        Field("diskSizeGiB", \.diskSizeGiB, "diskSize"),
        Field("launchTemplateID", \.launchTemplateID, "launchTemplate.id"),
        Field("launchTemplateVersion", \.launchTemplateVersion, "launchTemplate.version"),
        Field("labels", \.labels, "labels"),
        Field("taints", \.taints, "taints", reads: { $0.elements("taints").compactMap { Taint(eks: $0) } }),
        Field("maxUnavailable", \.maxUnavailable, "updateConfig.maxUnavailable"),
        Field(
            "maxUnavailablePercentage", \.maxUnavailablePercentage, "updateConfig.maxUnavailablePercentage"),
        Field("updateStrategy", \.updateStrategy, "updateConfig.updateStrategy", .open),
        Field("autoScalingGroupNames", \.autoScalingGroupNames, "resources.autoScalingGroups[].name"),
    ]
}

extension Taint {
    fileprivate init?(eks item: JSONValue) {
        guard var taint = Taint.parse(item) else { return nil }
        // EKS shouts what Kubernetes writes in camel case.
        switch taint.effect {
        case "NO_EXECUTE": taint.effect = "NoExecute"
        case "PREFER_NO_SCHEDULE": taint.effect = "PreferNoSchedule"
        case "NO_SCHEDULE": taint.effect = "NoSchedule"
        default: break
        }
        self = taint
    }
}
