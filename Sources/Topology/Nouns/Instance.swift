public import Units

/// An EC2 instance.
public struct Instance: Hashable, Sendable {
    public var id: Identifier<Instance>
    public var instanceType: String
    public var vpcID: Identifier<VPC>?
    public var subnetID: Identifier<Subnet>?
    public var zone: ZoneName?
    /// `default`, `dedicated` or `host`.
    public var tenancy: String = "default"
    /// True for a Spot Instance, whose price no list has.
    public var isSpot = false
    /// `running`, `stopped`, ….
    public var state: String = "running"
    /// `windows` for Windows, nil otherwise.
    public var platform: String?
    public var publicIP: IPv4Address?
    public var clusterName: String?
    public var nodeGroupName: String?
    public var autoScalingGroupName: String?
    public init(id: Identifier<Instance>, instanceType: String) {
        self.id = id
        self.instanceType = instanceType
    }
}

extension Instance: Noun {
    public static let table = NounTable("instance")
    public static let blank = Instance(id: "", instanceType: "")
    public static let fields: [Field<Instance>] = [
        Field("id", \.id, "InstanceId", isRequired: true),
        Field("instanceType", \.instanceType, "InstanceType", .open, isRequired: true),
        Field("vpcID", \.vpcID, "VpcId"),
        Field("subnetID", \.subnetID, "SubnetId"),
        Field("zone", \.zone, "Placement.AvailabilityZone"),
        Field("tenancy", \.tenancy, "Placement.Tenancy", .open),
        Field(
            "isSpot", \.isSpot, "InstanceLifecycle",
            reads: {
                $0.text("InstanceLifecycle") == "spot" || $0.text("SpotInstanceRequestId") != nil
            },
            writes: { if $0.isSpot { $1.add("InstanceLifecycle", "spot") } }),
        Field("state", \.state, "State.Name", .open),
        Field("platform", \.platform, "Platform", .open, reads: { $0.text("Platform")?.lowercased() }),
        Field("publicIP", \.publicIP, "PublicIpAddress"),
        // By EKS, eksctl and Karpenter, whose tags of the same sense differ by its version.
        //
        // Source: <https://karpenter.sh/docs/concepts/nodeclasses/#spectags>.
        .tag(
            "clusterName", \.clusterName, "eks:cluster-name",
            or: [
                "aws:eks:cluster-name", "eks:eks-cluster-name", "alpha.eksctl.io/cluster-name",
                "karpenter.k8s.aws/cluster",
            ], reads: clusterOfNodeTag),
        .tag(
            "nodeGroupName", \.nodeGroupName, "eks:nodegroup-name", or: ["alpha.eksctl.io/nodegroup-name"]),
        .tag("autoScalingGroupName", \.autoScalingGroupName, "aws:autoscaling:groupName"),
    ]

    /// The name in `kubernetes.io/cluster/NAME`; the cluster that owns the instance before one that shares it.
    private static func clusterOfNodeTag(_ tags: [String: String]) -> String? {
        let mine = tags.filter { $0.key.hasPrefix("kubernetes.io/cluster/") }
        let owned = mine.filter { $0.value == "owned" }
        return (owned.isEmpty ? mine : owned).keys.min().map { String($0.dropFirst(22)) }
    }
}
