import Foundation
import Testing

/// The real kubectl against a small recorded API server on loopback.
@Suite(.serialized) struct KubectlImportTests {
    /// A store with the cluster, and the server.
    private func with(
        _ flaw: String = "", endpoint: String? = nil, _ body: (Program, RecordedServer) throws -> Void
    ) throws {
        try RecordedServer.with(flaw, endpoint: endpoint) { program, server in
            #expect(try program.run("import", "json", "in").status == 0)
            try body(program, server)
        }
    }

    private func run(_ program: Program, _ server: RecordedServer, _ more: String...) throws
        -> Program.Outcome
    {
        try program.run(
            ["import", "kubectl", "--kubeconfig", server.kubeconfig] + more)
    }

    @Test func `every page of every list is read and the cluster is known by its endpoint`() throws {
        try with { program, server in
            let outcome = try run(program, server)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("is shop, by endpoint"), "\(outcome.errors)")
            for line in ["Node: 3", "Pod: 7", "DaemonSet: 1", "Service: 1", "Ingress: 1", "ENIConfig: 2"] {
                #expect(outcome.errors.contains(line), "\(outcome.errors)")
            }
            #expect(try server.requests().filter { $0.hasPrefix("/api/v1/pods?") }.count == 4)
            let bundle = try program.run("export", "-q").output
            #expect(bundle.contains("ENABLE_PREFIX_DELEGATION"))
            #expect(bundle.contains("subnet-a"))
            #expect(try program.run("snapshots", "list").output.split(separator: "\n").count == 1)
        }
    }

    @Test func `a second import replaces the cluster's nodes and pods`() throws {
        try with { program, server in
            #expect(try run(program, server).status == 0)
            let once = try program.run("export", "-q").output
            #expect(try run(program, server).status == 0)
            #expect(try program.run("export", "-q").output == once)
        }
    }

    @Test func `a cluster is known by its name where the endpoint differs, and a stranger is refused`() throws
    {
        try with(endpoint: "https://ABC.gr7.us-east-1.eks.amazonaws.com") { program, server in
            let byName = try run(program, server)
            #expect(byName.errors.contains("is shop, by name"), "\(byName.errors)")
            let stranger = try run(program, server, "--context", "stranger")
            #expect(stranger.status == 65)
            #expect(stranger.errors.contains("say which one it is with --cluster"), "\(stranger.errors)")
            let told = try run(program, server, "--context", "stranger", "--cluster", "shop")
            #expect(told.status == 0, "\(told.errors)")
            let nobody = try run(program, server, "--context", "nobody")
            #expect(nobody.status == 78, "\(nobody.errors)")
        }
    }

    @Test func `a forbidden list costs that list and names what to allow`() throws {
        try with("forbidden") { program, server in
            let outcome = try run(program, server)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("kubectl get services"), "\(outcome.errors)")
            #expect(outcome.errors.contains("allow list of services"), "\(outcome.errors)")
            #expect(outcome.errors.contains("Pod: 7"))
        }
    }

    @Test func `a list whose pages came too late is read again from its start`() throws {
        try with("expired") { program, server in
            let outcome = try run(program, server)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("Pod: 7"), "\(outcome.errors)")
            #expect(!outcome.errors.contains("not read"), "\(outcome.errors)")
            // Two pages, the one that came too late, and then all four.
            #expect(try server.requests().filter { $0.hasPrefix("/api/v1/pods?") }.count == 7)
        }
    }

    @Test func `in a pod kubectl asks the cluster around it, which its nodes' instances tell`() throws {
        try with(endpoint: "https://ABC.gr7.us-east-1.eks.amazonaws.com") { program, server in
            let instances = try program.file(
                "in/instances.json",
                """
                {"Reservations": [{"Instances": [{"InstanceId": "i-1", "InstanceType": "m6i.large", "State": {"Name": "running"},
                 "Placement": {"AvailabilityZone": "us-east-1b"}, "Tags": [{"Key": "eks:cluster-name", "Value": "shop"}]}]}]}
                """)
            #expect(try program.run("import", "json", "--into", "latest", instances).status == 0)
            // Without a kubeconfig; the stand-in gives the real kubectl what a pod's service account would.
            let bin = try server.stand(
                "case \"$*\" in 'config view'*) echo 'error: current-context must exist in order to minify' >&2; exit 1;; esac"
            )
            let pod = ["PATH": "\(bin):/usr/bin:/bin", "KUBERNETES_SERVICE_HOST": "172.20.0.1"]
            let inside = try program.run("import", "kubectl", environment: pod)
            #expect(inside.status == 0, "\(inside.errors)")
            #expect(
                inside.errors.contains("the cluster around this program is shop, by its nodes' instances"))
            let outside = try program.run("import", "kubectl", environment: ["PATH": pod["PATH"] ?? ""])
            #expect(outside.status == 78, "\(outside.errors)")
        }
    }

    @Test func `a cluster without ENIConfigs lacks nothing`() throws {
        try with("bare") { program, server in
            let outcome = try run(program, server)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(!outcome.errors.contains("not read"), "\(outcome.errors)")
        }
    }

    @Test(arguments: ["html", "slow"])
    func `pods that do not come leave the snapshot as it was`(flaw: String) throws {
        try with(flaw) { program, server in
            let before = try program.run("export", "-q").output
            let outcome = try run(program, server, "--timeout", "3")
            #expect(outcome.status == 69, "\(outcome.errors)")
            #expect(outcome.errors.contains("kubectl get pods"), "\(outcome.errors)")
            #expect(try program.run("export", "-q").output == before)
        }
    }

    @Test func `a missing kubectl is 69 and says what to do`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        let outcome = try program.run(["import", "kubectl"], environment: ["PATH": program.folder.path])
        #expect(outcome.status == 69)
        #expect(outcome.errors.contains("no kubectl on the PATH, install it"))
        #expect(try program.run("import", "kubectl", "--db", "none.sqlite").status == 66)
    }

    @Test func `the lists that are asked for are those of the printed role`() throws {
        try with { program, server in
            #expect(try run(program, server).status == 0)
            let asked = Set(
                try server.requests().filter { $0.hasPrefix("/api") }.map { request -> String in
                    let path = request.split(separator: "?")[0].split(separator: "/").map(String.init)
                    return (path[0] == "api" ? "" : path[1]) + "/" + path[path.count - 1]
                })
            let text = try program.run("import", "aws", "--print-policy").output
            var group = ""
            var allowed: Set<String> = []
            for line in text.split(separator: "\n") {
                if let found = line.firstMatch(of: /apiGroups: \["(.*)"\]/) { group = String(found.1) }
                if let found = line.firstMatch(of: /resources: \[(.*)\]/) {
                    for resource in found.1.split(separator: ", ") { allowed.insert("\(group)/\(resource)") }
                }
            }
            #expect(allowed == asked)
        }
    }
}
