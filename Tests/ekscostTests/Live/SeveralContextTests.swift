import Foundation
import Store
import Testing
import Topology

/// Contexts of several clusters in one live import, through a stand-in for kubectl.
@Suite struct SeveralContextTests {
    private typealias Make = TwoClusters

    /// A program with a kubectl whose contexts all have one server's address.
    private func with(
        _ contexts: [String: [String]], _ body: (Program, [String: String]) throws -> Void
    ) throws {
        let program = try Program()
        defer { program.remove() }
        for (context, items) in contexts { try write(items, of: context, in: program) }
        let folder = program.folder.path
        let file = try program.file(
            "bin/kubectl",
            """
            #!/bin/sh
            all="$*"
            context=${all##*--context }
            case "$all" in
            "config view"*) echo '{"clusters":[{"name":"'"$context"'","cluster":{"server":"https://proxy.example/k8s"}}]}';;
            "get --raw /api/v1/nodes"*) cat "\(folder)/$context-nodes.json";;
            "get --raw /api/v1/pods"*) cat "\(folder)/$context-pods.json";;
            "get --raw /apis/apps/v1/statefulsets"*) cat "\(folder)/$context-sets.json";;
            *) echo '{"kind":"List","apiVersion":"v1","metadata":{},"items":[]}';;
            esac

            """)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
        try body(program, ["PATH": "\(folder)/bin:/usr/bin:/bin"])
    }

    private func write(_ items: [String], of context: String, in program: Program) throws {
        for (name, kind) in [("nodes", "Node"), ("pods", "Pod"), ("sets", "StatefulSet")] {
            let mine = items.filter { $0.prefix(60).contains(#""kind": "\#(kind)""#) }
            _ = try program.file("\(context)-\(name).json", Make.list(mine))
        }
    }

    /// A node, a StatefulSet and its pod; the names are the same in every cluster.
    private func objects(_ number: Int, pods: Int = 1) -> [String] {
        [
            Make.node("ip-10-0-0-1", uid: Make.uid(number * 10), instance: "i-\(number)"),
            Make.object("StatefulSet", "redis", uid: Make.uid(number * 10 + 1), version: "apps/v1"),
        ]
            + (0..<pods).map {
                Make.pod(
                    "redis-\($0)", uid: Make.uid(number * 10 + 2 + $0), node: "ip-10-0-0-1",
                    owner: "StatefulSet redis")
            }
    }

    private func snapshot(_ program: Program) throws -> Snapshot {
        try TopologyStore(readingFrom: program.folder.appending(path: "ekscost.sqlite").path)
            .load(nil, detail: .everything)
    }

    @Test func `two clusters behind one address, which no list of AWS has, are kept apart`() throws {
        try with(["east": objects(1), "west": objects(2, pods: 2)]) { program, environment in
            let vpc = try program.file(
                "vpc.json", #"{"Vpcs": [{"VpcId": "vpc-1", "CidrBlock": "10.0.0.0/8"}]}"#)
            #expect(try program.run("import", "json", vpc).status == 0)
            let both = try program.run(
                "import", "kubectl", "--context", "east", "--context", "west", environment: environment)
            #expect(both.status == 0, "\(both.errors)")
            #expect(try snapshot(program).objectsOfClusters == ["east": 3, "west": 4])
            // One of them again, with a pod less: the other stays as it is.
            try write(objects(2), of: "west", in: program)
            let again = try program.run("import", "kubectl", "--context", "west", environment: environment)
            #expect(again.status == 0 && again.errors.contains("gone"), "\(again.errors)")
            #expect(try snapshot(program).objectsOfClusters == ["east": 3, "west": 3])
        }
    }

    @Test func `clusters of the snapshot are known by the VPCs of their nodes though they share an address`()
        throws
    {
        try with(["a": objects(1), "b": objects(2)]) { program, environment in
            for number in 1...2 {
                let aws = [
                    try program.file(
                        "c\(number).json",
                        Make.aws("prod", number, region: number == 1 ? "eu-north-1" : "ap-east-1")),
                    try program.file("i\(number).json", Make.instance("i-\(number)", vpc: number)),
                ]
                #expect(
                    try program.run(
                        ["import", "json"] + aws + (number == 1 ? [] : ["--into", "latest"])
                    ).status == 0)
            }
            let both = try program.run(
                "import", "kubectl", "--context", "a", "--context", "b", environment: environment)
            #expect(both.status == 0, "\(both.errors)")
            let found = try snapshot(program)
            #expect(Set(found.pods.map(\.cluster)) == Set(found.clusters.map(\.id)) && found.pods.count == 2)
        }
    }
}
