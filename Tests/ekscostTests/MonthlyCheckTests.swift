import Foundation
import Testing

/// The policy of the monthly run: what fails it, what is only told, and that the report is there either way.
@Suite struct MonthlyCheckTests {
    private static let month = ["run-monthly", "--quiet"]

    private func program(_ more: String = "", policy: String? = nil, at name: String = "thresholds.yaml")
        throws
        -> Program
    {
        let program = try Program()
        try program.configureMonthly(more: more)
        if let policy { _ = try program.file(name, policy) }
        return program
    }

    private func check(_ outcome: Program.Outcome, _ program: Program) throws -> [String: Any] {
        try #require(try program.result(outcome.output)["check"] as? [String: Any])
    }

    private func hasReport(_ program: Program) throws -> Bool {
        let month = try Program.month()
        return ["md", "xlsx"].allSatisfy {
            FileManager.default.fileExists(
                atPath: program.folder.appending(path: "reports/ekscost-\(month).\($0)").path)
        }
    }

    @Test(arguments: [("policy: thresholds.yaml", "thresholds.yaml"), ("", "ekscost-policy.yaml")])
    func `a threshold of one's own that is crossed ends with 1, and the report is written`(
        more: String, name: String
    ) throws {
        let program = try program(
            more, policy: "checks:\n  cost_total: {max: 100, severity: error}\n", at: name)
        defer { program.remove() }
        let crossed = try program.run(Self.month)
        #expect(crossed.status == 1 && crossed.errors.isEmpty, "\(crossed.errors)")
        let line = try program.result(crossed.output)
        #expect(line["status"] as? String == "done" && line["exit_code"] as? Int == 1)
        let told = try check(crossed, program)
        #expect(told["failed"] as? Bool == true && told["policy"] as? String == name)
        #expect((told["counts"] as? [String: Int])?["errors"] == 1)
        let raised = try #require((told["raised"] as? [[String: Any]])?.first)
        #expect(raised["check"] as? String == "cost_total" && raised["severity"] as? String == "error")
        #expect(try hasReport(program))
        #expect(try program.snapshotCount() == 1)

        _ = try program.file(name, "checks:\n  cost_total: {max: 100000, severity: error}\n")
        let kept = try program.run(Self.month)
        #expect(kept.status == 0, "\(kept.errors)")
        #expect(try check(kept, program)["failed"] as? Bool == false)
    }

    @Test func `the policy that ships is told and fails nothing, unless the settings want it to`() throws {
        let program = try program()
        defer { program.remove() }
        let outcome = try program.run("run-monthly")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.errors.contains("policy that ships: "), "\(outcome.errors)")
        let told = try check(outcome, program)
        #expect(told["failed"] as? Bool == false && told["policy"] == nil)
        // The same as the check of the same snapshot and month, which does fail.
        let alone = try program.run("check", "--month", Program.month(), "--format", "json")
        #expect(alone.status == 1)
        let document = try #require(
            JSONSerialization.jsonObject(with: Data(alone.output.utf8)) as? [String: Any])
        #expect(told["counts"] as? [String: Int] == document["counts"] as? [String: Int])

        try program.configureMonthly(more: "fail_on: warning")
        #expect(try program.run(Self.month).status == 1)
        try program.configureMonthly(more: "fail_on: error")
        #expect(try program.run(Self.month).status == 0)
    }

    @Test func `a policy that is wrong or away costs no import`() throws {
        let program = try program(
            "policy: thresholds.yaml", policy: "checks:\n  cost_totl: {max: 100, severity: error}\n")
        defer { program.remove() }
        let wrong = try program.run(Self.month)
        #expect(wrong.status == 78 && wrong.errors.contains("thresholds.yaml:2"), "\(wrong.errors)")
        try program.configureMonthly(more: "policy: none.yaml")
        #expect(try program.run(Self.month).status == 66)
        try program.configureMonthly(more: "fail_on: sometimes")
        #expect(try program.run(Self.month).status == 78)
        #expect(try program.snapshotCount() == 0)
        #expect(try !hasReport(program))
    }

    @Test func `the cost is held against the snapshot that the same run then prunes`() throws {
        let program = try program(
            policy: "checks:\n  cost_growth: {max: 1%, severity: warning}\n", at: "ekscost-policy.yaml")
        defer { program.remove() }
        // Nothing of them is unknown, so that their growth is known.
        for name in ["one", "two"] {
            _ = try program.file(
                name + ".json",
                #"{"cluster": {"name": "\#(name)", "arn": "arn:aws:eks:eu-west-1:111122223333:cluster/\#(name)", "version": "1.34", "status": "ACTIVE"}}"#
            )
        }
        _ = try program.file(
            "ekscost.yaml", "monthly: {import: {json: [one.json, two.json]}, keep_snapshots: 1}\n")
        try program.run("import", "json", "one.json", "--taken-at", Program.month() + "-01T00:00:00Z")
        let outcome = try program.run(Self.month)
        #expect(outcome.status == 1, "\(outcome.errors)")
        let raised = try #require(
            (try check(outcome, program)["raised"] as? [[String: Any]])?.first?["message"] as? String)
        #expect(try raised.contains("snapshot 1 (\(Program.month(ago: 2)))"), "\(raised)")
        #expect(try program.result(outcome.output)["pruned"] as? [Int] == [1])
    }

    @Test func `where names are hidden, the check hides them too`() throws {
        let program = try program(
            "policy: thresholds.yaml\nredact: true",
            policy: "checks:\n  missing_endpoints: {services: [s3], severity: error}\n")
        defer { program.remove() }
        let outcome = try program.run("run-monthly")
        #expect(outcome.status == 1)
        let raised = try #require(try check(outcome, program)["raised"] as? [[String: Any]])
        #expect(raised.count == 1, "\(raised)")
        for name in ["vpc-0e1a2b3c4d5e6f701", "subnet-0bb00000000000001"] {
            #expect(!outcome.output.contains(name) && !outcome.errors.contains(name), "\(outcome.errors)")
        }
    }
}
