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
