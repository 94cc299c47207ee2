/// Words that AWS or Kubernetes made and that say nothing of anybody's estate; everything else is replaced.
enum PublicWords {
    static func contains(_ word: String) -> Bool { all.contains(word) || isShape(word) }

    private static let all = Set(
        [aws, descriptions, kubernetes, schema, workloads, domains, settings]
            .flatMap { $0.split { $0 == " " || $0 == "\n" }.map(String.init) })

    private static let aws = """
        arn aws aws-cn aws-us-gov amazon amazon-elb amazon-aws https http ec2 eks elasticloadbalancing kms s3 logs
        autoscaling sts iam log-group loadbalancer app net gwy targetgroup cluster nodegroup addon fargateprofile key vpc-flow-logs
        local default dedicated host Name
        """
    private static let descriptions = """
        ELB Interface for NAT Gateway VPC Endpoint ENI Amazon EKS AWS Lambda Linux Bottlerocket OS Ubuntu Windows
        Server Datacenter Karpenter flow measured metered assumed covered window hours hour of to the month scaled
        by from bytes records CloudWatch traffic csv apportioned no scale times meters tell that its nodes evenly
        """
    private static let kubernetes = """
        kube-system kube-public kube-node-lease Node Pod Deployment ReplicaSet StatefulSet DaemonSet Job CronJob
        NodePool linux windows amd64 arm64 on-demand spot ON_DEMAND SPOT zone region instance-type arch os
        hostname nodegroup nodegroup-name cluster-name capacity-type capacityType nodepool provisioner-name role
        elb internal-elb enabled discovery cluster node not-ready unreachable unschedulable control-plane master
        instance-category instance-family instance-size instance-cpu instance-memory instance-generation
        compute-type ec2 fargate scheme internal internet-facing target-type ip instance
        aws-load-balancer-type aws-load-balancer-scheme aws-load-balancer-nlb-target-type external nlb nlb-ip alb
        load_balancing.cross_zone.enabled aws-load-balancer-attributes load-balancer-attributes
        aws-load-balancer-cross-zone-load-balancing-enabled topology-mode topology-aware-hints Auto auto
        ingress.class ingress.class: node-template label taint owned shared
        """
    private static let schema = """
        nodeSelector affinity nodeAffinity podAffinity podAntiAffinity tolerations topologySpreadConstraints
        requiredDuringSchedulingIgnoredDuringExecution preferredDuringSchedulingIgnoredDuringExecution
        nodeSelectorTerms matchExpressions matchFields matchLabels labelSelector namespaceSelector operator
        values In NotIn Exists DoesNotExist Gt Lt Equal topologyKey whenUnsatisfiable maxSkew minDomains
        DoNotSchedule ScheduleAnyway NoSchedule PreferNoSchedule NoExecute effect value weight preference
        podAffinityTerm namespaces hostPorts persistentVolumeClaims nodeAffinityPolicy nodeTaintsPolicy Honor
        requests schedulingGates name TCP UDP SCTP ephemeral-storage hugepages-2Mi hugepages-1Gi
        nvidia.com/gpu attachable-volumes-aws-ebs vpc.amazonaws.com/pod-eni
        Ignore matchLabelKeys mismatchLabelKeys tolerationSeconds true false null True False env init containers
        """
    private static let workloads = """
        aws-node kube-proxy coredns vpc-cni aws-ebs-csi-driver aws-efs-csi-driver ebs-csi-controller ebs-csi-node
        eks-pod-identity-agent metrics-server karpenter cluster-autoscaler aws-load-balancer-controller
        amazon-cloudwatch-observability
        """
    private static let domains = """
        kubernetes.io node.kubernetes.io topology.kubernetes.io failure-domain.beta.kubernetes.io
        beta.kubernetes.io app.kubernetes.io node-role.kubernetes.io service.kubernetes.io
        service.beta.kubernetes.io alb.ingress.kubernetes.io cluster-autoscaler.kubernetes.io
        eks.amazonaws.com vpc.amazonaws.com k8s.amazonaws.com karpenter.sh karpenter.k8s.aws alpha.eksctl.io
        elbv2.k8s.aws eks.amazonaws.com/nodegroup topology.k8s.aws eks cluster k8s.io
        """
    /// Settings of the VPC CNI, which decide how many addresses a node takes.
    private static let settings = """
        WARM_ENI_TARGET WARM_IP_TARGET MINIMUM_IP_TARGET WARM_PREFIX_TARGET MAX_ENI ENABLE_PREFIX_DELEGATION
        AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG ENI_CONFIG_LABEL_DEF ENI_CONFIG_ANNOTATION_DEF ENABLE_POD_ENI
        AWS_VPC_K8S_CNI_EXTERNALSNAT AWS_VPC_K8S_CNI_EXCLUDE_SNAT_CIDRS AWS_VPC_K8S_CNI_RANDOMIZESNAT
        AWS_VPC_K8S_CNI_VETHPREFIX AWS_VPC_ENI_MTU AWS_VPC_CNI_NODE_PORT_SUPPORT ENABLE_SUBNET_DISCOVERY
        AWS_MANAGE_ENIS_NON_SCHEDULABLE IP_COOLDOWN_PERIOD POD_SECURITY_GROUP_ENFORCING_MODE ENABLE_IPv4
        ENABLE_IPv6 DISABLE_NETWORK_RESOURCE_PROVISIONING enableWindowsIpam enableNetworkPolicy standard strict
        replicaCount nodeAgent eniConfig create subnets securityGroups
        """

