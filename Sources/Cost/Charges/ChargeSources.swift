extension ChargeRule.Source {
    private static func aws(_ path: String) -> String { "https://aws.amazon.com/" + path }
    private static func docs(_ path: String) -> String { "https://docs.aws.amazon.com/" + path }

    static let eks = Self("EKS pricing", aws("eks/pricing/"))
    static let eksVersions = Self(
        "EKS versions", docs("eks/latest/userguide/kubernetes-versions.html"))
    static let kms = Self("KMS pricing", aws("kms/pricing/"))
    static let ec2 = Self("EC2 pricing", aws("ec2/pricing/on-demand/"))
    static let dedicated = Self("Dedicated Instances", aws("ec2/pricing/dedicated-instances/"))
    static let vpc = Self("VPC pricing", aws("vpc/pricing/"))
    static let privateLink = Self("PrivateLink pricing", aws("privatelink/pricing/"))
    static let gatewayEndpoints = Self(
        "Gateway endpoints", docs("vpc/latest/privatelink/gateway-endpoints.html"))
    static let peering = Self("VPC peering", docs("vpc/latest/peering/vpc-peering-basics.html"))
    static let transitGateway = Self("TGW pricing", aws("transit-gateway/pricing/"))
    static let loadBalancing = Self("ELB pricing", aws("elasticloadbalancing/pricing/"))
    static let costPractices = Self(
        "EKS best practices, cost", docs("eks/latest/best-practices/cost-opt-networking.html"))
    static let eksNetwork = Self("EKS network", docs("eks/latest/userguide/network-reqs.html"))
}
