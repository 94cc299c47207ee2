import Foundation
import Testing

/// The month's report by itself, however often and in whatever company it is started.
@Suite struct RunMonthlyTests {
    /// An input that is not there before it is fed: whoever reads it waits.
    private func waitingInput(_ program: Program) throws -> String {
        let path = program.folder.appending(path: "late.json").path
        #expect(mkfifo(path, 0o600) == 0)
        return path
    }

    private func feed(_ path: String) throws {
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.write(contentsOf: Data(#"{"Vpcs":[{"VpcId":"vpc-late","CidrBlock":"10.9.0.0/16"}]}"#.utf8))
        try file.close()
    }

    @Test func `two side by side: one works, the other says so and ends with 0`() throws {
        let program = try Program()
        defer { program.remove() }
        let late = try waitingInput(program)
        try program.configureMonthly(json: "\(Program.example)/input, \(late)")
        let (first, pipe) = try program.start(["run-monthly", "--month", "2026-10"])
        try program.waitForLock()
        let second = try program.run("run-monthly", "--month", "2026-10")
        #expect(second.status == 0 && second.errors.contains("another run"), "\(second.errors)")
        #expect(try program.result(second.output)["status"] as? String == "busy")
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "reports").path))
        try feed(late)
        first.waitUntilExit()
        #expect(first.terminationStatus == 0)
        let done = try program.result(pipe)
        #expect(done["status"] as? String == "done" && done["schema"] as? String == "ekscost.run-monthly.v1")
        // Complete, and to the byte what the report command makes of the same snapshot.
        try program.expectReport(of: "2026-10", equals: "1")
        let months = try #require(done["months"] as? [[String: Any]])
        let explained = try program.run("what-if", "--single-nat", "--month", "2026-10", "--format", "json")
        let cost = try #require(months.first?["monthly_cost"] as? String)
        #expect(explained.output.contains("\"monthly_cost\" : \"\(cost)\""))
    }

    @Test func `killed in the middle it leaves the last good report and a free lock`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.configureMonthly(json: "\(Program.example)/input")
        #expect(try program.run("run-monthly", "--month", "2026-10").status == 0)
        let report = program.folder.appending(path: "reports/ekscost-2026-10.xlsx")
        let good = try Data(contentsOf: report)
        let late = try waitingInput(program)
        try program.configureMonthly(json: "\(Program.example)/input, \(late)")
        let (process, _) = try program.start(["run-monthly", "--month", "2026-10"])
        try program.waitForLock()
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try Data(contentsOf: report) == good)
        try program.configureMonthly(json: "\(Program.example)/input")
        let next = try program.run("run-monthly", "--month", "2026-10")
        #expect(next.status == 0, "\(next.errors)")
        #expect(try program.run("snapshots", "list").output.split(separator: "\n").count == 2)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: program.folder.appending(path: "reports").path)
        #expect(!left.contains { $0.hasSuffix(".part") })
    }

    @Test func `a missed month is made up for, and old snapshots go`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.configureMonthly(
            json: "\(Program.example)/input", more: "keep_snapshots: 1\nreports: out")
        try program.run("run-monthly", "--month", "2026-07")
        let outcome = try program.run("run-monthly", "--month", "2026-10")
        let answer = try program.result(outcome.output)
        let months = try #require(answer["months"] as? [[String: Any]])
        #expect(months.compactMap { $0["month"] as? String } == ["2026-08", "2026-09", "2026-10"])
        #expect(answer["pruned"] as? [Int] == [1])
        for month in ["2026-07", "2026-08", "2026-09", "2026-10"] {
            for form in ["md", "xlsx"] {
                let path = program.folder.appending(path: "out/ekscost-\(month).\(form)").path
                #expect(FileManager.default.fileExists(atPath: path), "\(path)")
            }
        }
        // The same month again is written anew, and nothing is missed any more.
        let again = try program.result(try program.run("run-monthly", "--month", "2026-10", "--quiet").output)
        #expect((again["months"] as? [[String: Any]])?.count == 1)
    }

    @Test func `what fails says so in the line, ends by the contract and leaves all as it was`() throws {
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("run-monthly").status == 66)
        _ = try program.file("ekscost.yaml", "billed_sides: both\n")
        let none = try program.run("run-monthly")
        #expect(none.status == 78 && none.errors.contains("monthly:"), "\(none.errors)")
        _ = try program.file("ekscost.yaml", "monthly: {import: {json: [a], xml: [b]}}\n")
        #expect(try program.run("run-monthly").status == 78)
        try program.configureMonthly(json: "\(Program.example)/input, nowhere.json")
        let missing = try program.run("run-monthly", "--month", "2026-10")
        let line = try program.result(missing.output)
        #expect(
            missing.status == 66 && line["exit_code"] as? Int == 66 && line["status"] as? String == "failed")
        #expect((line["error"] as? String)?.contains("nowhere.json") == true)
        #expect(try program.run("snapshots", "list").output.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "reports").path))
    }

    @Test func `it asks aws as well, and hides names where it is told to`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.file(
            "ekscost.yaml",
            "monthly: {import: {json: [\(Program.example)/input], aws: {regions: [us-east-1]}}, redact: true}\n"
        )
        // No aws on the path: the run fails as a whole, and keeps nothing of the files either.
        let bare = try program.run("run-monthly", "--month", "2026-10", environment: ["PATH": "/nowhere"])
        #expect(bare.status == 69 || bare.status == 66, "\(bare.errors)")
        #expect(try program.run("snapshots", "list").output.isEmpty)
        try program.configureMonthly(json: "\(Program.example)/input", more: "redact: true")
        #expect(try program.run("run-monthly", "--month", "2026-10").status == 0)
        let text = try String(
            contentsOf: program.folder.appending(path: "reports/ekscost-2026-10.md"), encoding: .utf8)
        #expect(!text.contains("vpc-0e1a2b3c4d5e6f701") && text.contains("vpc-0"))
    }
}
