import Fixtures
import Testing
import Topology
import Units

@testable import Capacity
@testable import Estate

/// What node groups hold, and what the estate bears.
@Suite struct PodCapacityTests {
    private static let types: [String: InstanceFacts] = [
        "m5.large": fact("m5.large", vCPUs: 2, memory: 8192, enis: 3, ipv4: 10),
        "m5.xlarge": fact("m5.xlarge", vCPUs: 4, memory: 16384, enis: 4, ipv4: 15),
    ]

    private static func fact(_ name: String, vCPUs: Int, memory: Int, enis: Int, ipv4: Int) -> InstanceFacts {
        InstanceFacts(
            instanceType: name, vCPUs: vCPUs, memoryMiB: memory, architecture: "amd64", enis: enis,
            ipv4PerENI: ipv4, hypervisor: "nitro", isBareMetal: false, branchENIs: nil, listedMaxPods: nil)
    }

    /// Three zones, a node in each, and pods of half a CPU on each.
    private func estate(podsPerNode: Int = 2, most: Int = 6, constraints: String? = nil) -> Snapshot {
        var it = SmallEstate().snapshot
        for position in it.subnets.indices { it.subnets[position].availableIPAddressCount = 200 }
        var cluster = Cluster(name: "shop")
        cluster.vpcID = "vpc-1"
        cluster.subnetIDs = ["subnet-private-a", "subnet-private-b", "subnet-private-c"]
        it.clusters = [cluster]
        var group = NodeGroup(name: "general", clusterName: "shop")
        (group.minSize, group.desiredSize, group.maxSize) = (3, 3, most)
        group.instanceTypes = ["m5.large"]
        group.amiType = "AL2023_x86_64_STANDARD"
        group.subnetIDs = cluster.subnetIDs
        it.nodeGroups = [group]
        for zone in ["a", "b", "c"] {
            var node = Node(name: "node-\(zone)")
            node.nodeGroupName = "general"
            node.zone = ZoneName("us-east-1\(zone)")
            node.region = "us-east-1"
            node.instanceType = "m5.large"
            (node.allocatableCPUMillis, node.allocatableMemoryBytes) = (1930, 7 << 30)
            (node.capacityPods, node.allocatablePods) = (29, 29)
            it.nodes.append(node)
            for number in 0..<podsPerNode {
                var pod = Pod(namespace: "n", name: "web-\(zone)-\(number)")
                (pod.ownerKind, pod.ownerName) = ("ReplicaSet", "web-abc")
                (pod.nodeName, pod.phase) = (node.name, "Running")
                (pod.cpuMillis, pod.memoryBytes) = (500, 100 << 20)
                pod.labels = #"{"app":"web"}"#
                pod.constraints = constraints
                it.pods.append(pod)
            }
        }
        return it
    }

    private func ask(_ snapshot: Snapshot, _ fill: (inout CapacityOptions) -> Void = { _ in })
        -> CapacityAssessment
    {
        var options = CapacityOptions()
        fill(&options)
        return CapacityAssessment(of: Estate(snapshot), facts: Self.types, options: options)
    }

    @Test func `a group tells its room now, at its maximum, without a zone and while it is updated`() throws {
        let group = try #require(ask(estate()).nodeGroups.first)
        // 1930 less 1000 leaves one more pod of 500 on each of three nodes; a new node takes three.
        #expect(group.pods == 6 && group.podsFree == 3 && group.limitedBy == "cpu")
        #expect(group.podsPerNewNode == 3 && group.podsFreeAtMax == 12)
        // Without a zone: two free places for two pods.
        #expect(group.zoneLosses.map(\.podsFree) == [0, 0, 0])
        #expect(group.surgeNodes == 6 && group.podsFreeInUpdate == 3)
        #expect(group.maxPods == 29 && group.maxPodsOrigin == .kubelet)
    }

    @Test func `the loss of a zone fits where the others have room, and says what is short where not`() throws
    {
        let fits = ask(estate()) { $0.zoneLoss = .count(1) }.scenarios
        #expect(fits.map(\.fits) == [true, true, true])
        let full = ask(estate(podsPerNode: 3)) { $0.zoneLoss = .zone("us-east-1b") }.scenarios
        let lost = try #require(full.first)
        #expect(lost.fits == false)
        #expect(lost.short.contains { $0.what == "pods" && $0.amount == 3 })
        #expect(lost.short.contains { $0.what == "cpu_millis" && $0.amount == 1500 })
        #expect(lost.fitsWithNewNodes == true && lost.newNodes == 1)
        let capped = ask(estate(podsPerNode: 3, most: 2)) { $0.zoneLoss = .zone("us-east-1b") }.scenarios
            .first
        #expect(capped?.fitsWithNewNodes == false)
        let two = ask(estate()) { $0.zoneLoss = .count(2) }.scenarios
        #expect(two.count == 3 && two.allSatisfy { $0.fits == false })
    }

