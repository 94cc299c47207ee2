import Topology
import Units

extension SecretEstate {
    static func addMachines(_ it: inout Snapshot) {
        var instance = Instance(id: "i-0feed00000000a008", instanceType: "m5.large")
        instance.vpcID = "vpc-0feed0000000000a1"
        instance.subnetID = "subnet-0feed0000000000b1"
        instance.zone = "ap-northeast-2a"
        instance.tenancy = "host"
        instance.publicIP = IPv4Address("203.0.113.201")
        instance.isSpot = true
        instance.state = "stopped"
        instance.platform = "windows"
        instance.clusterName = "thylacine"
        instance.nodeGroupName = "aurochs-workers"
        instance.autoScalingGroupName = "aurochs-asg"
        it.instances = [instance, Instance(id: "i-0feed00000000a024", instanceType: "c7g.2xlarge")]

        var type = InstanceType(name: "m5.metal")
        type.vcpus = 96
        type.memoryMiB = 393_216
        type.architecture = "x86_64"
        type.enisOnDefaultCard = 15
        type.ipv4PerENI = 50
        type.hypervisor = "nitro"
        type.isBareMetal = true
        it.instanceTypes = [InstanceType(name: "c7g.2xlarge"), type]

        var group = AutoScalingGroup(name: "aurochs-asg", minSize: 1, maxSize: 9, desiredCapacity: 3)
        group.zones = ["ap-northeast-2a"]
        group.subnetIDs = ["subnet-0feed0000000000b1"]
        group.instanceIDs = ["i-0feed00000000a008"]
        group.instanceTypes = ["m5.large", "m5.xlarge"]
        group.tags = ["eks:cluster-name": "thylacine"]
        it.autoScalingGroups = [
            group, AutoScalingGroup(name: "great-auk", minSize: 0, maxSize: 1, desiredCapacity: 1),
        ]
        var template = LaunchTemplateVersion(templateID: "lt-0feed00000000a025", version: 2)
        template.isDefault = true
        template.instanceType = "m5.large"
        template.imageID = "ami-0feed00000000a026"
        template.userData = "IyEvYmluL2Jhc2ggdGh5bGFjaW5l"
        it.launchTemplateVersions = [
            template, LaunchTemplateVersion(templateID: "lt-0feed00000000a027", version: 10),
        ]
    }

    static func addClusters(_ it: inout Snapshot) {
        var cluster = Cluster(name: "thylacine")
        cluster.arn = "arn:aws:eks:ap-northeast-2:\(account):cluster/thylacine"
        cluster.region = "ap-northeast-2"
        cluster.accountID = account
        cluster.version = "1.33"
        cluster.status = "ACTIVE"
        cluster.endpoint = "https://FEEDC0DE0123.gr7.ap-northeast-2.eks.amazonaws.com"
        cluster.vpcID = "vpc-0feed0000000000a1"
        cluster.subnetIDs = ["subnet-0feed0000000000b1"]
        cluster.endpointPublicAccess = false
        cluster.endpointPrivateAccess = true
        cluster.serviceIPv4CIDR = "172.23.0.0/16"
        cluster.ipFamily = "ipv4"
        cluster.supportType = "EXTENDED"
        cluster.encryptionKeyARN = "arn:aws:kms:ap-northeast-2:\(account):key/feedc0de-dodo"
        cluster.controlPlaneTier = "tier-xl"
        it.clusters = [Cluster(name: "moa"), cluster]

        var nodes = NodeGroup(name: "aurochs-workers", clusterName: "thylacine")
        nodes.arn = "arn:aws:eks:ap-northeast-2:\(account):nodegroup/thylacine/aurochs-workers/feedc0de"
        nodes.status = "ACTIVE"
        nodes.version = "1.33"
        nodes.capacityType = "SPOT"
        nodes.minSize = 1
        nodes.maxSize = 9
        nodes.desiredSize = 3
        nodes.instanceTypes = ["m5.large"]
        nodes.subnetIDs = ["subnet-0feed0000000000b1"]
        nodes.amiType = "CUSTOM"
        nodes.diskSizeGiB = 20
        nodes.launchTemplateID = "lt-0feed00000000a025"
        nodes.launchTemplateVersion = "2"
        nodes.labels = ["habitat": "dodo-island"]
        nodes.taints = taints
        nodes.maxUnavailable = 1
        nodes.maxUnavailablePercentage = 33
        nodes.updateStrategy = "MINIMAL"
        nodes.autoScalingGroupNames = ["aurochs-asg"]
        it.nodeGroups = [NodeGroup(name: "aurochs-empty", clusterName: "moa"), nodes]

        var addon = Addon(name: "vpc-cni", clusterName: "thylacine")
        addon.arn = "arn:aws:eks:ap-northeast-2:\(account):addon/thylacine/vpc-cni/dodo-1"
        addon.version = "v1.20.0-eksbuild.1"
        addon.status = "ACTIVE"
        addon.configurationValues = "{\"env\":{\"WARM_IP_TARGET\":\"2\",\"HABITAT\":\"dodo-island\"}}"
        it.addons = [Addon(name: "kakapo-addon", clusterName: "moa"), addon]
        var profile = FargateProfile(name: "aurochs-fargate", clusterName: "thylacine")
        profile.arn =
            "arn:aws:eks:ap-northeast-2:\(account):fargateprofile/thylacine/aurochs-fargate/dodo-2"
        profile.subnetIDs = ["subnet-0feed0000000000b1"]
        profile.status = "ACTIVE"
        it.fargateProfiles = [FargateProfile(name: "aurochs-idle", clusterName: "moa"), profile]
    }

