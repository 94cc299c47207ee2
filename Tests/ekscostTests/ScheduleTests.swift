import Foundation
import Testing
import Yams

/// The units that are printed are ones that systemd, cron and Kubernetes take.
@Suite struct ScheduleTests {
    static let golden = Program.root.appending(path: "Tests/ekscostTests/Golden")

    private func expectGolden(_ name: String, _ text: String) throws {
        let url = Self.golden.appending(path: name)
        if ProcessInfo.processInfo.environment["EKSCOST_RECORD"] != nil {
            try FileManager.default.createDirectory(at: Self.golden, withIntermediateDirectories: true)
            try text.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)")
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == text, "\(name) is not as it was kept")
    }

    @Test func `systemd's two units are as they were kept, and systemd takes them`() throws {
        let program = try Program()
        defer { program.remove() }
        let shown = try program.run("schedule", "systemd", "--binary", "/usr/local/bin/ekscost")
        #expect(shown.status == 0, "\(shown.errors)")
        try expectGolden("systemd.txt", shown.output)
        // A program that is there, for systemd looks.
        let written = try program.run(
            "schedule", "systemd", "--binary", "/bin/true", "--output", program.folder.path)
        #expect(written.status == 0, "\(written.errors)")
        let units = ["ekscost.service", "ekscost.timer"].map { program.folder.appending(path: $0).path }
        for unit in units {
            let text = try String(contentsOfFile: unit, encoding: .utf8)
            // Where systemd is not there to say: sections, then KEY=VALUE.
            for line in text.split(separator: "\n") where !line.hasPrefix("#") {
                #expect(line.hasPrefix("[") || line.firstMatch(of: /^[A-Z][A-Za-z]+=/) != nil, "\(line)")
            }
        }
        guard
            let analyze = ["/usr/bin/systemd-analyze", "/bin/systemd-analyze"].first(
                where: FileManager.default.isExecutableFile)
        else { return }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: analyze)
        process.arguments = ["verify", "--man=no"] + units
        let pipe = Pipe()
        process.standardError = pipe
        try process.run()
        let said = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // It also speaks of other units of the machine; ours must not be among what it says.
        #expect(!said.contains("ekscost"), "\(said)")
    }

    @Test func `cron's line is as it was kept and has its fields`() throws {
        let program = try Program()
        defer { program.remove() }
        let own = try program.run("schedule", "cron", "--binary", "/usr/local/bin/ekscost")
        try expectGolden("cron.txt", own.output)
        let system = try program.run(
            "schedule", "cron", "--binary", "/usr/local/bin/ekscost", "--user", "ekscost", "--schedule",
            "30 5 2 * *")
        #expect(
            system.output.contains(
                "\n30 5 2 * * ekscost cd /var/lib/ekscost && /usr/local/bin/ekscost run-monthly"))
        #expect(try program.run("schedule", "cron", "--schedule", "monthly").status == 64)
        #expect(try program.run("schedule", "cron", "--config", "a b").status == 64)
    }

    @Test func `Kubernetes gets what it needs and no right to write`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.file(
            "ekscost.yaml",
            """
            # settings with quotes "and" colons: yes
            monthly:
              import: {json: [export]}

            """)
        let shown = try program.run(
            "schedule", "kubernetes", "--image", "registry.example/ekscost:0.1.0", "--role-arn",
            "arn:aws:iam::111122223333:role/ekscost-reads")
        #expect(shown.status == 0, "\(shown.errors)")
        try expectGolden("kubernetes.yaml", shown.output)
        let documents = try Array(Yams.load_all(yaml: shown.output)).compactMap { $0 as? [String: Any] }
        let kinds = documents.compactMap { $0["kind"] as? String }
        #expect(
            kinds == [
                "Namespace", "ServiceAccount", "ClusterRole", "ClusterRoleBinding", "ConfigMap",
                "PersistentVolumeClaim", "CronJob",
            ])
        let role = try #require(documents[2]["rules"] as? [[String: Any]])
        #expect(!role.isEmpty && role.allSatisfy { $0["verbs"] as? [String] == ["list"] })
        let policy = try program.run("import", "aws", "--print-policy").output
        let printed = try #require(
            shown.output.components(separatedBy: "---\n").first { $0.contains("kind: ClusterRole\n") })
        #expect(policy.contains(printed.trimmingCharacters(in: .newlines)), "the two ClusterRoles differ")
        let data = try #require(documents[4]["data"] as? [String: String])
        #expect(
            try data["ekscost.yaml"]
                == String(contentsOf: program.folder.appending(path: "ekscost.yaml"), encoding: .utf8))
        let text = shown.output
        for must in [
            "runAsNonRoot: true", "readOnlyRootFilesystem: true", "drop: [ALL]",
            "allowPrivilegeEscalation: false",
            "concurrencyPolicy: Forbid",
            "eks.amazonaws.com/role-arn: \"arn:aws:iam::111122223333:role/ekscost-reads\"",
        ] { #expect(text.contains(must), "no \(must)") }
        #expect(try program.run("schedule", "kubernetes", "--role-arn", "ekscost").status == 64)
        _ = try program.file("other.yaml", "billed_sides: both\n")
        #expect(try program.run("schedule", "kubernetes", "--config", "other.yaml").status == 78)
    }

    @Test func `without settings the manifest brings some that read the account and the cluster around`()
        throws
    {
        guard RecordedServer.kubectl != nil else {
            return print("skipped: no kubectl; `make deps` installs it")
        }
        let stub = try Stub()
        defer { stub.program.remove() }
        let program = stub.program
        let text = try program.run("schedule", "kubernetes").output
        let map = try #require(
            Array(Yams.load_all(yaml: text)).compactMap { $0 as? [String: Any] }.first {
                $0["kind"] as? String == "ConfigMap"
            })
        let settings = try #require((map["data"] as? [String: String])?["ekscost.yaml"])
        _ = try program.file("ekscost.yaml", settings)
        #expect(try program.run("schedule", "kubernetes").output == text)
        // As in a pod: a role and its region, no kubeconfig, and the cluster around the program.
        let server = try RecordedServer()
        defer { server.stop() }
        let kubectl = try server.stand(
            "case \"$*\" in 'config view'*) echo 'error: current-context must exist in order to minify' >&2; exit 1;; esac"
        )
        var environment = stub.environment()
        environment["PATH"] = kubectl + ":" + (environment["PATH"] ?? "")
        environment["KUBERNETES_SERVICE_HOST"] = "172.20.0.1"
        let run = try program.run("run-monthly", environment: environment)
        #expect(run.status == 0, "\(run.errors)")
        #expect(
            run.errors.contains("the cluster around this program is shop, by its nodes' instances"),
            "\(run.errors)")
        #expect(stub.calls().contains { $0.hasPrefix("cloudwatch get-metric-data") })
        try program.expectReport(of: Program.month(), equals: "1")
    }
}
