import Fixtures
import Testing
import Topology
import Units

@testable import Capacity
@testable import Estate
@testable import Simulation

/// Edits of nodes, pods and addresses.
@Suite struct CapacityScenarioTests {
    private func estate() -> Snapshot {
        var it = SmallEstate().snapshot
        var cluster = Cluster(name: "shop")
        cluster.vpcID = "vpc-1"
        cluster.subnetIDs = ["subnet-private-a", "subnet-private-b", "subnet-private-c"]
        it.clusters = [cluster]
        var group = NodeGroup(name: "general", clusterName: "shop")
        (group.minSize, group.desiredSize, group.maxSize) = (3, 3, 4)
        group.instanceTypes = ["m5.large"]
        group.subnetIDs = cluster.subnetIDs
        it.nodeGroups = [group]
        for (number, zone) in ["a", "b", "c"].enumerated() {
            var node = Node(name: "node-\(zone)")
            node.nodeGroupName = "general"
            node.zone = ZoneName("us-east-1\(zone)")
            node.region = "us-east-1"
            node.providerID = "aws:///us-east-1\(zone)/i-\(number)"
            node.instanceType = "m5.large"
            (node.capacityPods, node.allocatablePods) = (29, 29)
            it.nodes.append(node)
            var instance = Instance(id: Identifier("i-\(number)"), instanceType: "m5.large")
            instance.zone = node.zone
            instance.clusterName = "shop"
            instance.nodeGroupName = "general"
            it.instances.append(instance)
            for kind in ["DaemonSet", "ReplicaSet"] {
                var pod = Pod(namespace: "n", name: "\(kind)-\(zone)")
                (pod.ownerKind, pod.ownerName) = (kind, kind == "DaemonSet" ? "log" : "web-abc")
                (pod.nodeName, pod.phase) = (node.name, "Running")
                it.pods.append(pod)
            }
        }
        return it
    }

    @Test func `fewer nodes take their instances and daemons along, and leave the other pods waiting`() throws
    {
        let next = try NodeCount(group: "general", count: 1).apply(to: estate())
        #expect(next.nodes.count == 1 && next.instances.count == 1)
        #expect(next.pods.filter { $0.ownerKind == "DaemonSet" }.count == 1)
        #expect(next.pods.filter { $0.nodeName == nil }.count == 2)
        #expect(next.nodeGroups.first?.desiredSize == 1 && next.nodeGroups.first?.minSize == 1)
    }

    @Test func `more nodes spread over the zones and bring their daemons`() throws {
        let next = try NodeCount(group: "general", count: 6, forcesMaximum: true).apply(to: estate())
        #expect(Dictionary(grouping: next.nodes, by: \.zone).mapValues(\.count).values.sorted() == [2, 2, 2])
        #expect(next.pods.filter { $0.ownerKind == "DaemonSet" }.count == 6)
        #expect(Set(next.nodes.map(\.name)).count == 6 && next.nodeGroups.first?.maxSize == 6)
        #expect(throws: ScenarioError.self) { try NodeCount(group: "none", count: 1).apply(to: estate()) }
    }

    @Test func `another type is unknown but for what the type says`() throws {
        let next = try NodeType(group: "general", type: "m7i.xlarge").apply(to: estate())
        #expect(next.nodes.allSatisfy { $0.instanceType == "m7i.xlarge" && $0.capacityPods == nil })
        #expect(next.instances.allSatisfy { $0.instanceType == "m7i.xlarge" })
        #expect(next.nodeGroups.first?.instanceTypes == ["m7i.xlarge"])
    }

