import Topology

extension Instance {
    init?(_ item: JSONValue) {
        guard let id = item.text("InstanceId"), let type = item.text("InstanceType") else { return nil }
        self.init(id: Identifier(id), instanceType: type)
        vpcID = item.id("VpcId")
        subnetID = item.id("SubnetId")
        zone = item["Placement"]?.id("AvailabilityZone")
        tenancy = item["Placement"]?.text("Tenancy") ?? "default"
        isSpot = item.text("InstanceLifecycle") == "spot" || item.text("SpotInstanceRequestId") != nil
        state = item["State"]?.text("Name") ?? "running"
        platform = item.text("Platform")?.lowercased()
        publicIP = item.address("PublicIpAddress")
        let tags = item.tags()
        clusterName =
            Self.clusterTags.lazy.compactMap { tags[$0] }.first { !$0.isEmpty }
            ?? Self.clusterOfNodeTag(tags)
        nodeGroupName = tags["eks:nodegroup-name"] ?? tags["alpha.eksctl.io/nodegroup-name"]
        autoScalingGroupName = tags["aws:autoscaling:groupName"]
    }

    /// By EKS, eksctl and Karpenter, whose tags of the same sense differ by its version.
    ///
    /// Source: <https://karpenter.sh/docs/concepts/nodeclasses/#spectags>.
    private static let clusterTags = [
        "eks:cluster-name", "aws:eks:cluster-name", "eks:eks-cluster-name", "alpha.eksctl.io/cluster-name",
        "karpenter.k8s.aws/cluster",
    ]

    /// The name in `kubernetes.io/cluster/NAME`; the cluster that owns the instance before one that shares it.
    private static func clusterOfNodeTag(_ tags: [String: String]) -> String? {
        let mine = tags.filter { $0.key.hasPrefix("kubernetes.io/cluster/") }
        let owned = mine.filter { $0.value == "owned" }
        return (owned.isEmpty ? mine : owned).keys.min().map { String($0.dropFirst(22)) }
    }

    static func facts(ofReservation item: JSONValue) -> [Fact]? {
        guard item.has("Instances") else { return nil }
        return item.elements("Instances").compactMap { Instance($0).map { .instance($0) } }
    }
}

extension InstanceType {
    init?(_ item: JSONValue) {
        guard let name = item.text("InstanceType") else { return nil }
        self.init(name: name)
        vcpus = item["VCpuInfo"]?.int("DefaultVCpus")
        memoryMiB = item["MemoryInfo"]?.int("SizeInMiB")
        let architectures = item["ProcessorInfo"]?.texts("SupportedArchitectures") ?? []
        architecture = ["arm64", "x86_64"].first { architectures.contains($0) } ?? architectures.first
        if let network = item["NetworkInfo"] {
            // The CNI uses the default card alone, so the type's total is wrong where there are several.
            let card = network.int("DefaultNetworkCardIndex") ?? 0
            enisOnDefaultCard =
                network.elements("NetworkCards").first { ($0.int("NetworkCardIndex") ?? 0) == card }?
                .int("MaximumNetworkInterfaces") ?? network.int("MaximumNetworkInterfaces")
            ipv4PerENI = network.int("Ipv4AddressesPerInterface")
        }
        hypervisor = item.text("Hypervisor")
        isBareMetal = item.bool("BareMetal") ?? false
    }
}
