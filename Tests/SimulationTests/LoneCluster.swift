import Fixtures
import Topology
import Units

@testable import Capacity
@testable import Estate

/// An estate of one cluster in a VPC of its own, whose groups, nodes, pods and workloads have the names of every other's.
struct LoneCluster {
    /// Tells its VPC, subnets and instances from those of the others.
    var number: Int
    var name = "prod"
    var region = "us-east-1"
    var account = "111122223333"
    var zones = ["a", "b"]
    /// In each zone.
    var nodes = 1
    var most = 6
    var podsPerNode = 1
    var podCPU = 500
    var waiting = 0
    /// Environment of aws-node; nil for a cluster of which it was not imported.
    var cni: [String: String]? = ["WARM_ENI_TARGET": "1"]
    var hasENIConfigs = false
    var freeAddresses = 200
    /// Whether the nodes themselves say their cluster, or only the tags of their instances.
    var nodesSayCluster = true
    /// The number of the cluster in whose VPC and subnets it is, where it has none of its own.
    var guestOf: Int?

    var id: ClusterID { ClusterID("arn:aws:eks:\(region):\(account):cluster/\(name)") }
    private var home: Int { guestOf ?? number }
    var vpc: Identifier<VPC> { Identifier("vpc-\(home)") }
    func subnet(_ zone: String) -> Identifier<Subnet> { Identifier("subnet-\(home)-\(zone)") }

    static let facts: [String: InstanceFacts] = [
        "m5.large": InstanceFacts(
            instanceType: "m5.large", vCPUs: 2, memoryMiB: 8192, architecture: "amd64", enis: 3,
            ipv4PerENI: 10, hypervisor: "nitro", isBareMetal: false, branchENIs: nil, listedMaxPods: nil)
    ]

    var snapshot: Snapshot {
        var it = Snapshot()
        if guestOf == nil { addNetwork(&it) }
        var cluster = Cluster(name: name)
        cluster.arn = id.rawValue
        cluster.region = Region(region)
        cluster.vpcID = vpc
        cluster.subnetIDs = zones.map(subnet)
        it.clusters = [cluster]
        var group = NodeGroup(name: "general", clusterName: name)
        group.arn = "arn:aws:eks:\(region):\(account):nodegroup/\(name)/general/1"
        (group.minSize, group.desiredSize, group.maxSize) = (1, zones.count * nodes, most)
        group.instanceTypes = ["m5.large"]
        group.amiType = "AL2023_x86_64_STANDARD"
        group.subnetIDs = cluster.subnetIDs
        it.nodeGroups = [group]
        for zone in zones {
            for place in 0..<nodes { addNode(place, in: zone, &it) }
        }
        for place in 0..<waiting { it.pods.append(pod("web-waiting-\(place)", on: nil)) }
        if let cni {
            var workload = Workload(kind: "DaemonSet", namespace: "kube-system", name: "aws-node")
            workload.cluster = id
            workload.environment = cni
            it.workloads = [workload]
        }
        return it
    }

    private func addNetwork(_ it: inout Snapshot) {
        var network = VPC(id: vpc)
        network.region = Region(region)
        network.accountID = account
        network.cidrBlocks = [block("10.0.0.0/16"), block("100.64.0.0/16")]
        it.vpcs = [network]
        for (place, zone) in zones.enumerated() {
            for (id, cidr) in [
                (subnet(zone), "10.0.\(place).0/24"),
                (Identifier("\(subnet(zone))-pods"), "100.64.\(place).0/24"),
            ] {
                var subnet = Subnet(id: id, vpcID: vpc)
                subnet.zone = ZoneName(region + zone)
                subnet.cidr = block(cidr)
                subnet.availableIPAddressCount = freeAddresses
                it.subnets.append(subnet)
            }
            guard hasENIConfigs else { continue }
            var config = ENIConfig(name: region + zone)
            config.cluster = id
            config.subnetID = Identifier("\(subnet(zone))-pods")
            it.eniConfigs.append(config)
        }
    }

    private func addNode(_ place: Int, in zone: String, _ it: inout Snapshot) {
        var node = Node(name: "ip-10-0-\(zone)-\(place)")
        let instanceID = "i-\(number)\(zone)\(place)"
        if nodesSayCluster { node.cluster = id }
        node.nodeGroupName = "general"
        node.zone = ZoneName(region + zone)
        node.region = Region(region)
        node.instanceType = "m5.large"
        node.providerID = "aws:///\(region)\(zone)/\(instanceID)"
        (node.allocatableCPUMillis, node.allocatableMemoryBytes) = (1930, 7 << 30)
        (node.capacityPods, node.allocatablePods) = (29, 29)
        it.nodes.append(node)
        var instance = Instance(id: Identifier(instanceID), instanceType: "m5.large")
        instance.vpcID = vpc
        instance.subnetID = subnet(zone)
        instance.zone = node.zone
        instance.clusterName = name
        it.instances.append(instance)
        for number in 0..<podsPerNode { it.pods.append(pod("web-\(zone)-\(place)-\(number)", on: node.name)) }
    }

    private func pod(_ name: String, on node: String?) -> Pod {
        var pod = Pod(namespace: "shop", name: name)
        pod.cluster = id
        (pod.ownerKind, pod.ownerName) = ("ReplicaSet", "web-abc")
        (pod.nodeName, pod.phase) = (node, node == nil ? "Pending" : "Running")
        (pod.cpuMillis, pod.memoryBytes) = (podCPU, 100 << 20)
        return pod
    }
}

extension [LoneCluster] {
    /// All of them in one snapshot, in this order.
    var snapshot: Snapshot {
        var it = Snapshot()
        for part in map(\.snapshot) {
            it.vpcs += part.vpcs
            it.subnets += part.subnets
            it.clusters += part.clusters
            it.nodeGroups += part.nodeGroups
            it.nodes += part.nodes
            it.instances += part.instances
            it.pods += part.pods
            it.workloads += part.workloads
            it.eniConfigs += part.eniConfigs
        }
        return it
    }

    func assessed(_ fill: (inout CapacityOptions) -> Void = { _ in }) -> CapacityAssessment {
        var options = CapacityOptions()
        fill(&options)
        return CapacityAssessment(of: Estate(snapshot), facts: LoneCluster.facts, options: options)
    }
}
