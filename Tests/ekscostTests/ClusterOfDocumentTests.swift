import Foundation
import Store
import Testing
import Topology

/// Whose the objects of a kubectl document are, and that none of them is lost.
@Suite struct ClusterOfDocumentTests {
    private typealias Make = TwoClusters

    private func with(_ body: (Program) throws -> Void) throws {
        let program = try Program()
        defer { program.remove() }
        try body(program)
    }

    private func snapshot(_ program: Program, _ number: Int64? = nil) throws -> Snapshot {
        try TopologyStore(readingFrom: program.folder.appending(path: "ekscost.sqlite").path)
            .load(number, detail: .everything)
    }

    private func imported(_ program: Program, _ paths: [String]) throws -> Snapshot {
        let outcome = try program.run(["import", "json"] + paths)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try snapshot(program)
    }

    /// Three clusters in VPCs of their own, of whose nodes only the instances tell where they are.
    private func three(_ program: Program, names: [String] = ["ash", "elm", "oak"]) throws -> [String] {
        var paths: [String] = []
        for (place, name) in names.enumerated() {
            let number = place + 1
            paths.append(try program.file("aws/\(number).json", Make.aws(name, number)))
            paths.append(
                try program.file("aws/i-\(number).json", Make.instance("i-\(number)", vpc: number)))
            paths.append(
                try program.file(
                    "k8s/\(number).json",
                    Make.list(
                        [Make.node("node-a", uid: Make.uid(number * 100 + 50), instance: "i-\(number)")]
                            + Make.everyKind(number, node: "node-a"))))
        }
        return paths
    }

    @Test func `objects of every kind of one name in three clusters are three, whatever the order`() throws {
        try with { program in
            let paths = try three(program)
            let first = try imported(program, paths)
            #expect(first.objectsOfClusters == ["ash": 10, "elm": 10, "oak": 10])
            #expect(Set(first.workloads.filter { $0.kind == "StatefulSet" }.map(\.replicas)) == [1, 2, 3])
            for order in [paths.reversed(), Array(paths[4...] + paths[..<4])] {
                var other = try imported(program, order)
                (other.number, other.takenAt) = (first.number, first.takenAt)
                #expect(other == first, "\(order)")
            }
        }
    }

    @Test func `an archive, standard input and one object a file are placed like lists`() throws {
        try with { program in
            let paths = try three(program)
            let folder = program.folder.path
            _ = try program.file(
                "split/ash/node.json", Make.node("node-z", uid: Make.uid(9001), instance: "i-1"))
            _ = try program.file("split/ash/pod.json", Make.pod("solo", uid: Make.uid(9002), node: nil))
            _ = try program.file(
                "split/elm/node.json", Make.node("node-z", uid: Make.uid(9003), instance: "i-2"))
            _ = try program.file("split/elm/pod.json", Make.pod("solo", uid: Make.uid(9004), node: nil))
            let tar = Process()
            tar.executableURL = URL(fileURLWithPath: "/bin/tar")
            tar.arguments = ["czf", folder + "/all.tar.gz", "-C", folder, "split"]
            try tar.run()
            tar.waitUntilExit()
            let aws = paths.filter { $0.contains("/aws/") }
            let found = try imported(program, aws + [folder + "/all.tar.gz"])
            #expect(found.objectsOfClusters == ["ash": 2, "elm": 2])
        }
    }

