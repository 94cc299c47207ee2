import Foundation
import Testing
import Topology
import Units

@testable import Capacity
@testable import Cost
@testable import Estate
@testable import Simulation
@testable import ekscost

/// What pipelines read of a check, held against readers that others wrote.
@Suite struct CheckOutputTests {
    private static let policy = """
        unknown: warning
        checks:
          cost_total: {max: 3000, severity: error}
          cost_by_category:
            nat-gateway: {max: 100, severity: warning}
          addresses_free: {min: 300, severity: warning}
          days_to_exhaustion: {min: 30, severity: note}
          nat_cross_zone_share: {max: 50%, severity: warning}
          missing_endpoints: {services: [s3, ecr.dkr], severity: error}
          zone_loss: {max: 0, severity: note}
          unpriced_lines: {max: 0, severity: error}
          findings: {rules: [IdlePublicIPv4, BlackholeRoute], severity: note}

        """

    private func outcome(_ format: String) throws -> (program: Program, outcome: Program.Outcome) {
        let program = try Program()
        try program.importExample()
        _ = try program.file("policy.yaml", Self.policy)
        return (
            program,
            try program.run("check", "--policy", "policy.yaml", "--month", "2026-10", "--format", format)
        )
    }

    @Test(arguments: [("junit", "check.xml"), ("sarif", "check.sarif"), ("github", "check-github.txt")])
    func `the results are as they were kept`(format: String, file: String) throws {
        let (program, outcome) = try outcome(format)
        defer { program.remove() }
        #expect(outcome.status == 1, "\(outcome.errors)")
        try Golden.expect(file, outcome.output)
    }

