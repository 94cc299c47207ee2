import Importer
import Testing
import Topology

/// Which of a snapshot's clusters a context is.
@Suite struct ClusterMatchTests {
    private func snapshot() -> Snapshot {
        var it = Snapshot()
        it.clusters = ["shop", "bank"].map { name in
            var cluster = Cluster(name: name)
            cluster.region = "us-east-1"
            cluster.arn = "arn:aws:eks:us-east-1:111122223333:cluster/\(name)"
            cluster.endpoint = "https://\(name.uppercased()).gr7.us-east-1.eks.amazonaws.com"
            return cluster
        }
        it.instances = [("i-1", "bank"), ("i-2", "bank"), ("i-3", "shop"), ("i-4", "elsewhere")].map {
            id, cluster in
            var instance = Instance(id: Identifier(id), instanceType: "m6i.large")
            instance.clusterName = cluster
            return instance
        }
        return it
    }

    private func match(
        _ name: String, server: String = "https://10.0.0.1:6443", nodes: Set<Identifier<Instance>> = []
    ) -> ClusterMatch? {
        ClusterMatch(name: name, server: server, instances: nodes, in: snapshot())
    }

    private static func found(_ cluster: String, _ evidence: ClusterMatch.Evidence) -> ClusterMatch {
        ClusterMatch(
            cluster: cluster, id: ClusterID("arn:aws:eks:us-east-1:111122223333:cluster/\(cluster)"),
            evidence: evidence)
    }

    @Test func `the endpoint comes before the nodes, and the nodes before the name`() {
        let server = "https://shop.GR7.us-east-1.eks.amazonaws.com:443/"
        #expect(
            match("bank", server: server, nodes: ["i-1"])
                == Self.found("shop", .endpoint))
        #expect(
            match("shop", nodes: ["i-1", "i-2", "i-3"]) == Self.found("bank", .nodes))
        #expect(match("shop", nodes: ["i-9"]) == Self.found("shop", .name))
    }

    @Test(arguments: ["bank", "arn:aws:eks:us-east-1:111122223333:cluster/bank", "bank.us-east-1.eksctl.io"])
    func `a name is known as AWS, eksctl and people write it`(name: String) {
        #expect(match(name) == Self.found("bank", .name))
    }

    @Test func `an address that two clusters or contexts share tells nothing`() {
        let server = "https://proxy.example/k8s/clusters/c-1"
        var shared = snapshot()
        for place in shared.clusters.indices { shared.clusters[place].endpoint = "https://proxy.example" }
        func match(_ name: String, _ nodes: Set<Identifier<Instance>>) -> ClusterMatch? {
            ClusterMatch(name: name, server: server, instances: nodes, in: shared)
        }
        #expect(match("x", ["i-3"]) == Self.found("shop", .nodes))
        #expect(match("bank", []) == Self.found("bank", .name))
        #expect(match("x", []) == nil)
        let endpoint = "https://shop.gr7.us-east-1.eks.amazonaws.com"
        #expect(
            ClusterMatch(name: "bank", server: endpoint, instances: [], in: snapshot(), isShared: true)
                == Self.found("bank", .name))
    }

    @Test func `of clusters of one name the nodes' VPC tells which it is, and an ARN names one only`() {
        var twins = snapshot()
        for (place, region) in ["us-east-1", "eu-west-1"].enumerated() {
            twins.clusters[place].name = "prod"
            twins.clusters[place].arn = "arn:aws:eks:\(region):111122223333:cluster/prod"
            twins.clusters[place].region = Region(region)
            twins.clusters[place].vpcID = Identifier("vpc-\(place)")
            twins.instances[place].clusterName = "prod"
            twins.instances[place].vpcID = Identifier("vpc-\(place)")
        }
        func match(_ name: String, _ nodes: Set<Identifier<Instance>>) -> ClusterID? {
            ClusterMatch(name: name, server: "", instances: nodes, in: twins)?.id
        }
        #expect(match("x", ["i-2"]) == twins.clusters[1].id)
        #expect(match("prod.us-east-1.eksctl.io", []) == twins.clusters[0].id)
        #expect(match("prod", []) == nil)
        #expect(match("arn:aws:eks:sa-east-1:111122223333:cluster/prod", []) == nil)
    }

    @Test func `what fits nothing matches nothing`() {
        #expect(match("bank.eu-west-1.eksctl.io") == nil)
        #expect(match("minikube", nodes: ["i-4"]) == nil)
    }
}
