/// An EKS cluster.
public struct Cluster: Hashable, Sendable {
    public var name: String
    public var arn: String?
    public var region: Region?
    public var accountID: String?
    /// The Kubernetes version, `1.33`.
    public var version: String?
    public var status: String?
    public var endpoint: String?
    public var vpcID: Identifier<VPC>?
    public var subnetIDs: [Identifier<Subnet>] = []
    public var endpointPublicAccess: Bool?
    public var endpointPrivateAccess: Bool?
    public var serviceIPv4CIDR: String?
    /// `ipv4` or `ipv6`.
    public var ipFamily: String?
    /// `EXTENDED` or `STANDARD`: what happens when standard support ends.
    public var supportType: String?
    /// The KMS key that encrypts secrets, where the cluster has one of its own.
    public var encryptionKeyARN: String?
    /// `standard`, or the tier of a provisioned control plane, `tier-xl`.
    public var controlPlaneTier: String?
    public init(name: String) { self.name = name }

    /// The ARN, which tells clusters of one name apart; the name where no input has the ARN.
    public var id: ClusterID { ClusterID(arn ?? name) }
}

/// A cluster by its ARN, or by its name where no input has the ARN; empty where nothing tells.
public typealias ClusterID = Identifier<Cluster>

extension Identifier where Noun == Cluster {
    /// The ARN; nil where no input has it.
    public var arn: String? { rawValue.hasPrefix("arn:") ? rawValue : nil }

    /// The cluster's name, which is the last part of its ARN.
    public var name: String {
        guard arn != nil, let slash = rawValue.lastIndex(of: "/") else { return rawValue }
        return String(rawValue[rawValue.index(after: slash)...])
    }

    /// The cluster of a node group, an add-on or a Fargate profile.
    ///
    /// Source: <https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelastickubernetesservice.html>.
    /// - Parameters:
    ///   - arn: the thing's own ARN, `arn:aws:eks:REGION:ACCOUNT:nodegroup/CLUSTER/NAME/UUID`.
    ///   - name: the cluster's name, which is all there is without the ARN.
    public init(ofPart arn: String?, named name: String) {
        let parts = (arn ?? "").split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
        let resource = parts.count == 6 ? parts[5].split(separator: "/") : []
        guard parts.first == "arn", resource.count >= 3, resource[1] == name else {
            self.init(name)
            return
        }
        self.init(parts[..<5].joined(separator: ":") + ":cluster/" + name)
    }
}

extension Cluster: Noun {
    public static let table = NounTable("cluster", key: ["name", "arn"])
    public static let blank = Cluster(name: "")
    public static let fields: [Field<Cluster>] = [
        Field("name", \.name, "name", isRequired: true),
        Field("arn", \.arn, "arn"),
        Field("region", \.region, otherwise: { $0.arn.map { ARN($0).region } }),
        Field("accountID", \.accountID, otherwise: { $0.arn.map { ARN($0).accountID } }),
        Field("version", \.version, "version", .open),
        Field("status", \.status, "status", .open),
        Field("endpoint", \.endpoint, "endpoint"),
        Field("vpcID", \.vpcID, "resourcesVpcConfig.vpcId"),
        Field("subnetIDs", \.subnetIDs, "resourcesVpcConfig.subnetIds"),
        Field("endpointPublicAccess", \.endpointPublicAccess, "resourcesVpcConfig.endpointPublicAccess"),
        Field("endpointPrivateAccess", \.endpointPrivateAccess, "resourcesVpcConfig.endpointPrivateAccess"),
        Field("serviceIPv4CIDR", \.serviceIPv4CIDR, "kubernetesNetworkConfig.serviceIpv4Cidr", .address),
        Field("ipFamily", \.ipFamily, "kubernetesNetworkConfig.ipFamily", .open),
        Field("supportType", \.supportType, "upgradePolicy.supportType", .open),
        Field("encryptionKeyARN", \.encryptionKeyARN, "encryptionConfig[].provider.keyArn"),
        Field("controlPlaneTier", \.controlPlaneTier, "controlPlaneScalingConfig.tier", .open),
    ]
}
