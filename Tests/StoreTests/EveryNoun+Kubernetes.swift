import Topology
import Units

extension EveryNoun {
    static func addCompute(_ it: inout Snapshot) {
        var instance = Instance(id: "i-1", instanceType: "m5.large")
        instance.vpcID = "vpc-1"
        instance.subnetID = "subnet-1"
        instance.zone = "ap-northeast-2a"
        instance.tenancy = "host"
        instance.isSpot = true
        instance.state = "stopped"
        instance.platform = "windows"
        instance.clusterName = "prod"
        instance.nodeGroupName = "workers"
        instance.autoScalingGroupName = "asg"
        it.instances = [instance]

        var type = InstanceType(name: "m5.metal")
        type.vcpus = 96
        type.memoryMiB = 393_216
        type.architecture = "x86_64"
        type.enisOnDefaultCard = 15
        type.ipv4PerENI = 50
        type.hypervisor = "nitro"
        type.isBareMetal = true
        it.instanceTypes = [type]

        var group = AutoScalingGroup(name: "asg", minSize: 1, maxSize: 9, desiredCapacity: 3)
        group.zones = ["ap-northeast-2a"]
        group.subnetIDs = ["subnet-1"]
        group.instanceIDs = ["i-1"]
        group.instanceTypes = ["m5.large", "m5.xlarge"]
        group.tags = ["eks:cluster-name": "prod"]
        it.autoScalingGroups = [group]

        var template = LaunchTemplateVersion(templateID: "lt-1", version: 2)
        template.isDefault = true
        template.instanceType = "m5.large"
        template.imageID = "ami-1"
        template.userData = "IyE="
        it.launchTemplateVersions = [template, LaunchTemplateVersion(templateID: "lt-1", version: 10)]

        var cluster = Cluster(name: "prod")
        cluster.arn = "arn:aws:eks:…"
        cluster.region = "ap-northeast-2"
        cluster.accountID = "1"
        cluster.version = "1.33"
        cluster.status = "ACTIVE"
        cluster.endpoint = "https://x"
        cluster.vpcID = "vpc-1"
        cluster.subnetIDs = ["subnet-1"]
        cluster.endpointPublicAccess = false
        cluster.endpointPrivateAccess = true
        cluster.serviceIPv4CIDR = "172.20.0.0/16"
        cluster.ipFamily = "ipv4"
        cluster.supportType = "EXTENDED"
        cluster.encryptionKeyARN = "arn:aws:kms:…"
        cluster.controlPlaneTier = "tier-xl"
        it.clusters = [cluster]

        var nodes = NodeGroup(name: "workers", clusterName: "prod")
        nodes.arn = "arn:ng"
        nodes.status = "ACTIVE"
        nodes.version = "1.33"
        nodes.capacityType = "SPOT"
        nodes.minSize = 1
        nodes.maxSize = 9
        nodes.desiredSize = 3
        nodes.instanceTypes = ["m5.large"]
        nodes.subnetIDs = ["subnet-1"]
        nodes.amiType = "CUSTOM"
        nodes.diskSizeGiB = 20
        nodes.launchTemplateID = "lt-1"
        nodes.launchTemplateVersion = "2"
        nodes.labels = ["role": "web"]
        nodes.taints = taints
        nodes.maxUnavailable = 1
        nodes.maxUnavailablePercentage = 33
        nodes.updateStrategy = "MINIMAL"
        nodes.autoScalingGroupNames = ["asg"]
        it.nodeGroups = [nodes]

        var addon = Addon(name: "vpc-cni", clusterName: "prod")
        addon.arn = "arn:aws:eks:us-east-1:1:addon/prod/vpc-cni/1"
        addon.version = "v1.20.0"
        addon.status = "ACTIVE"
        addon.configurationValues = "{\"env\":{\"WARM_IP_TARGET\":\"2\"}}"
        it.addons = [addon]
        var profile = FargateProfile(name: "fp", clusterName: "prod")
        profile.arn = "arn:aws:eks:us-east-1:1:fargateprofile/prod/fp/1"
        profile.subnetIDs = ["subnet-1"]
        profile.status = "ACTIVE"
        it.fargateProfiles = [profile]
    }

