import Foundation
import Testing

/// The monthly run with a cluster behind the real kubectl.
@Suite(.serialized) struct MonthlyKubectlTests {
    private func with(_ flaw: String = "", _ body: (Program, RecordedServer) throws -> Void) throws {
        try RecordedServer.with(flaw) { program, server in
            _ = try program.file(
                "ekscost.yaml",
                "monthly: {import: {json: [in], kubectl: {kubeconfig: \(server.kubeconfig)}}}\n")
            try body(program, server)
        }
    }

    @Test func `files and clusters make one snapshot, the same as the two imports`() throws {
        try with { program, server in
            let outcome = try program.run("run-monthly")
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.errors.contains("is shop, by endpoint"), "\(outcome.errors)")
            #expect(try program.snapshotCount() == 1)
            try program.run("import", "json", "in")
            try program.run("import", "kubectl", "--kubeconfig", server.kubeconfig)
            #expect(try program.run("snapshots", "diff", "1", "2").output == "")
            try program.expectReport(of: Program.month(), equals: "1")
        }
    }

    @Test func `a context is given the cluster that the settings name, or none at all`() throws {
        try with { program, server in
            func configure(_ cluster: String) throws {
                _ = try program.file(
                    "ekscost.yaml",
                    "monthly: {import: {json: [in], kubectl: {kubeconfig: \(server.kubeconfig), contexts: [stranger], cluster: \(cluster)}}}\n"
                )
            }
            try configure("shop")
            let named = try program.run("run-monthly")
            #expect(named.status == 0 && named.errors.contains("is shop, by --cluster"), "\(named.errors)")
            try configure("nobody")
            #expect(try program.run("run-monthly").status == 65)
            #expect(try program.snapshotCount() == 1)
        }
    }

    @Test func `killed while the cluster is read, there is no half of a snapshot`() throws {
        try with("slow") { program, server in
            let (process, pipe) = try program.start(["run-monthly", "--quiet"])
            for _ in 0..<600
            where !((try? server.requests()) ?? []).contains(where: { $0.hasPrefix("/api/v1/pods") }) {
                usleep(50_000)
            }
            kill(process.processIdentifier, SIGTERM)
            process.waitUntilExit()
            #expect(process.terminationStatus == 143)
            let line = try program.result(pipe)
            #expect(line["status"] as? String == "failed" && line["exit_code"] as? Int == 143)
            #expect(try program.snapshotCount() == 0)
            #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "reports").path))
        }
    }
}
