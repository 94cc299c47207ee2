import Foundation
import Testing

/// `check` and `optimize` as a pipeline runs them, on the shipped example.
@Suite struct CheckCommandTests {
    private func program(_ policy: String? = nil) throws -> Program {
        let program = try Program()
        try program.importExample()
        if let policy { _ = try program.file("policy.yaml", policy) }
        return program
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    @Test func `a threshold that is kept ends with 0 and one that is crossed with 1`() throws {
        let kept = try program("checks:\n  cost_total: {max: 100000, severity: error}\n")
        defer { kept.remove() }
        let fine = try kept.run("check", "--policy", "policy.yaml", "--month", "2026-10")
        #expect(fine.status == 0, "\(fine.errors)")
        _ = try kept.file("policy.yaml", "checks:\n  cost_total: {max: 100, severity: error}\n")
        let crossed = try kept.run("check", "--policy", "policy.yaml", "--month", "2026-10")
        #expect(crossed.status == 1)
        #expect(crossed.output.contains("cost_total"))
        // A note is told and fails nothing.
        _ = try kept.file("policy.yaml", "checks:\n  cost_total: {max: 100, severity: note}\n")
        #expect(try kept.run("check", "--policy", "policy.yaml").status == 0)
    }

    @Test func `a key that nobody knows is a wrong policy and names its line`() throws {
        let program = try program("checks:\n  cost_totl: {max: 100, severity: error}\n")
        defer { program.remove() }
        let outcome = try program.run("check", "--policy", "policy.yaml")
        #expect(outcome.status == 78)
        #expect(outcome.errors.contains("policy.yaml") && outcome.errors.contains("cost_totl"))
        #expect(outcome.errors.contains("2"), "\(outcome.errors)")
    }

    @Test func `a policy that is not there is a missing input`() throws {
        let program = try program()
        defer { program.remove() }
        #expect(try program.run("check", "--policy", "none.yaml").status == 66)
    }

    @Test func `the policy that ships is read as it is printed`() throws {
        let program = try program()
        defer { program.remove() }
        let printed = try program.run("check", "--print-policy")
        #expect(printed.status == 0)
        _ = try program.file("policy.yaml", printed.output)
        let own = try program.run("check", "--policy", "policy.yaml", "--format", "json")
        let shipped = try program.run("check", "--format", "json")
        #expect(own.status == shipped.status && [0, 1].contains(own.status), "\(own.errors)")
        #expect(try object(own.output)["schema"] as? String == "ekscost.check.v1")
    }

    @Test func `other tools can read what a check says`() throws {
        let program = try program("checks:\n  cost_total: {max: 100, severity: error}\n")
        defer { program.remove() }
        let junit = try program.run("check", "--policy", "policy.yaml", "--format", "junit")
        #expect(junit.status == 1)
        let file = try program.file("check.xml", junit.output)
        #expect(
            try parses(
                file,
                "import sys, xml.etree.ElementTree as t\nr = t.parse(sys.argv[1]).getroot()\n"
                    + "assert r.tag == 'testsuites' and r.find('.//failure') is not None"))
        let sarif = try object(
            try program.run("check", "--policy", "policy.yaml", "--format", "sarif").output)
        #expect(sarif["version"] as? String == "2.1.0")
        let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
        let result = try #require((run["results"] as? [[String: Any]])?.first)
        #expect(result["level"] as? String == "error" && result["ruleId"] is String)
        let github = try program.run("check", "--policy", "policy.yaml", "--format", "github")
        #expect(github.output.hasPrefix("::error "))
    }

    /// Whether a Python script that reads the file ends well.
    private func parses(_ file: String, _ script: String) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script, file]
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