    static func addKubernetes(_ it: inout Snapshot) throws {
        var node = Node(name: "ip-10-0-0-9")
        node.cluster = prod
        node.clusterName = "prod"
        node.providerID = "aws:///ap-northeast-2a/i-1"
        node.zone = "ap-northeast-2a"
        node.region = "ap-northeast-2"
        node.instanceType = "m5.large"
        node.nodeGroupName = "workers"
        node.isSpot = true
        node.labels = ["a": "b"]
        node.taints = taints
        node.isUnschedulable = true
        node.isReady = false
        node.capacityPods = 29
        node.capacityCPUMillis = 2000
        node.capacityMemoryBytes = 8_100_208_640
        node.otherAllocatable = ["ephemeral-storage": 18_242_267_924, "nvidia.com/gpu": 1]
        node.allocatableCPUMillis = 1930
        node.allocatableMemoryBytes = 7_000_000_000
        node.allocatablePods = 29
        node.osImage = "Amazon Linux 2023"
        node.kubeletVersion = "v1.33.1"
        node.internalIP = IPv4Address(0x0A00_0009)
        it.nodes = [node]

        var pod = Pod(namespace: "shop", name: "web-5d4f-abcde")
        pod.cluster = prod
        pod.ownerKind = "ReplicaSet"
        pod.ownerName = "web-5d4f"
        pod.nodeName = "ip-10-0-0-9"
        pod.podIP = IPv4Address(0x0A00_0042)
        pod.isHostNetwork = true
        pod.phase = "Running"
        pod.cpuMillis = 250
        pod.memoryBytes = 5_000_000_000
        pod.labels = "{\"app\":\"web\"}"
        pod.isTerminating = true
        pod.constraints = "{\"nodeSelector\":{\"a\":\"b\"}}"
        var alone = Pod(namespace: "shop", name: "alone")
        alone.cluster = prod
        it.pods = [alone, pod]
        var placement = WorkloadPlacement(
            namespace: "shop", workload: "web", nodeName: "ip-10-0-0-9", pods: 1)
        placement.cluster = prod
        it.workloadPlacements = [placement]

        var workload = Workload(kind: "DaemonSet", namespace: "kube-system", name: "aws-node")
        workload.cluster = prod
        workload.replicas = 3
        workload.ownerKind = "X"
        workload.environment = ["WARM_ENI_TARGET": "1"]
        var template = Pod(namespace: "", name: "")
        template.cpuMillis = 25
        template.memoryBytes = 1 << 20
        template.isHostNetwork = true
        template.labels = "{\"k8s-app\":\"aws-node\"}"
        template.constraints = "{\"tolerations\":[{\"operator\":\"Exists\"}]}"
        workload.podTemplate = template
        it.workloads = [workload]

        var service = Service(namespace: "shop", name: "web")
        service.cluster = prod
        service.type = "LoadBalancer"
        service.externalTrafficPolicy = "Local"
        service.internalTrafficPolicy = "Cluster"
        service.trafficDistribution = "PreferClose"
        service.annotations = ["x/y": "{\"a\":1}"]
        service.loadBalancerHostname = "lb.elb.amazonaws.com"
        it.services = [service]
        var ingress = Ingress(namespace: "shop", name: "web")
        ingress.cluster = prod
        ingress.ingressClass = "alb"
        ingress.annotations = ["alb.ingress.kubernetes.io/target-type": "ip"]
        ingress.loadBalancerHostname = "alb.elb.amazonaws.com"
        it.ingresses = [ingress]
        it.endpointCounts = [
            count(of: "web-a", nil, 1), count(of: "web-b", "ap-northeast-2a", 2),
            count(of: "web-c", "ap-northeast-2a", 2),
        ]
        var config = ENIConfig(name: "us-east-1a")
        config.cluster = prod
        config.subnetID = "subnet-1"
        config.securityGroupIDs = ["sg-1", "sg-2"]
        it.eniConfigs = [config]
        it.accounts = [Account(id: "111122223333", name: "shop"), Account(id: "222233334444", name: nil)]
        it.meterReadings = [
            MeterReading(
                resource: "nat-1", metric: .bytesInFromSource, amount: 1 << 40, month: BillingMonth("2026-10")
            ),
            MeterReading(resource: "nat-1", metric: .bytesOutToSource, amount: 0),
        ]
        it.readLists = ["VpcEndpoints"]
        it.missingParts = [
            MissingPart(
                call: "ec2 describe-nat-gateways", accountID: "111122223333", region: "us-east-1",
                subject: "",
                reason: "denied, allow ec2:DescribeNatGateways")
        ]
        it.traffic = [
            flow(.subnet("subnet-1"), .cidr(try block("192.168.0.0/16"))),
            flow(.workload(namespace: "shop", name: "web"), .internet),
            flow(.workload(cluster: "shop", namespace: "shop", name: "web"), .internet),
            flow(.workload(namespace: "shop", name: "web"), .service("s3", region: nil)),
            flow(.workload(namespace: "shop", name: "web"), .service("s3", region: "us-east-1")),
            flow(.workload(namespace: "shop", name: "web"), .subnet("subnet-2")),
            flow(.zone("ap-northeast-2a"), .transitGateway),
            flow(.zone("ap-northeast-2a"), .vpc("vpc-2")),
            flow(.zone("ap-northeast-2a"), .zone("apne2-az3")),
        ]
    }

    private static let prod: ClusterID = "arn:aws:eks:…"

    private static func count(of slice: String, _ zone: ZoneName?, _ ready: Int) -> EndpointCount {
        var count = EndpointCount(namespace: "shop", service: "web", zone: zone, ready: ready)
        count.cluster = prod
        count.slice = slice
        return count
    }

    private static func flow(_ source: TrafficSource, _ destination: TrafficDestination) -> TrafficFlow {
        TrafficFlow(
            source: source, destination: destination, out: Quantity(billionths: 4_927_500_000_001),
            back: Quantity(billionths: 1), basis: .metered, origin: "traffic.csv:2",
            table: "traffic.csv")
    }

    private static let taints = [
        Taint(key: "dedicated", value: "gpu", effect: "NoSchedule"),
        Taint(key: "bare", value: nil, effect: "NoExecute"),
        Taint(key: "void", value: "", effect: "NoSchedule"),
    ]
}
