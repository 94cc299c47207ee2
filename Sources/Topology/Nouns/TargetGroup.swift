/// A group of targets behind a load balancer.
public struct TargetGroup: Hashable, Sendable {
    public var id: Identifier<TargetGroup>
    public var name: String
    /// `instance`, `ip`, `lambda` or `alb`.
    public var targetType: String
    public var vpcID: Identifier<VPC>?
    public var loadBalancerIDs: [Identifier<LoadBalancer>] = []
    public init(id: Identifier<TargetGroup>, name: String, targetType: String) {
        self.id = id
        self.name = name
        self.targetType = targetType
    }
}

extension TargetGroup: Noun {
    public static let table = NounTable("targetGroup")
    public static let blank = TargetGroup(id: "", name: "", targetType: "instance")
    public static let fields: [Field<TargetGroup>] = [
        Field("id", \.id, "TargetGroupArn", isRequired: true),
        Field("name", \.name, "TargetGroupName", otherwise: { $0.id.rawValue }),
        Field("targetType", \.targetType, "TargetType", .open),
        Field("vpcID", \.vpcID, "VpcId"),
        Field("loadBalancerIDs", \.loadBalancerIDs, "LoadBalancerArns"),
    ]
}
