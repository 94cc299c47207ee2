/// The subnet that the VPC CNI takes the addresses of pods from, for nodes that a zone or an annotation assigns to it.
///
/// Source: <https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network-tutorial.html>.
public struct ENIConfig: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    /// A zone's name, where nodes find theirs by their zone.
    public var name: String
    public var subnetID: Identifier<Subnet>?
    public var securityGroupIDs: [String] = []
    public init(name: String) { self.name = name }
}

extension ENIConfig: KubernetesNoun {
    public static let table = NounTable("eniConfig", key: ["name"])
    public static let type: KubernetesType? = KubernetesType("crd.k8s.amazonaws.com/v1alpha1", "ENIConfig")
    public static let blank = ENIConfig(name: "")
    public static let fields: [Field<ENIConfig>] = [
        .cluster,
        Field("name", \.name, "metadata.name", isRequired: true),
        Field("subnetID", \.subnetID, "spec.subnet"),
        Field("securityGroupIDs", \.securityGroupIDs, "spec.securityGroups"),
    ]
}