    static var home: ClusterID { ClusterID("arn:aws:eks:ap-northeast-2:\(account):cluster/thylacine") }

    static func addNodes(_ it: inout Snapshot) {
        var node = Node(name: "ip-10-87-32-19.ap-northeast-2.compute.internal")
        node.cluster = home
        node.clusterName = "thylacine"
        node.providerID = "aws:///ap-northeast-2a/i-0feed00000000a008"
        node.zone = "ap-northeast-2a"
        node.region = "ap-northeast-2"
        node.instanceType = "m5.large"
        node.internalIP = IPv4Address("10.87.32.19")
        node.externalIP = IPv4Address("203.0.113.202")
        node.nodeGroupName = "aurochs-workers"
        node.isSpot = true
        node.labels = [
            "alpha.eksctl.io/cluster-name": "thylacine", "topology.kubernetes.io/zone": "ap-northeast-2a",
            "topology.kubernetes.io/region": "ap-northeast-2", "node.kubernetes.io/instance-type": "m5.large",
            "eks.amazonaws.com/nodegroup": "aurochs-workers", "eks.amazonaws.com/capacityType": "SPOT",
            "kubernetes.io/hostname": "ip-10-87-32-19.ap-northeast-2.compute.internal",
            "habitat": "dodo-island",
        ]
        node.taints = taints
        node.isUnschedulable = true
        node.isReady = false
        node.capacityPods = 29
        node.capacityCPUMillis = 2000
        node.capacityMemoryBytes = 8_100_208_640
        node.otherAllocatable = ["ephemeral-storage": 18_242_267_924, "dodo.example/egg": 3]
        node.allocatableCPUMillis = 1930
        node.allocatableMemoryBytes = 7_000_000_000
        node.allocatablePods = 28
        node.osImage = "Amazon Linux 2023.6.20241010"
        node.kubeletVersion = "v1.33.1-eks-1a2b3c4"
        it.nodes = [Node(name: "dodo-node"), node]
    }

    static func addPods(_ it: inout Snapshot) throws {
        var pod = Pod(namespace: "kakapo", name: "emu-web-5d4f-abcde")
        pod.cluster = home
        pod.ownerKind = "ReplicaSet"
        pod.ownerName = "emu-web-5d4f"
        pod.nodeName = "ip-10-87-32-19.ap-northeast-2.compute.internal"
        pod.podIP = try address("10.87.32.66")
        pod.isHostNetwork = true
        pod.phase = "Running"
        pod.cpuMillis = 250
        pod.memoryBytes = 5_000_000_000
        pod.isTerminating = true
        pod.labels = #"{"app":"emu-web","habitat":"dodo-island"}"#
        pod.constraints = [
            #"{"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":"#,
            #"{"nodeSelectorTerms":[{"matchExpressions":[{"key":"habitat","operator":"In","#,
            #""values":["dodo-island"]}]}]}}},"hostPorts":[8080,"9090/UDP"],"nodeSelector":{"habitat":"#,
            #""dodo-island"},"persistentVolumeClaims":2,"requests":{"dodo.example/egg":1},"#,
            #""schedulingGates":[{"name":"dodo.example/hatched"}],"tolerations":[{"key":"caste","#,
            #""operator":"Exists","value":"a \"quoted\", thing: [x]"}]}"#,
        ].joined()
        it.pods = [Pod(namespace: "huia", name: "emu-alone"), pod]
        var placement = WorkloadPlacement(
            namespace: "kakapo", workload: "emu-web",
            nodeName: "ip-10-87-32-19.ap-northeast-2.compute.internal", pods: 1)
        placement.cluster = home
        it.workloadPlacements = [placement]
    }

