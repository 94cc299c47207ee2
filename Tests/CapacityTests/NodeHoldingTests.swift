import Capacity
import Estate
import Fixtures
import Testing
import Topology
import Units
import Words

/// What nodes hold by the CNI's own settings.
@Suite struct NodeHoldingTests {
    private let facts: [String: InstanceFacts]

    init() throws {
        facts = try InstanceFacts.parse(
            csv: """
                instance_type,vcpu,memory_mib,arch,max_enis,ipv4_per_eni,hypervisor,bare_metal,branch_eni_limit
                m5.large,2,8192,amd64,3,10,nitro,false,9
                m4.large,2,8192,amd64,2,10,xen,false,0
                """)
    }

    /// One cluster with one node, so many pods on it, and the DaemonSet's or the add-on's settings.
    private func estate(
        pods: Int, daemon: [String: String]? = nil, addon: [String: String]? = nil, type: String = "m5.large"
    ) -> Snapshot {
        var it = Snapshot()
        it.clusters = [Cluster(name: "shop")]
        var vpc = VPC(id: "vpc-1")
        vpc.cidrBlocks = [block("10.0.0.0/16"), block("100.64.0.0/16")]
        it.vpcs = [vpc]
        for (id, cidr) in [("subnet-a", "10.0.0.0/24"), ("subnet-pods", "100.64.0.0/24")] {
            var subnet = Subnet(id: Identifier(id), vpcID: "vpc-1")
            subnet.cidr = block(cidr)
            subnet.zone = "us-east-1a"
            it.subnets.append(subnet)
        }
        var instance = Instance(id: "i-1", instanceType: type)
        instance.subnetID = "subnet-a"
        instance.clusterName = "shop"
        it.instances = [instance]
        var node = Node(name: "n1")
        node.providerID = "aws:///us-east-1a/i-1"
        node.zone = "us-east-1a"
        node.instanceType = type
        node.nodeGroupName = "general"
        node.capacityPods = 29
        it.nodes = [node]
        it.pods = (0..<pods).map { number in
            var pod = Pod(namespace: "web", name: "web-\(number)")
            pod.nodeName = "n1"
            pod.phase = "Running"
            return pod
        }
        if let daemon {
            var workload = Workload(kind: "DaemonSet", namespace: "kube-system", name: "aws-node")
            workload.environment = daemon
            it.workloads = [workload]
        }
        if let addon {
            var it2 = Addon(name: "vpc-cni", clusterName: "shop")
            it2.environment = addon
            it.addons = [it2]
        }
        return it
    }

