/// A Fargate profile.
public struct FargateProfile: Hashable, Sendable {
    public var name: String
    public var clusterName: String
    public var arn: String?
    public var subnetIDs: [Identifier<Subnet>] = []
    public var status: String?
    /// The cluster that it belongs to, by its own ARN where it has one.
    public var cluster: ClusterID { ClusterID(ofPart: arn, named: clusterName) }
    public init(name: String, clusterName: String) {
        self.name = name
        self.clusterName = clusterName
    }
}

extension FargateProfile: Noun {
    public static let table = NounTable("fargateProfile", key: ["clusterName", "name", "arn"])
    public static let blank = FargateProfile(name: "", clusterName: "")
    public static let fields: [Field<FargateProfile>] = [
        Field("name", \.name, "fargateProfileName", isRequired: true),
        Field("clusterName", \.clusterName, "clusterName", isRequired: true),
        Field("arn", \.arn, "fargateProfileArn"),
        Field("subnetIDs", \.subnetIDs, "subnets"),
        Field("status", \.status, "status", .open),
    ]
}