    @Test func `a rule that pods keep apart is named where it is what is missing`() throws {
        let apart =
            #"{"affinity":{"podAntiAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":[{"labelSelector":{"matchLabels":{"app":"web"}},"topologyKey":"kubernetes.io/hostname"}]}}}"#
        let lost = try #require(
            ask(estate(podsPerNode: 1, constraints: apart)) { $0.zoneLoss = .zone("us-east-1a") }.scenarios
                .first)
        #expect(lost.fits == false)
        #expect(lost.short.contains { $0.what == "constraint: anti-affinity" && $0.place == "n/web" })
        #expect(lost.fitsWithNewNodes == true)
    }

    @Test func `a surge rounds each workload up`() throws {
        let small = try #require(ask(estate()) { $0.surgePercent = 10 }.scenarios.first)
        #expect(small.fits == true && small.detail.hasPrefix("1 more pod"))
        let large = try #require(ask(estate()) { $0.surgePercent = 100 }.scenarios.first)
        #expect(large.fits == false && large.short.contains { $0.what == "pods" && $0.amount == 3 })
        #expect(large.fitsWithNewNodes == true)
    }

    @Test func `an upgrade needs five addresses of the cluster's subnets, and each group its surge`() throws {
        let answers = ask(estate()) { $0.controlPlaneUpgrade = true }.scenarios
        #expect(answers.map(\.name) == ["control-plane-upgrade", "node-group-update"])
        #expect(answers.allSatisfy { $0.fits == true })
        var tight = estate()
        for position in tight.subnets.indices { tight.subnets[position].availableIPAddressCount = 1 }
        let short = ask(tight) { $0.controlPlaneUpgrade = true }.scenarios
        #expect(short.first?.fits == false && short.first?.short.first?.amount == 2)
        #expect(short.last?.fits == false && short.last?.short.allSatisfy { $0.what == "addresses" } == true)
        // Without more nodes first, the fullest one's pods must fit on the others.
        var minimal = estate(podsPerNode: 3)
        minimal.nodeGroups[0].updateStrategy = "MINIMAL"
        let drained = ask(minimal) { $0.controlPlaneUpgrade = true }.scenarios.last
        #expect(
            drained?.fits == false && drained?.short.contains { $0.what == "pods" && $0.amount == 3 } == true)
    }

    @Test func `subnets that give no address hold pods back where the scheduler would not`() throws {
        var tight = estate()
        for position in tight.subnets.indices { tight.subnets[position].availableIPAddressCount = 0 }
        // Ten pods with an address fill a node's first interface and its warm one, so that the next takes a third.
        for position in tight.pods.indices { tight.pods[position].cpuMillis = 1 }
        for node in tight.nodes {
            for number in 0..<16 {
                var pod = Pod(namespace: "n", name: "more-\(node.name)-\(number)")
                (pod.nodeName, pod.phase, pod.cpuMillis) = (node.name, "Running", 1)
                tight.pods.append(pod)
            }
        }
        let group = try #require(ask(tight).nodeGroups.first)
        #expect(group.limitedBy == "addresses")
        #expect((group.podsFree ?? 99) < 33)
    }

    @Test func `how many more of a workload fit is told by group, with what keeps the next one out`() throws {
        let room = try #require(ask(estate()).workloads.first)
        #expect(room.namespace == "n" && room.name == "web" && room.replicas == 6 && room.more == 3)
        #expect(room.limitedBy == "cpu" && room.byGroup.map(\.replicas) == [3] && !room.isAtLeast)
        let none = WorkloadName(namespace: "n", name: "none")
        #expect(ask(estate()) { $0.workloads = [none] }.workloads.isEmpty)
    }

    @Test func `a group without nodes is worked out from its type, and one of unknown type stays unknown`()
        throws
    {
        var it = estate()
        it.nodes = []
        it.pods = [it.pods[0]]
        it.pods[0].nodeName = nil
        let group = try #require(ask(it).nodeGroups.first)
        #expect(group.nodes == 3 && group.maxPods == 29 && group.maxPodsOrigin == .managedNodeGroup)
        #expect(group.allocatable == Allocatable(cpuMillis: 1930, memoryMiB: 6903))
        it.nodeGroups[0].instanceTypes = ["z9.large"]
        let unknown = try #require(ask(it).nodeGroups.first)
        #expect(unknown.maxPods == nil && unknown.podsFree == nil && !unknown.unknowns.isEmpty)
        let lost = ask(it) { $0.zoneLoss = .count(1) }.scenarios.filter { $0.name == "az-loss" }
        #expect(lost.allSatisfy { $0.fits == nil })
    }

    @Test func `without pods nothing is said of what is free`() throws {
        var it = estate()
        it.pods = []
        let answer = ask(it) { $0.zoneLoss = .count(1) }
        #expect(answer.nodeGroups.first?.podsFree == nil)
        #expect(answer.scenarios.allSatisfy { $0.fits == nil && $0.detail.contains("no pod was imported") })
    }
}