    @Test func `one list of two clusters is taken apart by its nodes`() throws {
        try with { program in
            var paths = try three(program).filter { $0.contains("/aws/") }
            let items = (1...2).flatMap { number in
                [
                    Make.node("n\(number)", uid: Make.uid(number), instance: "i-\(number)"),
                    Make.pod(
                        "redis-0", uid: Make.uid(10 + number), node: "n\(number)", owner: "StatefulSet redis"),
                    Make.pod(
                        "app-\(number)", uid: Make.uid(20 + number), node: "n\(number)",
                        owner: "ReplicaSet app\(number)-x"),
                    Make.object("Deployment", "app\(number)", uid: Make.uid(30 + number), version: "apps/v1"),
                    Make.object(
                        "ReplicaSet", "app\(number)-old", uid: Make.uid(40 + number), version: "apps/v1"),
                ]
            }
            paths.append(try program.file("both.json", Make.list(items)))
            let found = try imported(program, paths)
            #expect(found.objectsOfClusters == ["ash": 5, "elm": 5])
            #expect(found.pods.filter { $0.name == "redis-0" }.map(\.nodeName) == ["n1", "n2"])
            // A Service stands on no node: in a list of two clusters nothing tells whose it is.
            paths.append(
                try program.file(
                    "both.json", Make.list(items + [Make.object("Service", "web", uid: Make.uid(77))])))
            let outcome = try program.run(["import", "json"] + paths)
            #expect(outcome.status == 65)
            #expect(outcome.errors.contains("both.json") && outcome.errors.contains("--cluster"))
        }
    }

    @Test(arguments: [
        (#""alpha.eksctl.io/cluster-name": "elm""#, nil as String?, "elm"),
        (#""eks.amazonaws.com/cluster-name": "oak""#, nil, "oak"),
        ("", "10.3.0.9", "oak"), ("", "10.1.15.254", "ash"),
        (#""karpenter.sh/discovery": "elm", "karpenter.sh/nodepool": "x""#, nil, "elm"),
        (#""karpenter.sh/discovery": "another-word""#, "10.2.0.7", "elm"),
    ])
    func `a label or an address tells a node's cluster`(
        labels: String, address: String?, cluster: String
    ) throws {
        try with { program in
            var paths = try three(program).filter { $0.contains("/aws/") }
            paths.append(
                try program.file(
                    "n.json", Make.node("n", uid: Make.uid(1), labels: labels, address: address)))
            #expect(try imported(program, paths).objectsOfClusters == [cluster: 1])
        }
    }

    @Test(arguments: [
        #"{"Key": "aws:eks:cluster-name", "Value": "elm"}"#,
        #"{"Key": "eks:eks-cluster-name", "Value": "elm"}"#,
        #"{"Key": "kubernetes.io/cluster/ash", "Value": "shared"}, {"Key": "kubernetes.io/cluster/elm", "Value": "owned"}"#,
    ])
    func `an instance's tag tells the cluster of its node where a VPC has two`(tags: String) throws {
        try with { program in
            let paths = [
                try program.file("1.json", Make.aws("ash", 1)),
                try program.file("2.json", Make.aws("elm", 2, vpc: 1)),
                try program.file("i.json", Make.instance("i-7", vpc: 1, tags: tags)),
                try program.file("n.json", Make.list([Make.node("n", uid: Make.uid(1), instance: "i-7")])),
            ]
            #expect(try imported(program, paths).objectsOfClusters == ["elm": 1])
        }
    }

    @Test func `clusters of one name in two regions are told apart by their nodes`() throws {
        try with { program in
            let east =
                #""topology.kubernetes.io/region": "ap-east-1", "alpha.eksctl.io/cluster-name": "prod""#
            let north =
                #""topology.kubernetes.io/region": "eu-north-1", "alpha.eksctl.io/cluster-name": "prod""#
            let paths = [
                try program.file("1.json", Make.aws("prod", 1)),
                try program.file("2.json", Make.aws("prod", 2, region: "ap-east-1")),
                try program.file("a/n.json", Make.node("n", uid: Make.uid(1), labels: east)),
                try program.file("b/n.json", Make.node("n", uid: Make.uid(2), labels: north)),
                try program.file("b/p.json", Make.pod("p", uid: Make.uid(3), node: "n")),
            ]
            let found = try imported(program, paths)
            #expect(
                found.nodes.map(\.cluster.rawValue).sorted()
                    == [Make.arn("prod", "ap-east-1"), Make.arn("prod")])
            #expect(found.pods.map(\.cluster.rawValue) == [Make.arn("prod")])
            let said = try program.run("import", "json", paths[4], "--into", "latest", "--cluster", "prod")
            #expect(
                said.status == 65 && said.errors.contains(Make.arn("prod", "ap-east-1")), "\(said.errors)")
            let arn = try program.run(
                "import", "json", paths[4], "--into", "latest", "--cluster", Make.arn("prod", "ap-east-1"))
            #expect(arn.status == 0, "\(arn.errors)")
            #expect(try snapshot(program).pods.count == 2)
        }
    }

    @Test func `what nothing places is refused where there are two clusters, and nothing is kept`() throws {
        try with { program in
            let aws = try three(program).filter { $0.contains("/aws/") }
            let lost = try program.file(
                "lost.json", Make.list([Make.object("Service", "s", uid: Make.uid(1))]))
            for flags in [[], ["--keep-going"]] {
                let outcome = try program.run(["import", "json", lost] + flags + aws)
                #expect(outcome.status == 65 && outcome.errors.contains("lost.json"), "\(outcome.errors)")
            }
            #expect(
                try program.run("snapshots", "list", "--format", "json").output.contains("\"id\"") == false)
            _ = try imported(program, aws)
            #expect(try program.run("import", "json", lost, "--into", "latest").status == 65)
            let wrong = try program.run("import", "json", lost, "--into", "latest", "--cluster", "birch")
            #expect(wrong.status == 65 && wrong.errors.contains("oak"), "\(wrong.errors)")
            #expect(try snapshot(program).services.isEmpty)
            #expect(
                try program.run("import", "json", lost, "--into", "latest", "--cluster", "oak").status == 0)
            #expect(try snapshot(program).objectsOfClusters == ["oak": 1])
        }
    }