    @Test func `replicas come as pods that wait, and go from the last`() throws {
        let more = try Replicas(namespace: "n", workload: "web", count: 5).apply(to: estate())
        #expect(more.pods.filter { $0.workloadName == "web" }.count == 5)
        #expect(more.pods.filter { $0.nodeName == nil }.count == 2)
        let fewer = try Replicas(namespace: "n", workload: "web", count: 1).apply(to: estate())
        #expect(fewer.pods.filter { $0.workloadName == "web" }.map(\.name) == ["ReplicaSet-a"])
        #expect(throws: ScenarioError.self) {
            try Replicas(namespace: "n", workload: "log", count: 1).apply(to: estate())
        }
    }

    @Test func `prefix delegation asks for the pods anew, a warm target does not`() throws {
        let prefixes = try CNISetting.prefixDelegation(isOn: true).apply(to: estate())
        #expect(CNISettings.of(cluster: "shop", in: Estate(prefixes)).usesPrefixes)
        #expect(prefixes.nodes.allSatisfy { $0.capacityPods == nil })
        let warm = try CNISetting.warmIPTarget(2).apply(to: estate())
        #expect(CNISettings.of(cluster: "shop", in: Estate(warm)).targets.warmIP == 2)
        #expect(warm.nodes.allSatisfy { $0.capacityPods == 29 })
    }

    @Test func `a block is added by AWS's own rules, and custom networking lays a subnet in each zone`()
        throws
    {
        let block = try #require(CIDRBlock("100.64.0.0/16"))
        #expect(try AddCIDR(block).apply(to: estate()).vpcs.first?.cidrBlocks.count == 2)
        for refused in ["192.168.0.0/16", "10.0.1.0/24"] {
            let block = try #require(CIDRBlock(refused))
            #expect(throws: ScenarioError.self) { try AddCIDR(block).apply(to: estate()) }
        }
        let next = try CustomNetworking(block).apply(to: estate())
        let pods = next.subnets.filter { $0.id.rawValue.hasPrefix("subnet-pods-") }
        #expect(
            pods.compactMap(\.cidr?.description) == ["100.64.0.0/18", "100.64.64.0/18", "100.64.128.0/18"])
        #expect(next.eniConfigs.compactMap(\.subnetID) == pods.map(\.id))
        #expect(CNISettings.of(cluster: "shop", in: Estate(next)).customNetworking)
        let small = try #require(CIDRBlock("100.64.0.0/28"))
        #expect(throws: ScenarioError.self) { try CustomNetworking(small).apply(to: estate()) }
    }

    @Test func `a zone that is added gets a block of its own where there is one`() throws {
        let next = try AddZone("us-east-1d").apply(to: estate())
        let added = next.subnets.filter { $0.zone == "us-east-1d" }
        #expect(added.count == 2)
        for subnet in added {
            let cidr = try #require(subnet.cidr)
            #expect(next.subnets.filter { $0.cidr?.overlaps(cidr) ?? false }.count == 1)
        }
    }

    @Test func `what a change holds is told on both sides`() throws {
        let start = estate()
        let end = try Replicas(namespace: "n", workload: "web", count: 5).apply(to: start)
        let facts = [
            "m5.large": InstanceFacts(
                instanceType: "m5.large", vCPUs: 2, memoryMiB: 8192, architecture: "amd64", enis: 3,
                ipv4PerENI: 10, hypervisor: "nitro", isBareMetal: false, branchENIs: nil, listedMaxPods: nil)
        ]
        let change = CapacityChange(from: start, to: end, facts: facts, options: CapacityOptions())
        #expect(change.before.scenarios.isEmpty && change.after.scenarios.isEmpty)
        #expect(change.before.nodeGroups.first?.pods == 6 && change.after.nodeGroups.first?.pods == 8)
        // Three nodes of 29 pods run three daemons and 84 more.
        let far = try Replicas(namespace: "n", workload: "web", count: 90).apply(to: start)
        let beyond = CapacityChange(from: start, to: far, facts: facts, options: CapacityOptions())
        let waiting = try #require(beyond.after.scenarios.first)
        #expect(waiting.name == "waiting-pods" && waiting.fits == false)
        #expect(waiting.short.first == .init(what: "pods", place: "estate", amount: 6))
        #expect(waiting.fitsWithNewNodes == true)
    }
}
