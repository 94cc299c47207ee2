import Store
import Testing
import Topology
import Units

/// What AWS tells by a call of its own finds its owner, whichever comes first.
@Suite struct LatePartTests {
    private static let blocks = ["198.51.100.0/24", "203.0.113.0/24"].compactMap { CIDRBlock($0) }

    private func loaded(_ facts: [Fact]) throws -> Snapshot {
        var snapshot = Snapshot()
        try withFile { path in
            let store = try TopologyStore(path: path)
            try store.importSnapshot(label: "late", takenAt: 1) { sink in try facts.forEach(sink) }
            snapshot = try store.load(nil)
        }
        return snapshot
    }

    @Test(arguments: [false, true])
    func `a load balancer takes its attribute`(first: Bool) throws {
        let balancer = LoadBalancer(id: "arn-1", name: "stream", kind: .network)
        let facts: [Fact] = [
            .loadBalancer(balancer), .loadBalancerAttribute("arn-1", crossZoneEnabled: true),
            .loadBalancerAttribute("arn-2", crossZoneEnabled: true),
        ]
        let found = try loaded(first ? facts.reversed() : facts).loadBalancers
        #expect(found.map(\.crossZoneEnabled) == [true])
    }

    @Test(arguments: [false, true])
    func `a managed prefix list takes its entries`(first: Bool) throws {
        let facts: [Fact] = [.prefixList(PrefixList(id: "pl-1")), .prefixListBlocks("pl-1", Self.blocks)]
        #expect(try loaded(first ? facts.reversed() : facts).prefixLists.map(\.cidrs) == [Self.blocks])
    }

    @Test(arguments: [false, true])
    func `a list without blocks does not take away those that are known`(first: Bool) throws {
        var full = PrefixList(id: "pl-1")
        full.cidrs = Self.blocks
        var bare = PrefixList(id: "pl-1")
        bare.name = "com.amazonaws.us-east-1.s3"
        let facts: [Fact] = [.prefixList(full), .prefixList(bare)]
        #expect(try loaded(first ? facts.reversed() : facts).prefixLists.map(\.cidrs) == [Self.blocks])
    }

    @Test func `a VPC that no folder placed is where its subnets are`() throws {
        var subnet = Subnet(id: "subnet-1", vpcID: "vpc-1")
        subnet.zone = "ap-northeast-2a"
        let found = try loaded([.vpc(VPC(id: "vpc-1")), .subnet(subnet), .vpc(VPC(id: "vpc-2"))])
        #expect(found.vpcs.map(\.region) == ["ap-northeast-2", nil])
    }

    @Test func `a cluster's nodes and pods are replaced, those of another stay`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            func node(_ name: String, _ cluster: String) -> Fact {
                var node = Node(name: name)
                node.clusterName = cluster
                return .node(node)
            }
            func pod(_ name: String, _ node: String?) -> Fact {
                var pod = Pod(namespace: "n", name: name)
                pod.nodeName = node
                return .pod(pod)
            }
            let number = try store.importSnapshot(label: "a", takenAt: 1) { sink in
                for fact in [
                    node("n1", "a"), node("n2", "b"), pod("p1", "n1"), pod("p2", "n2"), pod("p3", nil),
                ] {
                    try sink(fact)
                }
            }
            var outcome = ImportOutcome()
            try store.importSnapshot(
                into: number, label: "b", takenAt: 2, report: { outcome = $0 }
            ) { sink in
                try sink(.kubernetesDocument(KubernetesDocument(path: "a.json", cluster: "a")))
                try sink(node("n3", "a"))
                try sink(pod("p4", "n3"))
                try sink(.listedWhole(["Node", "Pod"]))
            }
            let loaded = try store.load(nil, detail: .everything)
            #expect(Set(loaded.nodes.map(\.name)) == ["n2", "n3"])
            // Nothing tells whose a pod without a node is, so no list replaces it.
            #expect(Set(loaded.pods.map(\.name)) == ["p2", "p3", "p4"])
            #expect(outcome.gone == ["node": 1, "pod": 1])
        }
    }

    @Test
    func `a node group is known by its cluster and name, an add-on of a cluster of the same name is another`()
        throws
    {
        try withFile { path in
            let store = try TopologyStore(path: path)
            func arn(_ kind: String, _ region: String, _ end: String) -> String {
                "arn:aws:eks:\(region):1:\(kind)/prod/x/\(end)"
            }
            var outcome = ImportOutcome()
            try store.importSnapshot(label: "a", takenAt: 1, report: { outcome = $0 }) { sink in
                for (region, end) in [("us-east-1", "1"), ("eu-west-1", "2"), ("us-east-1", "3")] {
                    var group = NodeGroup(name: "x", clusterName: "prod")
                    group.arn = arn("nodegroup", region, end)
                    try sink(.nodeGroup(group))
                    var addon = Addon(name: "x", clusterName: "prod")
                    addon.arn = arn("addon", region, end)
                    try sink(.addon(addon))
                }
            }
            let loaded = try store.load(nil)
            #expect(
                loaded.nodeGroups.map(\.arn) == [
                    arn("nodegroup", "eu-west-1", "2"), arn("nodegroup", "us-east-1", "3"),
                ])
            #expect(
                loaded.addons.map(\.cluster.rawValue) == [
                    "arn:aws:eks:eu-west-1:1:cluster/prod", "arn:aws:eks:us-east-1:1:cluster/prod",
                ])
            #expect(outcome.replaced == ["nodeGroup": 1, "addon": 1])
        }
    }
}
