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

    @Test func `what fits nothing matches nothing`() {
        #expect(match("bank.eu-west-1.eksctl.io") == nil)
        #expect(match("minikube", nodes: ["i-4"]) == nil)
    }
}
