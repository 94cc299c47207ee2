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
        let month = try Program.month()
        let program = try Program()
        defer { program.remove() }
        let late = try waitingInput(program)
        try program.configureMonthly(json: "\(Program.example)/input, \(late)")
        let (first, pipe) = try program.start(["run-monthly", "--month", month])
        try program.waitForLock()
        let second = try program.run("run-monthly", "--month", month)
        #expect(second.status == 0 && second.errors.contains("another run"), "\(second.errors)")
        #expect(try program.result(second.output)["status"] as? String == "busy")
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "reports").path))
        try feed(late)
        first.waitUntilExit()
        #expect(first.terminationStatus == 0)
        let done = try program.result(pipe)
        #expect(done["status"] as? String == "done" && done["schema"] as? String == "ekscost.run-monthly.v1")
        // Complete, and to the byte what the report command makes of the same snapshot.
        try program.expectReport(of: month, equals: "1")
        let months = try #require(done["months"] as? [[String: Any]])
        let explained = try program.run("what-if", "--single-nat", "--month", month, "--format", "json")
        let cost = try #require(months.first?["monthly_cost"] as? String)
        #expect(explained.output.contains("\"monthly_cost\" : \"\(cost)\""))
    }

    @Test func `killed in the middle it leaves the last good report and a free lock`() throws {
        let month = try Program.month()
        let program = try Program()
        defer { program.remove() }
        try program.configureMonthly(json: "\(Program.example)/input")
        #expect(try program.run("run-monthly", "--month", month).status == 0)
        let report = program.folder.appending(path: "reports/ekscost-\(month).xlsx")
        let good = try Data(contentsOf: report)
        let late = try waitingInput(program)
        try program.configureMonthly(json: "\(Program.example)/input, \(late)")
        let (process, _) = try program.start(["run-monthly", "--month", month])
        try program.waitForLock()
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        #expect(try Data(contentsOf: report) == good)
        try program.configureMonthly(json: "\(Program.example)/input")
        let next = try program.run("run-monthly", "--month", month)
        #expect(next.status == 0, "\(next.errors)")
        #expect(try program.run("snapshots", "list").output.split(separator: "\n").count == 2)
        let left = try FileManager.default.contentsOfDirectory(
            atPath: program.folder.appending(path: "reports").path)
        #expect(!left.contains { $0.hasSuffix(".part") })
    }

    @Test func `a missed month is made up for where a snapshot tells of it, and old snapshots go`() throws {
        let program = try Program()
        defer { program.remove() }
        let (oldest, within, last) = (
            try Program.month(ago: 5), try Program.month(ago: 4), try Program.month()
        )
        let lost = [try Program.month(ago: 3), try Program.month(ago: 2)]
        // It tells of the month that had ended, and of its own as none was taken after that.
        try program.run(
            "import", "json", Program.example + "/input", "--taken-at", within + "-01T06:00:00Z")
        try program.run("report", "--month", oldest, "--out", "out")
        try program.configureMonthly(
            json: "\(Program.example)/input", more: "keep_snapshots: 1\nreports: out")
        let outcome = try program.run("run-monthly")
        let answer = try program.result(outcome.output)
        let months = try #require(answer["months"] as? [[String: Any]])
        #expect(months.compactMap { $0["month"] as? String } == [within, last])
        #expect(months.compactMap { $0["snapshot"] as? Int } == [1, 2])
        #expect(answer["missed"] as? [String] == lost && outcome.errors.contains("\(lost[0]) was missed"))
        #expect(answer["pruned"] as? [Int] == [1])
        for month in [oldest, within, last] + lost {
            for form in ["md", "xlsx"] {
                let path = program.folder.appending(path: "out/ekscost-\(month).\(form)").path
                #expect(FileManager.default.fileExists(atPath: path) != lost.contains(month), "\(path)")
            }
        }
        // The same month again is written anew, from the first snapshot that was taken after it.
        let again = try program.result(try program.run("run-monthly", "--month", last, "--quiet").output)
        #expect((again["months"] as? [[String: Any]])?.compactMap { $0["snapshot"] as? Int } == [2])
    }

    @Test func `a month that is running or to come is refused, and one that nobody saw`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.configureMonthly()
        for month in [try Program.month(ago: 0), try Program.month(ago: -1), try Program.month(ago: -30)] {
            let refused = try program.run("run-monthly", "--month", month)
            #expect(
                refused.status == 64 && refused.errors.contains("\(month) is not over"), "\(refused.errors)")
        }
        let unseen = try Program.month(ago: 2)
        let nothing = try program.run("run-monthly", "--month", unseen)
        #expect(nothing.status == 66 && nothing.errors.contains("tells of no month"), "\(nothing.errors)")
        #expect(try program.snapshotCount() == 0)
        let seen = try Program.month(ago: 7)
        try program.run("import", "json", Program.example + "/input", "--taken-at", seen + "-09T00:00:00Z")
        let other = try program.run("run-monthly", "--month", unseen)
        #expect(other.status == 66 && other.errors.contains(seen), "\(other.errors)")
        #expect(try program.snapshotCount() == 1)
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "reports").path))
    }

    @Test func `an older month again is shown by the snapshot that tells of it`() throws {
        let program = try Program()
        defer { program.remove() }
        let (older, next) = (try Program.month(ago: 2), try Program.month())
        _ = try program.file("one.json", #"{"Vpcs":[{"VpcId":"vpc-1","CidrBlock":"10.9.0.0/16"}]}"#)
        try program.run("import", "json", "one.json", "--taken-at", next + "-03T00:00:00Z")
        try program.configureMonthly()
        let outcome = try program.run("run-monthly", "--month", older)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let answer = try program.result(outcome.output)
        #expect(answer["snapshot"] as? Int == 2)
        #expect((answer["months"] as? [[String: Any]])?.compactMap { $0["snapshot"] as? Int } == [1])
        try program.expectReport(of: older, equals: "1")
    }

    @Test func `a store is locked by whatever link it is named`() throws {
        let program = try Program()
        defer { program.remove() }
        try FileManager.default.createDirectory(
            at: program.folder.appending(path: "real"), withIntermediateDirectories: true)
        for (link, target) in [("a.sqlite", "b.sqlite"), ("b.sqlite", "real/c.sqlite"), ("far", "real")] {
            try FileManager.default.createSymbolicLink(
                atPath: program.folder.appending(path: link).path, withDestinationPath: target)
        }
        try program.configureMonthly()
        #expect(try program.run("run-monthly", "--db", "real/c.sqlite").status == 0)
        let lock = program.folder.appending(path: "real/c.sqlite.lock").path
        let file = try #require(FileHandle(forUpdatingAtPath: lock))
        #expect(flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0)
        for name in ["a.sqlite", "b.sqlite", "real/c.sqlite", "far/c.sqlite", "./a.sqlite"] {
            let outcome = try program.run("run-monthly", "--quiet", "--db", name)
            #expect(try program.result(outcome.output)["status"] as? String == "busy", "\(name)")
        }
        flock(file.fileDescriptor, LOCK_UN)
        // The secret that hides names is the store's too.
        try program.run("export", "--redact", "--db", "b.sqlite", "-o", "one.json")
        try program.run("export", "--redact", "--db", "real/c.sqlite", "-o", "two.json")
        let texts = try ["one.json", "two.json"].map {
            try Data(contentsOf: program.folder.appending(path: $0))
        }
        #expect(texts[0] == texts[1] && texts[0].count > 2000)
    }

    @Test func `what fails says so in the line, ends by the contract and leaves all as it was`() throws {
        let month = try Program.month()
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run("run-monthly").status == 66)
        _ = try program.file("ekscost.yaml", "billed_sides: both\n")
        let none = try program.run("run-monthly")
        #expect(none.status == 78 && none.errors.contains("monthly:"), "\(none.errors)")
        _ = try program.file("ekscost.yaml", "monthly: {import: {json: [a], xml: [b]}}\n")
        #expect(try program.run("run-monthly").status == 78)
        try program.configureMonthly(json: "\(Program.example)/input, nowhere.json")
        let missing = try program.run("run-monthly", "--month", month)
        let line = try program.result(missing.output)
        #expect(
            missing.status == 66 && line["exit_code"] as? Int == 66 && line["status"] as? String == "failed")
        #expect((line["error"] as? String)?.contains("nowhere.json") == true)
        #expect(try program.run("snapshots", "list").output.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: program.folder.appending(path: "reports").path))
    }

    @Test func `it asks aws as well, and hides names where it is told to`() throws {
        let month = try Program.month()
        let program = try Program()
        defer { program.remove() }
        _ = try program.file(
            "ekscost.yaml",
            "monthly: {import: {json: [\(Program.example)/input], aws: {regions: [us-east-1]}}, redact: true}\n"
        )
        // No aws on the path: the run fails as a whole, and keeps nothing of the files either.
        let bare = try program.run("run-monthly", "--month", month, environment: ["PATH": "/nowhere"])
        #expect(bare.status == 69 || bare.status == 66, "\(bare.errors)")
        #expect(try program.run("snapshots", "list").output.isEmpty)
        try program.configureMonthly(json: "\(Program.example)/input", more: "redact: true")
        #expect(try program.run("run-monthly", "--month", month).status == 0)
        let text = try String(
            contentsOf: program.folder.appending(path: "reports/ekscost-\(month).md"), encoding: .utf8)
        #expect(!text.contains("vpc-0e1a2b3c4d5e6f701") && text.contains("vpc-0"))
    }
}
