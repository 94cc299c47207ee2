import Topology

extension AWSCall {
    /// Every call that `import aws` makes, in the order in which they are begun.
    ///
    /// - Parameters:
    ///   - findsRegions: whether the regions of the account are looked up.
    ///   - readsMeters: whether CloudWatch is asked.
    public static func table(findsRegions: Bool, readsMeters: Bool) -> [AWSCall] {
        [AWSCall("sts", "get-caller-identity", .identity, .essential)]
            + (findsRegions ? [AWSCall("ec2", "describe-regions", .regions, .essential)] : [])
            + [AWSCall("organizations", "list-accounts", .account, .optional)]
            + network + loadBalancing + compute + clusters
            + (readsMeters ? [Meters.call] : [])
    }

    private static let network: [AWSCall] = [
        AWSCall("ec2", "describe-vpcs", .region, .essential, harvests: [.ids(.vpc, "Vpcs", "VpcId")]),
        AWSCall(
            "ec2", "describe-subnets", .region, .essential,
            harvests: [
                Harvest(key: "Subnets") { item, _ in
                    guard let id = item.text("SubnetId"), let vpc = item.text("VpcId") else { return [] }
                    return [Subject(.subnet, vpc, id)]
                }
            ]),
        AWSCall("ec2", "describe-route-tables", .region, .essential),
        AWSCall(
            "ec2", "describe-nat-gateways", .region, .essential,
            harvests: [Harvest(key: "NatGateways") { item, _ in Meters.natGateway(item) }]),
        AWSCall(
            "ec2", "describe-vpc-endpoints", .region, .essential,
            harvests: [Harvest(key: "VpcEndpoints") { item, _ in Meters.endpoint(item) }]),
        AWSCall("ec2", "describe-internet-gateways", .region, .detail),
        AWSCall("ec2", "describe-egress-only-internet-gateways", .region, .detail),
        AWSCall("ec2", "describe-network-interfaces", .region, .essential),
        AWSCall("ec2", "describe-addresses", .region, .essential),
        AWSCall("ec2", "describe-availability-zones", .region, .detail),
        AWSCall("ec2", "describe-vpc-peering-connections", .region, .detail),
        AWSCall("ec2", "describe-transit-gateway-attachments", .region, .essential),
        AWSCall("ec2", "describe-transit-gateway-vpc-attachments", .region, .detail),
        AWSCall("ec2", "describe-prefix-lists", .region, .detail),
        AWSCall(
            "ec2", "describe-managed-prefix-lists", .region, .detail,
            harvests: [
                Harvest(key: "PrefixLists") { item, _ in
                    // The blocks of AWS's own lists come with describe-prefix-lists.
                    guard let id = item.text("PrefixListId"), item.text("OwnerId") != "AWS" else { return [] }
                    return [Subject(.prefixList, id)]
                }
            ]),
        AWSCall("ec2", "describe-flow-logs", .region, .detail),
        AWSCall("ec2", "describe-vpc-attribute", .each(.vpc), .detail, tag: "support") {
            ["--attribute", "enableDnsSupport", "--vpc-id", $0[0].last]
        },
        AWSCall("ec2", "describe-vpc-attribute", .each(.vpc), .detail, tag: "hostnames") {
            ["--attribute", "enableDnsHostnames", "--vpc-id", $0[0].last]
        },
        AWSCall("ec2", "get-managed-prefix-list-entries", .each(.prefixList), .detail) {
            [
                "--prefix-list-id", $0[0].last, "--query",
                "{PrefixListId: '\($0[0].last)', Entries: Entries}",
            ]
        },
        AWSCall("ec2", "get-subnet-cidr-reservations", .each(.clusterSubnet), .detail) {
            ["--subnet-id", $0[0].last]
        },
    ]

    private static let loadBalancing: [AWSCall] = [
        AWSCall(
            "elbv2", "describe-load-balancers", .region, .essential,
            harvests: [
                Harvest(key: "LoadBalancers") { item, _ in
                    guard let arn = item.text("LoadBalancerArn") else { return [] }
                    // An Application Load Balancer always crosses zones, so nobody needs to ask.
                    let asks = item.text("Type") == "network" || item.text("Type") == "gateway"
                    return (asks ? [Subject(.loadBalancer, arn)] : []) + Meters.loadBalancer(item)
                }
            ]),
        AWSCall("elbv2", "describe-target-groups", .region, .detail),
        AWSCall("elbv2", "describe-load-balancer-attributes", .each(.loadBalancer), .detail) {
            [
                "--load-balancer-arn", $0[0].last, "--query",
                "{LoadBalancerArn: '\($0[0].last)', Attributes: Attributes}",
            ]
        },
        AWSCall(
            "elb", "describe-load-balancers", .region, .essential,
            harvests: [
                Harvest(key: "LoadBalancerDescriptions") { item, _ in Meters.classicLoadBalancer(item) }
            ]),
    ]

