import Foundation
import Testing

/// The real CLI, versions 1 and 2, against an emulator of AWS over HTTP.
@Suite(.serialized) struct LiveEmulatorTests {
    private static let regions = ["us-east-1", "ap-northeast-2"]
    private static let both = regions.flatMap { ["--region", $0] }

    @Test func `a live import is the same as files saved by hand, by either version of the CLI`() throws {
        guard Emulator.isThere else { return print("skipped: no .build/venv; `make test` makes it") }
        let emulator = try Emulator(month: "2026-10")
        defer { emulator.stop() }
        let program = try Program()
        defer { program.remove() }
        let first = Emulator.python.deletingLastPathComponent()
        let saving = try emulator.saveByHand(to: program.folder.path + "/saved", regions: Self.regions)
        let live = try program.run(
            ["import", "aws"] + Self.both, environment: emulator.environment(cli: first))
        #expect(live.status == 0, "\(live.errors)")
        // The emulator has no add-ons: the part is lost and said to be.
        #expect(live.errors.contains("eks list-addons shop in us-east-1"), "\(live.errors)")
        saving.waitUntilExit()
        #expect(saving.terminationStatus == 0)
        let byHand = try program.run("import", "json", "saved")
        #expect(byHand.status == 0, "\(byHand.errors)")
        try same(program)
        try monthly(emulator, cli: first, saved: program.folder.path + "/saved")
        try accounts(emulator, cli: first)

        guard FileManager.default.isExecutableFile(atPath: Emulator.debian.path) else {
            return print("skipped version 2: no \(Emulator.debian.path); `make deps` installs it")
        }
        let second = program.folder.appending(path: "v2")
        try FileManager.default.createDirectory(at: second, withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            at: second.appending(path: "aws"), withDestinationURL: Emulator.debian)
        try everywhere(program, emulator, cli: second)
    }

    /// Snapshot 1 was imported live and snapshot 2 from files: they hold the same and cost the same.
    private func same(_ program: Program) throws {
        let difference = try program.run("snapshots", "diff", "1", "2")
        #expect(difference.status == 0)
        #expect(difference.output == "", "\(difference.output)")
        for region in Self.regions {
            func answer(_ snapshot: Int) throws -> String {
                let answer = try program.run(
                    "what-if", "--single-nat", "--region", region, "--snapshot", "\(snapshot)", "--format",
                    "json")
                #expect(answer.status == 0, "\(answer.errors)")
                return answer.output.replacing(/"snapshot" : "\d+"/, with: "")
            }
            #expect(try answer(1) == answer(2))
            #expect(try answer(1).contains("NatGateway-Hours"))
        }
    }

    /// The month's run of an account that was saved and of one that is asked, and of the cluster, while a second run
    /// comes by.
    private func monthly(_ emulator: Emulator, cli: URL, saved: String) throws {
        guard RecordedServer.kubectl != nil else {
            return print("skipped: no kubectl; `make deps` installs it")
        }
        let server = try RecordedServer()
        defer { server.stop() }
        let program = try Program()
        defer { program.remove() }
        _ = try program.file(
            "ekscost.yaml",
            """
            monthly:
              import:
                json: [\(saved)]
                aws: {profiles: [other], regions: [us-east-1], with_metrics: true}
                kubectl: {kubeconfig: \(server.kubeconfig)}
              policy: policy.yaml
            """)
        _ = try program.file("policy.yaml", "checks:\n  cost_total: {max: 1, severity: error}\n")
        let environment = emulator.environment(cli: cli)
        let (first, pipe) = try program.start(
            ["run-monthly", "--quiet"], environment: environment)
        try program.waitForLock()
        let second = try program.run(
            ["run-monthly"], environment: environment)
        #expect(second.status == 0 && second.errors.contains("another run"), "\(second.errors)")
        #expect(try program.result(second.output)["status"] as? String == "busy")
        first.waitUntilExit()
        let done = try program.result(pipe)
        // The estate costs more than a dollar: the check fails, and the report is there.
        #expect(first.terminationStatus == 1 && done["status"] as? String == "done", "\(done)")
        #expect((done["check"] as? [String: Any])?["failed"] as? Bool == true)
        #expect(try program.snapshotCount() == 1)
        try program.expectReport(of: Program.month(), equals: "1")
        let answer = try program.run(
            "what-if", "--single-nat", "--region", "us-east-1", "--month", "2026-10", "--format", "json")
        let lines = try #require(Bill(answer.output)?.lines)
        // Three gateways of one account, and one of the other.
        let gateways = lines.filter { $0.usage_type == "NatGateway-Hours" }
        #expect(Set(gateways.map(\.resource)).count == 4)
        #expect(try program.run("export", "-q").output.contains("ENABLE_PREFIX_DELEGATION"))
    }
}