    private func held(_ snapshot: Snapshot) throws -> (cni: CNICapacity, used: [Int]) {
        let answer = CapacityAssessment(of: Estate(snapshot), facts: facts, options: CapacityOptions())
        return (try #require(answer.cnis.first), answer.subnets.compactMap(\.used))
    }

    @Test func `the settings come from the DaemonSet, then from the add-on, then from what is shipped`()
        throws
    {
        // Two of three interfaces, ten addresses each: the store holds one free interface.
        #expect(try held(estate(pods: 1)).cni.simulated == 20)
        #expect(try held(estate(pods: 1, addon: ["WARM_IP_TARGET": "2"])).cni.simulated == 4)
        let both = try held(estate(pods: 1, daemon: ["WARM_IP_TARGET": "5"], addon: ["WARM_IP_TARGET": "2"]))
        #expect(both.cni.simulated == 7 && both.cni.settings.origin.contains("DaemonSet"))
        #expect(
            try held(estate(pods: 3, addon: ["ENABLE_PREFIX_DELEGATION": "true"])).cni.simulated == 1 + 32)
        #expect(
            try held(estate(pods: 3, addon: ["ENABLE_PREFIX_DELEGATION": "true"], type: "m4.large")).cni
                .simulated
                == 20)
    }

    @Test(arguments: [
        ("WARM_IP_TARGET", "-1"), ("WARM_IP_TARGET", "two"), ("WARM_ENI_TARGET", "-3"), ("MAX_ENI", "0"),
        ("MAX_ENI", "99"), ("ENABLE_PREFIX_DELEGATION", "yes"),
    ])
    func `a setting that the CNI does not read counts as absent`(name: String, value: String) throws {
        #expect(try held(estate(pods: 1, daemon: [name: value])).cni.simulated == 20)
    }

    @Test func `absurd settings stop nothing`() throws {
        let most = String(Int.max)
        for name in [
            "WARM_IP_TARGET", "MINIMUM_IP_TARGET", "WARM_ENI_TARGET", "WARM_PREFIX_TARGET", "MAX_ENI",
        ] {
            for prefixes in ["true", "false"] {
                let cni = try held(
                    estate(pods: 4, daemon: [name: most, "ENABLE_PREFIX_DELEGATION": prefixes])
                ).cni
                #expect(cni.simulated > 0 && cni.simulated <= 3 * (1 + 9 * 16))
            }
        }
    }

    @Test func `custom networking puts the pods' addresses into the subnet of the ENIConfig`() throws {
        var it = estate(
            pods: 3, daemon: ["AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG": "true", "WARM_ENI_TARGET": "0"])
        var config = ENIConfig(name: "us-east-1a")
        config.subnetID = "subnet-pods"
        it.eniConfigs = [config]
        #expect(try held(it).used == [1, 10])
    }

    @Test func `pods of the host's network and pods that have ended take no address`() throws {
        var it = estate(pods: 3, daemon: ["WARM_IP_TARGET": "1"])
        it.pods[0].isHostNetwork = true
        it.pods[1].phase = "Succeeded"
        #expect(try held(it).cni.simulated == 1 + 2)
    }

    @Test func `what is seen is held against what is simulated, and the reason is told`() throws {
        var it = estate(pods: 1, daemon: ["WARM_ENI_TARGET": "1"])
        it.networkInterfaces = (0..<3).map { number in
            var one = NetworkInterface(id: Identifier("eni-\(number)"))
            one.vpcID = "vpc-1"
            one.subnetID = "subnet-a"
            one.instanceID = "i-1"
            one.privateIPs = (0..<10).map { IPv4Address(0x0A00_000A + UInt32(number * 10 + $0)) }
            return one
        }
        let cni = try held(it).cni
        #expect(cni.seen == 30 && cni.simulatedOfSeen == 20 && cni.unlike.count == 1)
        // Two interfaces are kept after a peak with one pod: three are not explained by it.
        #expect(cni.unlike.first?.excess?.contains("others") == true)
        it.pods = estate(pods: 2).pods
        it.networkInterfaces[2].privateIPs = []
        #expect(try held(it).cni.unlike.isEmpty)
    }

    @Test func `interfaces stay after a peak as long as a pod is on each, and go one by one without`() {
        var node = ManagedNode(eniLimit: 3, ipv4PerENI: 10, maxPods: 29)
        #expect(node.holding(pods: 27).subnetIPs == 30)
        // Full first: 2 pods on the primary, one spare interface is the target.
        #expect(node.holding(pods: 2, afterPeak: 27, isScattered: false).enis == 2)
        #expect(node.holding(pods: 2, afterPeak: 27, isScattered: true).enis == 3)
        // 9 free on the primary alone are the target already.
        #expect(node.holding(pods: 0, afterPeak: 27, isScattered: true).enis == 1)
        node.targets.warmIP = 2
        node.targets.minimumIP = 5
        let after = node.holding(pods: 4, afterPeak: 27, isScattered: false)
        #expect(after == node.holding(pods: 4))
        #expect(after.poolIPs == 6 && after.enis == 1)
        // A pod on each of three interfaces: nothing but the addresses that are over is given back.
        let scattered = node.holding(pods: 3, afterPeak: 27, isScattered: true)
        #expect(scattered.enis == 3 && scattered.poolIPs == 5)
        var prefixes = ManagedNode(eniLimit: 3, ipv4PerENI: 10, maxPods: 110)
        prefixes.usesPrefixes = true
        prefixes.targets.warmPrefix = 1
        #expect(prefixes.holding(pods: 3, afterPeak: 100, isScattered: false).slotsInUse == 2)
    }

    @Test func `every group at its maximum says which subnet is too small`() throws {
        var it = estate(pods: 1, daemon: ["WARM_ENI_TARGET": "1"])
        var group = NodeGroup(name: "general", clusterName: "shop")
        group.maxSize = 14
        group.instanceTypes = ["m5.large"]
        group.subnetIDs = ["subnet-a"]
        it.nodeGroups = [group]
        let answer = CapacityAssessment(of: Estate(it), facts: facts, options: CapacityOptions())
        let row = try #require(answer.subnets.first { $0.id == "subnet-a" })
        #expect(row.used == 20 && row.usedAtMaximum == 280 && row.shortAtMaximum == 29)
        #expect(
            answer.findings.contains {
                $0.rule == .subnetTooSmallForMaximum
                    && $0.wording == CapacityFinding.subnetTooSmall(needed: 280, short: 29).wording
            })
    }

    @Test func `a minimum without a warm target is told of`() {
        let it = estate(pods: 1, daemon: ["MINIMUM_IP_TARGET": "5"])
        let answer = CapacityAssessment(of: Estate(it), facts: facts, options: CapacityOptions())
        #expect(answer.findings.contains { $0.rule == .minimumWithoutWarm })
    }

    @Test func `a setting is edited where it is read from`() {
        for it in [
            estate(pods: 1), estate(pods: 1, daemon: ["WARM_ENI_TARGET": "1"]), estate(pods: 1, addon: [:]),
        ] {
            let after = it.settingCNI("ENABLE_PREFIX_DELEGATION", to: "true")
            #expect(CNISettings.of(cluster: "shop", in: Estate(after)).usesPrefixes)
            #expect(CNISettings.of(cluster: "shop", in: Estate(after)).targets.warmENI == 1)
        }
    }
}
