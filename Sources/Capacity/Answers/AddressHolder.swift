import Topology

/// The kinds of things that hold addresses of a subnet.
public enum AddressHolder: String, Hashable, Sendable, CaseIterable {
    /// Nodes of a cluster, with the addresses of their pods.
    case node
    /// Branch interfaces of pods with security groups of their own.
    case branch
    /// Pods on Fargate.
    case fargate
    /// The control plane's interfaces in the cluster's subnets.
    case controlPlane = "control-plane"
    /// Instances that are no nodes.
    case instance
    case natGateway = "nat-gateway"
    case endpoint = "vpc-endpoint"
    case loadBalancer = "load-balancer"
    case lambda
    case rds
    case efs
    case elastiCache = "elasticache"
    case transitGateway = "transit-gateway"
    /// Interfaces attached to nothing.
    case unattached
    case other
    /// Taken by AWS's own count, but by no interface that was imported.
    case unseen

    /// Indicates whether it grows with the pods.
    public var growsWithPods: Bool { self == .node || self == .branch || self == .fargate }

    /// The holder of an interface, by its type and by what the service that made it wrote into its description.
    ///
    /// AWS documents few of these texts; they are those that the services write.
    static func of(_ interface: NetworkInterface, isNode: (Identifier<Instance>) -> Bool) -> AddressHolder {
        let text = interface.descriptionText ?? ""
        if let kind = types[interface.interfaceType.lowercased()] { return kind }
        if let kind = descriptions.first(where: { text.hasPrefix($0.0) })?.1 { return kind }
        if let instance = interface.instanceID { return isNode(instance) ? .node : .instance }
        // The CNI writes `aws-K8S-` and the instance; one attached to nothing was left behind by a node.
        if text.lowercased().hasPrefix("aws-k8s-") {
            return interface.status == "available" ? .unattached : .node
        }
        if text.lowercased().contains("fargate") { return .fargate }
        return interface.status == "available" ? .unattached : .other
    }

    private static let types: [String: AddressHolder] = [
        "natgateway": .natGateway, "nat_gateway": .natGateway, "vpc_endpoint": .endpoint,
        "gateway_load_balancer_endpoint": .endpoint, "network_load_balancer": .loadBalancer,
        "gateway_load_balancer": .loadBalancer, "load_balancer": .loadBalancer, "lambda": .lambda,
        "branch": .branch, "trunk": .node, "transit_gateway": .transitGateway,
    ]

    private static let descriptions: [(String, AddressHolder)] = [
        ("Amazon EKS ", .controlPlane), ("Interface for NAT Gateway", .natGateway),
        ("VPC Endpoint Interface", .endpoint), ("ELB ", .loadBalancer),
        ("ENI reserved by ELB", .loadBalancer),
        ("AWS Lambda VPC ENI", .lambda), ("RDSNetworkInterface", .rds), ("RDS ", .rds),
        ("EFS mount target", .efs), ("ElastiCache", .elastiCache), ("aws-k8s-branch-eni", .branch),
        ("Network Interface for Transit Gateway Attachment", .transitGateway),
    ]
}