    @Test func `the table has the gravest first and says how many there are`() throws {
        let (program, outcome) = try outcome("table")
        defer { program.remove() }
        let rows = outcome.output.split(separator: "\n").filter {
            $0.hasPrefix("FAIL") || $0.hasPrefix("?")
        }
        let grades = rows.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) }
        let order = ["error", "warning", "note"].flatMap { grade in grades.filter { $0 == grade } }
        #expect(grades == order && grades.count > 4)
        let summary = try #require(outcome.output.split(separator: "\n").last)
        #expect(summary.contains(" checks: ") && summary.contains("3 errors"))
    }

    @Test(.enabled("`make test` installs junitparser into .build/venv") { VirtualPython.has("junitparser") })
    func `junitparser counts the same cases and failures`() throws {
        let (program, outcome) = try outcome("junit")
        defer { program.remove() }
        let file = try program.file("check.xml", outcome.output)
        let json = try program.run(
            "check", "--policy", "policy.yaml", "--month", "2026-10", "--format", "json")
        let document = try #require(
            try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        let counts = try #require(document["counts"] as? [String: Int])
        let results = try #require(document["results"] as? [[String: Any]])
        let script = """
            import sys
            from junitparser import JUnitXml, Failure, Skipped
            xml = JUnitXml.fromfile(sys.argv[1])
            suite = next(iter(xml))
            cases = list(suite)
            failed = sum(any(isinstance(r, Failure) for r in c.result) for c in cases)
            assert suite.tests == len(cases) and suite.failures == failed
            print(len(cases), failed)
            """
        let answer = try VirtualPython.run(["-c", script, file])
        #expect(answer.status == 0, "\(answer.output)")
        let raised = (counts["errors"] ?? 0) + (counts["warnings"] ?? 0)
        #expect(answer.output == "\(results.count) \(raised)\n")
        #expect(raised > 4)
    }

    /// The members that SARIF 2.1.0 requires and what it allows in them: sections 3.13, 3.14, 3.19, 3.27, 3.28, 3.49.
    @Test func `the SARIF log has what its standard requires`() throws {
        let (program, outcome) = try outcome("sarif")
        defer { program.remove() }
        let log = try #require(
            try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        #expect(Set(log.keys) == ["$schema", "version", "runs"] && log["version"] as? String == "2.1.0")
        let run = try #require((log["runs"] as? [[String: Any]])?.first)
        let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
        let rules = try #require(driver["rules"] as? [[String: Any]])
        #expect(driver["name"] as? String == "ekscost")
        let ids = rules.compactMap { $0["id"] as? String }
        #expect(ids.count == rules.count && Set(ids).count == ids.count)
        let results = try #require(run["results"] as? [[String: Any]])
        #expect(results.count > 4)
        for result in results {
            let index = try #require(result["ruleIndex"] as? Int)
            #expect(result["ruleId"] as? String == ids[index])
            let (kind, level) = (result["kind"] as? String, result["level"] as? String)
            #expect(kind == "fail" ? ["error", "warning", "note"].contains(level) : level == "none")
            #expect(["fail", "open"].contains(kind))
            #expect(((result["message"] as? [String: Any])?["text"] as? String)?.isEmpty == false)
            let place =
                ((result["locations"] as? [[String: Any]])?.first?["physicalLocation"]) as? [String: Any]
            #expect((place?["artifactLocation"] as? [String: Any])?["uri"] as? String == "policy.yaml")
            // The line of the policy that asks.
            let line = try #require((place?["region"] as? [String: Any])?["startLine"] as? Int)
            let text = Self.policy.split(separator: "\n", omittingEmptySubsequences: false)[line - 1]
            let rule = try #require(result["ruleId"] as? String)
            #expect(text.contains(rule) || rule == "cost_by_category", "\(rule) at \(text)")
        }
        let prints = results.compactMap { ($0["partialFingerprints"] as? [String: String])?.values.first }
        #expect(Set(prints).count == results.count, "each result has a fingerprint of its own")
    }

    @Test func `what a workflow's command means is escaped`() throws {
        let result = CheckResult(
            check: "findings", subject: "a:b,c", outcome: .failed, severity: .error, actual: nil, limit: "",
            message: "100% <of> \"it\"\nand 'more' \u{1}", command: nil, line: 3)
        let assessment = Assessment(
            lines: [], unknowns: [], hours: .zero, month: nil, currency: "USD", pricesEffective: "",
            warnings: [], assumptions: [])
        let output = CheckOutput(
            results: [result], policy: CheckPolicy(), file: "a b:c.yaml",
            input: CheckInput(
                assessment: assessment, estate: Estate(Snapshot()), options: .init(), findings: [],
                capacity: nil,
                today: .init(0), earlier: nil))
        #expect(
            GitHubAnnotations(output).text
                == "::error file=a b%3Ac.yaml,line=3,title=findings%3A a%3Ab%2Cc::100%25 <of> \"it\"\\nand 'more' \\u0001"
        )
        let xml = JUnitXML(output).text
        #expect(xml.contains("message=\"100% &lt;of&gt; &quot;it&quot;\\nand 'more' \\u0001\""))
        #expect(
            SARIFLog(output).runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri
                == "a%20b%3Ac.yaml")
    }

    @Test(arguments: FindingRule.allCases)
    func `a policy takes the name of every rule`(rule: FindingRule) throws {
        let policy = try PolicyReader.policy(
            yaml: "checks:\n  findings: {rules: [\(rule)], severity: error}\n", file: "policy.yaml")
        #expect(policy.rules.map(\.measure) == [.findings(rules: [rule])])
        #expect(policy.asksForCapacity == rule.isOfCapacity)
    }

    @Test(arguments: [
        ("checks:\n  cost_total: {max: five}\n", "2"), ("checks:\n  pods_free: {min: -1}\n", "2"),
        ("checks:\n  cost_total: {severity: error}\n", "2"),
        ("checks:\n  findings: {rules: [Nothing]}\n", "2"),
        ("checks:\n  cost_total: {max: 5, severity: grave}\n", "2"),
        ("unknown: perhaps\nchecks:\n  zone_loss: {max: 0}\n", "1"),
        ("checks: {}\n", "1"), ("checks:\n  days_to_exhaustion: {min: 5, percentile: p99}\n", "2"),
    ])
    func `a wrong value is 78 with its line`(yaml: String, line: String) throws {
        let error = #expect(throws: ConfigurationError.self) {
            try PolicyReader.policy(yaml: yaml, file: "policy.yaml")
        }
        #expect(error?.exitCode == 78)
        #expect(error?.description.hasPrefix("policy.yaml:\(line): ") == true, "\(error?.description ?? "")")
    }

    @Test func `growth is of the month before, and unknown without one`() throws {
        let program = try Program()
        defer { program.remove() }
        _ = try program.file(
            "policy.yaml", "unknown: error\nchecks:\n  cost_growth: {max: 5%, severity: error}\n")
        try program.run("import", "json", Program.example + "/input", "--taken-at", "2026-10-01T00:00:00Z")
        let alone = try program.run("check", "--policy", "policy.yaml")
        #expect(alone.status == 1 && alone.output.contains("no snapshot of an earlier month"))
        try program.run("import", "json", Program.example + "/input", "--taken-at", "2026-11-01T00:00:00Z")
        #expect(try program.run("check", "--policy", "policy.yaml").status == 0)
        try program.run("import", "traffic", Program.example + "/traffic.csv")
        let grown = try program.run("check", "--policy", "policy.yaml", "--month", "2026-10")
        #expect(grown.status == 1 && grown.output.contains("since snapshot 1 (2026-09)"), "\(grown.output)")
    }

    @Test func `a line without a price ends with 78, unless the policy is to decide`() throws {
        let program = try Program()
        defer { program.remove() }
        let input = try program.unpricedEstate()
        try program.run("import", "json", input, "--taken-at", Program.exampleTime)
        _ = try program.file("policy.yaml", "checks:\n  unpriced_lines: {max: 0, severity: error}\n")
        #expect(try program.run("check", "--policy", "policy.yaml").status == 78)
        let told = try program.run("check", "--policy", "policy.yaml", "--allow-unpriced")
        #expect(told.status == 1 && told.output.contains("unpriced_lines"))
        #expect(
            try program.run("check", "--policy", "policy.yaml", "--allow-unpriced", "--fail-on", "never")
                .status == 0)
    }
}
