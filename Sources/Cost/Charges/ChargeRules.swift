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

extension ChargeRule {
    /// Every rule, in the order of the model's page.
    public static let all: [ChargeRule] = compute + nat + transfers + endpoints + rest

    private static let compute = [
        ChargeRule(
            "EKS cluster", ["AmazonEKS-Hours:perCluster"], "H × price", in: ["EKSCharge"], by: [.eks]),
        ChargeRule(
            "extended support", ["AmazonEKS-Hours:extendedSupport"],
            "H × price, where the assessed day is after the version's standard support",
            in: ["EKSCharge", "EKSCalendar"], by: [.eksVersions]),
        ChargeRule(
            "provisioned control plane", ["AmazonEKS-Hours:*"], "H × price of the tier", in: ["EKSCharge"],
            by: [.eks]),
        ChargeRule(
            "customer KMS key", ["KMS-Keys"],
            "1 × price for each key that clusters name, once where several share it", in: ["EKSCharge"],
            by: [.kms]),
        ChargeRule(
            "nodes", ["BoxUsage:*", "SpotUsage:*", "HostUsage:*"],
            "nodes × H × on-demand price; Spot is unknown, for no list has its price, and so is a Dedicated Host, for no input has it",
            in: ["NodeCharge"],
            by: [.ec2]),
        ChargeRule(
            "dedicated tenancy", ["DedicatedUsage:*", "DedicatedRegionFee"],
            "nodes × H × dedicated price + H × fee once a region", in: ["NodeCharge"], by: [.dedicated]),
    ]

    private static let nat = [
        ChargeRule(
            "NAT gateway", ["NatGateway-Hours", "RegionalNatGateway-Hours"],
            "H × price, each zonal gateway; a regional one once a zone it serves, unknown where no input tells the zones",
            in: ["NATGatewayCharge"],
            by: [.vpc]),
        ChargeRule(
            "NAT bytes", ["NatGateway-Bytes", "RegionalNatGateway-Bytes"], "(GB↑ + GB↓) × price, no tiers",
            in: ["NATGatewayCharge"], by: [.vpc]),
    ]

    private static let transfers = [
        ChargeRule(
            "peering", ["DataTransfer-Regional-Bytes"],
            "as between zones, where the zones differ; free within a zone", in: ["CrossZoneCharge"],
            by: [.peering], for: [.peering]),
        ChargeRule(
            "between zones", ["DataTransfer-Regional-Bytes"],
            "(GB↑ + GB↓) × price × 2 ends; one end with `billed_sides: one`", in: ["CrossZoneCharge"],
            by: [.ec2]),
        ChargeRule(
            "load balancer to its targets", ["DataTransfer-Regional-Bytes"],
            "(GB↑ + GB↓) × share that crosses × price × 2 ends: none for an ALB with `ip` targets; node → pod for `instance` targets, unless the service has `externalTrafficPolicy: Local`; entry zone → target for an NLB with cross-zone on",
            in: ["LoadBalancerTraffic"], by: [.costPractices]),
        ChargeRule(
            "control plane", ["DataTransfer-Regional-Bytes"],
            "(GB↑ + GB↓) × share of other zones × price × 1 end, for EKS pays its own; without a private endpoint the default route's way, or 1 end from a node with a public address",
            in: ["ControlPlaneCharge"], by: [.eksNetwork]),
        ChargeRule(
            "internet", ["DataTransfer-Out-Bytes"],
            "GB↑ by tiers, beyond the account's free 100 GB; GB↓ is free",
            in: ["InternetCharge", "LoadBalancerTraffic"], by: [.ec2]),
        ChargeRule(
            "other region", ["AWS-Out-Bytes"], "GB↑ × price of the pair", in: ["InternetCharge"],
            by: [.ec2]),
    ]

    private static let endpoints = [
        ChargeRule(
            "interface endpoint", ["VpcEndpoint-Hours", "VpcEndpoint-GWLBE-Hours"], "zones × H × price",
            in: ["VPCEndpointCharge"], by: [.privateLink]),
        ChargeRule(
            "endpoint bytes", ["VpcEndpoint-Bytes", "VpcEndpoint-GWLBE-Bytes"],
            "(GB↑ + GB↓) by tiers that all interface endpoints of a region share; of a firewall's endpoint by its own price",
            in: ["VPCEndpointCharge"], by: [.privateLink]),
        ChargeRule("gateway endpoint", [], "free", in: ["VPCEndpointCharge"], by: [.gatewayEndpoints]),
    ]

    private static let rest = [
        ChargeRule(
            "transit gateway", ["TransitGateway-Hours", "TransitGateway-Bytes"],
            "H × price each attachment; GB↑ × price, paid by the sender, and GB↓ where the far VPC is in the snapshot too; no charge between zones",
            in: ["TransitGatewayCharge"], by: [.transitGateway]),
        ChargeRule(
            "load balancer", ["LoadBalancerUsage", "LCUUsage", "DataProcessing-Bytes"],
            "H × price; a Gateway Load Balancer once a zone. Capacity units are unknown until metrics tell them",
            in: ["LoadBalancerCharge"], by: [.loadBalancing]),
        ChargeRule(
            "public IPv4", ["PublicIPv4:InUseAddress", "PublicIPv4:IdleAddress"],
            "H × price each address once, whether an interface, a NAT gateway, an instance or a node tells it; none for addresses that you brought (BYOIP)",
            in: ["PublicIPv4Charge"], by: [.vpc]),
    ]
}