    private static let compute: [AWSCall] = [
        AWSCall(
            "ec2", "describe-instances", .region, .essential,
            harvests: [
                Harvest(key: "Reservations") { item, _ in
                    item.elements("Instances").flatMap { instance in
                        (instance.text("InstanceType").map { [Subject(.instanceType, $0)] } ?? [])
                            + Meters.node(instance)
                    }
                }
            ]),
        AWSCall(
            "autoscaling", "describe-auto-scaling-groups", .region, .detail,
            harvests: [Harvest(key: "AutoScalingGroups") { item, _ in group(item) }]),
        AWSCall("ec2", "describe-instance-types", .batch(.instanceType, size: 100), .detail) {
            ["--instance-types"] + $0.map(\.last)
        },
        AWSCall("ec2", "describe-launch-template-versions", .each(.launchTemplate), .detail) {
            ["--launch-template-id", $0[0].parts[0], "--versions", $0[0].parts[1]]
        },
    ]

    private static let clusters: [AWSCall] = [
        AWSCall(
            "eks", "list-clusters", .region, .essential,
            harvests: [
                Harvest(key: "clusters") { item, _ in item.text.map { [Subject(.cluster, $0)] } ?? [] }
            ]),
        AWSCall(
            "eks", "describe-cluster", .each(.cluster), .essential,
            harvests: [
                Harvest(key: "cluster") { item, _ in
                    let network = item["resourcesVpcConfig"]
                    return network?.texts("subnetIds").map { Subject(.clusterSubnet, $0) } ?? []
                }
            ]
        ) { ["--name", $0[0].last] },
        names("nodegroup", .nodeGroup),
        one(
            "nodegroup", .nodeGroup,
            [
                Harvest(key: "nodegroup") { item, _ in
                    item.texts("instanceTypes").map { Subject(.instanceType, $0) }
                        + template(item["launchTemplate"])
                }
            ]),
        names("addon", .addon), one("addon", .addon),
        AWSCall(
            "eks", "list-fargate-profiles", .each(.cluster), .detail,
            harvests: [owned("fargateProfileNames", .fargateProfile)]
        ) { ["--cluster-name", $0[0].last] },
        AWSCall("eks", "describe-fargate-profile", .each(.fargateProfile), .detail) {
            ["--cluster-name", $0[0].parts[0], "--fargate-profile-name", $0[0].last]
        },
    ]

    /// `list-nodegroups` and `list-addons`.
    private static func names(_ noun: String, _ kind: Subject.Kind) -> AWSCall {
        AWSCall(
            "eks", "list-\(noun)s", .each(.cluster), .detail, harvests: [owned("\(noun)s", kind)]
        ) { ["--cluster-name", $0[0].last] }
    }

    /// `describe-nodegroup` and `describe-addon`.
    private static func one(_ noun: String, _ kind: Subject.Kind, _ harvests: [Harvest] = []) -> AWSCall {
        AWSCall("eks", "describe-\(noun)", .each(kind), .detail, harvests: harvests) {
            ["--cluster-name", $0[0].parts[0], "--\(noun)-name", $0[0].last]
        }
    }

    /// Names that belong to the cluster which was asked.
    private static func owned(_ key: String, _ kind: Subject.Kind) -> Harvest {
        Harvest(key: key) { item, asked in
            guard let name = item.text, let cluster = asked.first?.last else { return [] }
            return [Subject(kind, cluster, name)]
        }
    }

    /// The types and the launch template of an Auto Scaling group.
    private static func group(_ item: JSONValue) -> [Subject] {
        let mixed = item["MixedInstancesPolicy"]?["LaunchTemplate"]
        let types = (mixed?.elements("Overrides") ?? []) + item.elements("Instances")
        return (item.text("AutoScalingGroupName").map { [Subject(.autoScalingGroup, $0)] } ?? [])
            + types.compactMap { $0.text("InstanceType").map { Subject(.instanceType, $0) } }
            + template(item["LaunchTemplate"]) + template(mixed?["LaunchTemplateSpecification"])
    }

    /// A launch template and the version in use, as EKS or Auto Scaling names them.
    private static func template(_ item: JSONValue?) -> [Subject] {
        guard let item, let id = item.text("id") ?? item.text("LaunchTemplateId") else { return [] }
        return [Subject(.launchTemplate, id, item.text("version") ?? item.text("Version") ?? "$Default")]
    }
}

extension Harvest {
    /// The items' ids.
    static func ids(_ kind: Subject.Kind, _ key: String, _ field: String) -> Harvest {
        Harvest(key: key) { item, _ in item.text(field).map { [Subject(kind, $0)] } ?? [] }
    }
}