    /// Numbers, versions, zones and instance types, which are told by their shape.
    private static func isShape(_ word: String) -> Bool {
        isNumber(word) || isVersion(word) || isRegionOrZone(word) || isZoneID(word) || isInstanceType(word)
    }

    /// Up to eleven digits with a unit of at most two letters: an account id has twelve.
    private static func isNumber(_ word: String) -> Bool {
        let digits = word.prefix { $0.isASCII && $0.isNumber }
        let unit = word.dropFirst(digits.count)
        return (1...11).contains(digits.count)
            && (unit.isEmpty || ["m", "Mi", "Gi", "h", "s"].contains(unit))
    }

    /// `1.33`, `v1.33.1-eks-1a2b3c4`, `v1.20.0-eksbuild.1`; an address has four parts and is none.
    private static func isVersion(_ word: String) -> Bool {
        let parts = word.split(separator: "-", maxSplits: 1)
        guard let numbers = parts.first?.drop(while: { $0 == "v" }).split(separator: "."),
            (2...3).contains(numbers.count), numbers.allSatisfy({ $0.allSatisfy(\.isNumber) && $0.count < 6 })
        else { return false }
        return parts.count == 1 || parts[1].hasPrefix("eks")
    }

    private static let continents: Set<Substring> = [
        "us", "eu", "ap", "sa", "ca", "me", "af", "il", "mx", "cn",
    ]
    private static let directions: Set<Substring> = [
        "north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest",
        "gov",
        "iso", "isob", "isoe", "isof",
    ]

    /// `ap-northeast-2`, `us-gov-west-1a`, `us-west-2-lax-1a`, also with a full stop at the end of a sentence.
    private static func isRegionOrZone(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 3, continents.contains(parts[0]) else { return false }
        let words = parts.dropFirst().prefix { directions.contains($0) }
        let rest = parts.dropFirst(1 + words.count)
        guard !words.isEmpty, let number = rest.first, isPlace(number) else { return false }
        if rest.count == 1 { return true }
        // A Local Zone: a city of three letters behind the region.
        return rest.count == 3 && rest.dropFirst().first?.count == 3
            && rest.dropFirst(2).allSatisfy { isPlace($0) }
    }

    /// A digit or two, then a letter or none.
    private static func isPlace(_ text: Substring) -> Bool {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        let letters = text.dropFirst(digits.count)
        return (1...2).contains(digits.count) && letters.count <= 1 && letters.allSatisfy(\.isLowercase)
    }

    /// `apne2-az1`.
    private static func isZoneID(_ word: String) -> Bool {
        let parts = word.split(separator: "-", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let last = parts.last, last.hasPrefix("az") else { return false }
        return (3...4).contains(last.count) && last.dropFirst(2).allSatisfy(\.isNumber)
            && (4...6).contains(parts[0].count) && parts[0].last?.isNumber == true
    }

    private static let sizes: Set<Substring> = [
        "nano", "micro", "small", "medium", "large", "xlarge", "metal",
    ]

    /// `m5.large`, `c7g.16xlarge`, `m7i.metal-24xl`.
    private static func isInstanceType(_ word: String) -> Bool {
        let parts = word.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, (2...14).contains(parts[0].count), parts[0].contains(where: \.isNumber),
            parts[0].first?.isLowercase == true
        else { return false }
        let size = parts[1].drop { $0.isNumber }
        return sizes.contains(size) || size.hasPrefix("metal-") && size.hasSuffix("xl") && size.count < 12
    }
}