    @Test func `two objects of one key and different uids are of two clusters, with or without a cluster`()
        throws
    {
        try with { program in
            let one = try program.file("x/one.json", Make.list([Make.pod("p", uid: Make.uid(1), node: nil)]))
            let two = try program.file("x/two.json", Make.list([Make.pod("p", uid: Make.uid(2), node: nil)]))
            let shop = try program.file("shop.json", Make.aws("shop", 5))
            for paths in [[one, two], [two, one], [shop, one, two]] {
                let outcome = try program.run(["import", "json"] + paths)
                #expect(outcome.status == 65, "\(paths)")
                #expect(outcome.errors.contains("Pod shop/p") && outcome.errors.contains("--cluster"))
            }
            let both = try program.file(
                "both.json",
                Make.list([
                    Make.object("Service", "s", uid: Make.uid(1)),
                    Make.object("Service", "s", uid: Make.uid(2)),
                ]))
            #expect(try program.run("import", "json", both).status == 65)
            #expect(try imported(program, [one]).pods.count == 1)
            #expect(try program.run("import", "json", two, "--into", "latest").status == 65)
            // The same uid twice, or none, is one object: the last one stands and is counted.
            let again = try program.run("import", "json", one, one)
            #expect(again.status == 0 && again.errors.contains("1 pod"), "\(again.errors)")
            #expect(try snapshot(program).pods.count == 1)
        }
    }

    @Test func `a folder or a node's name does not make one object of two uids`() throws {
        try with { program in
            let aws = try three(program).filter { $0.contains("/aws/") }
            let node = try program.file("d/node.json", Make.node("n", uid: Make.uid(1), instance: "i-1"))
            let one = try program.file("d/one.json", Make.pod("p", uid: Make.uid(2), node: "n"))
            let two = try program.file("d/two.json", Make.pod("p", uid: Make.uid(3), node: "n"))
            #expect(try imported(program, aws + [node, one]).objectsOfClusters == ["ash": 2])
            let outcome = try program.run(["import", "json", node, one, two] + aws)
            #expect(outcome.status == 65 && outcome.errors.contains("two.json"), "\(outcome.errors)")
            // Later a pod may have been made anew under its name.
            let later = try program.run("import", "json", two, "--into", "latest")
            #expect(later.status == 0 && later.errors.contains("1 pod"), "\(later.errors)")
            #expect(try snapshot(program).objectsOfClusters == ["ash": 2])
        }
    }