    static func addServices(_ it: inout Snapshot) {
        var workload = Workload(kind: "Deployment", namespace: "kakapo", name: "emu-web")
        workload.cluster = home
        workload.replicas = 3
        workload.ownerKind = "Rollout"
        workload.environment = ["PASSWORD_OF_DODO": "hunter2 of the dodo"]
        var daemon = Workload(kind: "DaemonSet", namespace: "kube-system", name: "aws-node")
        daemon.environment = ["WARM_ENI_TARGET": "1"]
        daemon.podTemplate = Pod(namespace: "", name: "")
        var template = Pod(namespace: "", name: "")
        template.cpuMillis = 50
        template.memoryBytes = 1 << 20
        template.isHostNetwork = true
        template.labels = #"{"app":"emu-web"}"#
        template.constraints = #"{"nodeSelector":{"habitat":"dodo-island"}}"#
        workload.podTemplate = template
        it.workloads = [daemon, workload]

        var service = Service(namespace: "kakapo", name: "emu-web")
        service.cluster = home
        service.type = "LoadBalancer"
        service.externalTrafficPolicy = "Local"
        service.internalTrafficPolicy = "Cluster"
        service.trafficDistribution = "PreferClose"
        service.annotations = ["dodo.example/owner": "{\"team\":\"dodo-keepers\"}"]
        service.loadBalancerHostname = "quagga-net-0feed.elb.ap-northeast-2.amazonaws.com"
        it.services = [Service(namespace: "huia", name: "emu-internal"), service]
        var ingress = Ingress(namespace: "kakapo", name: "emu-web")
        ingress.cluster = home
        ingress.ingressClass = "alb"
        ingress.annotations = ["alb.ingress.kubernetes.io/target-type": "ip"]
        ingress.loadBalancerHostname = "quagga-alb-0feed.ap-northeast-2.elb.amazonaws.com"
        it.ingresses = [Ingress(namespace: "huia", name: "emu-internal"), ingress]
        it.endpointCounts = [
            EndpointCount(namespace: "huia", service: "emu-internal", zone: nil, ready: 0),
            EndpointCount(namespace: "kakapo", service: "emu-web", zone: "ap-northeast-2a", ready: 2),
            EndpointCount(namespace: "kakapo", service: "emu-web", zone: "ap-northeast-2a", ready: 2),
        ]
        for (place, slice) in ["emu-internal-dodo1", "emu-web-dodo2", "emu-web-dodo3"].enumerated() {
            it.endpointCounts[place].slice = slice
            if place > 0 { it.endpointCounts[place].cluster = home }
        }
    }

    static func addTraffic(_ it: inout Snapshot) throws {
        let web = TrafficSource.workload(namespace: "kakapo", name: "emu-web")
        let flows: [(TrafficSource, TrafficDestination)] = [
            (.loadBalancer("quagga-net"), .targets),
            (.subnet("subnet-0feed0000000000b1"), .cidr(try block("192.168.0.0/16"))),
            (web, .internet),
            (web, .service("ecr.dkr", region: nil)), (web, .service("s3", region: nil)),
            (
                .workload(cluster: "thylacine", namespace: "kakapo", name: "emu-web"),
                .service("s3", region: nil)
            ),
            (web, .service("s3", region: "us-east-1")), (web, .subnet("subnet-0feed0000000000b2")),
            (.zone("ap-northeast-2a"), .transitGateway),
            (.zone("ap-northeast-2a"), .vpc("vpc-0feed0000000000a2")),
            (.zone("ap-northeast-2a"), .zone("apne2-az3")),
        ]
        it.traffic = flows.enumerated().map { place, ends in
            TrafficFlow(
                source: ends.0, destination: ends.1,
                out: Quantity(billionths: 4_927_500_000_001 + Int128(place)),
                back: Quantity(billionths: Int128(place)),
                basis: Basis.allCases[place % Basis.allCases.count],
                origin: place == 0 ? "flow logs, not scaled" : "dodo-\(place / 5):\(place + 2)",
                table: place == 0 ? TrafficFlow.flowLogs : "dodo-\(place / 5)")
        }
    }

    private static let taints = [
        Taint(key: "caste", value: "dodo-only", effect: "NoSchedule"),
        Taint(key: "bare-caste", value: nil, effect: "NoExecute"),
    ]
}