    @Test func `objects before the cluster's own list become the cluster's`() throws {
        try with { program in
            let objects = try program.file("o.json", Make.list(Make.everyKind(1, node: "n")))
            #expect(try imported(program, [objects]).objectsOfClusters == ["": 9])
            let shop = try program.file("shop.json", Make.aws("shop", 5))
            #expect(try program.run("import", "json", shop, "--into", "latest").status == 0)
            #expect(try snapshot(program).objectsOfClusters == ["shop": 9])
        }
    }

    @Test func `a kind that is listed whole replaces that of its cluster only, and what is gone is counted`()
        throws
    {
        try with { program in
            _ = try imported(program, try three(program))
            let namespaced = Make.pod("new", uid: Make.uid(500), node: "node-b")
            let system = namespaced.replacingOccurrences(of: #""shop""#, with: #""kube-system""#)
            let later = try program.file(
                "later.json",
                Make.list([
                    Make.node("node-b", uid: Make.uid(501), instance: "i-2"), namespaced, system,
                    Make.object("Service", "extra", uid: Make.uid(502)),
                ]))
            let outcome = try program.run("import", "json", later, "--into", "latest")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("1 node, 1 pod"), "\(outcome.errors)")
            let found = try snapshot(program)
            // Services stand in one namespace: whether others were asked for is not told, so the old one stays.
            #expect(found.objectsOfClusters == ["ash": 10, "elm": 12, "oak": 10])
            #expect(
                found.pods.filter { $0.cluster.rawValue == Make.arn("elm") }.map(\.name) == ["new", "new"])
        }
    }

    @Test func `clusters come back from an export, redacted or not, and the store stays sound`() throws {
        try with { program in
            let first = try imported(program, try three(program))
            for (name, flags) in [("plain", []), ("hidden", ["--redact"])] {
                #expect(try program.run(["export", "-o", name + ".json"] + flags).status == 0)
                #expect(
                    try program.run("import", "json", name + ".json", "--db", name + ".sqlite").status == 0)
                let path = program.folder.appending(path: name + ".sqlite").path
                var back = try TopologyStore(readingFrom: path).load(nil, detail: .everything)
                #expect(back.objectsOfClusters.values.sorted() == [10, 10, 10])
                #expect(Set(back.nodes.map(\.cluster)) == Set(back.clusters.map(\.id)))
                (back.number, back.takenAt) = (first.number, first.takenAt)
                #expect((back == first) == flags.isEmpty)
            }
        }
    }

    @Test func `what is read is stored, replaced or left out with its reason`() throws {
        try with { program in
            let space = #"{"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "shop"}}"#
            let nat = #"{"NatGateways": [{"NatGatewayId": "nat-1", "VpcId": "vpc-1"}]}"#
            let paths = [
                try program.file(
                    "o.json", Make.list([space, Make.object("Service", "s", uid: Make.uid(1))])),
                try program.file("o2.json", Make.list([Make.object("Service", "s", uid: Make.uid(1))])),
                try program.file("n.json", nat), try program.file("n2.json", nat),
            ]
            let outcome = try program.run(["import", "json"] + paths)
            for line in ["Service: 2", "NatGateways: 2", "1 natGateway, 1 service", "1 Namespace"] {
                #expect(outcome.errors.contains(line), "\(outcome.errors)")
            }
            // Of a kind of which nothing can be used nothing is replaced.
            let bare = try program.file(
                "bare.json", Make.list([#"{"kind": "Pod", "apiVersion": "v1", "spec": {}}"#]))
            let refused = try program.run("import", "json", bare, "--into", "latest")
            #expect(refused.status == 65 && refused.errors.contains("Pod"), "\(refused.errors)")
            #expect(try snapshot(program).services.count == 1)
        }
    }
}
