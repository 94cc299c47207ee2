import Foundation
import Testing

/// What an estate costs, whichever command is asked and however it is divided.
@Suite struct CostCommandTests {
    private func program() throws -> Program {
        let program = try Program()
        try TwinEstate.import(into: program, at: "2026-10-01T00:00:00Z", scale: 2)
        try TwinEstate.import(into: program, at: "2026-11-01T00:00:00Z")
        return program
    }

    private func decimal(_ value: Any?) throws -> Decimal {
        let text = try #require(value as? String)
        return try #require(Decimal(string: text))
    }

    private func total(_ program: Program, _ scope: String...) throws -> Decimal {
        let answer = try json(program, ["cost", "--month", "2026-10"] + scope)
        return try decimal((answer["total"] as? [String: Any])?["monthly_cost"])
    }

    private func json(_ program: Program, _ arguments: [String]) throws -> [String: Any] {
        let outcome = try program.run(arguments + ["--format", "json"])
        try #require(outcome.status <= 1, "\(outcome.errors)")
        return try #require(JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    }

    @Test func `one snapshot in one month has one total, whichever command prints it`() throws {
        let program = try program()
        defer { program.remove() }
        let month = ["--month", "2026-10"]
        let right = try total(program)
        let whatIf = try json(program, ["what-if", "--traffic-scale", "1"] + month)
        #expect(try decimal((whatIf["before"] as? [String: Any])?["monthly_cost"]) == right)
        #expect(try decimal(json(program, ["check"] + month)["monthly_cost"]) == right)
        #expect(try decimal(json(program, ["optimize"] + month)["before"]) == right)
        let listed = try json(program, ["snapshots", "list", "--cost"] + month)
        let rows = try #require(listed["snapshots"] as? [[String: Any]])
        let figures = try #require(rows.last?["figures"] as? [String: Any])
        #expect(try decimal(figures["monthly_cost"]) == right)
        let diff = try json(program, ["snapshots", "diff", "1", "2", "--cost"] + month)
        #expect(try decimal(diff["after"]) == right)
        let explained = try json(program, ["explain", "total"] + month)
        #expect(try decimal(explained["monthly_cost"]) == right)
        let pricing = Program.root.appending(path: "pricing").path
        let bill = try json(program, ["pricing", "diff", pricing, pricing, "--snapshot", "2"] + month)["bill"]
        #expect(try decimal((bill as? [String: Any])?["before"]) == right)
        try program.run(["report", "--out", "out"] + month)
        let page = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        let cents = NSDecimalNumber(decimal: right).rounding(
            accordingToBehavior: NSDecimalNumberHandler(
                roundingMode: .bankers, scale: 2, raiseOnExactness: false, raiseOnOverflow: false,
                raiseOnUnderflow: false, raiseOnDivideByZero: false))
        #expect(page.replacing(",", with: "").contains(cents.stringValue), "\(cents) in \(page.prefix(300))")
    }

    @Test(arguments: [
        ("--vpc", ["alpha", "vpc-02"]), ("--region", ["us-east-1", "eu-west-1"]),
        ("--account", ["111122223333", "444455556666"]),
        (
            "--cluster",
            [
                "arn:aws:eks:us-east-1:111122223333:cluster/live",
                "arn:aws:eks:eu-west-1:444455556666:cluster/live",
            ]
        ),
    ])
    func `the parts of a dimension sum to the whole`(option: String, values: [String]) throws {
        let program = try program()
        defer { program.remove() }
        let parts = try values.map { try total(program, option, $0) }
        #expect(try parts.reduce(0, +) == total(program))
        #expect(parts.allSatisfy { $0 > 0 })
        let by = try json(program, ["cost", "--month", "2026-10", "--by", String(option.dropFirst(2))])
        let sums = try #require(by["by"] as? [[String: Any]]).map { try decimal($0["monthly_cost"]) }
        #expect(Set(sums) == Set(parts))
    }

    @Test func `a name that two clusters have is an error that lists them`() throws {
        let program = try program()
        defer { program.remove() }
        let outcome = try program.run("cost", "--cluster", "live")
        #expect(outcome.status == 65)
        #expect(
            outcome.errors.contains("us-east-1") && outcome.errors.contains("eu-west-1"), "\(outcome.errors)")
        let one = try program.run("cost", "--cluster", "live", "--region", "eu-west-1")
        #expect(one.status == 0, "\(one.errors)")
        #expect(try program.run("cost", "--vpc", "nowhere").status == 65)
        #expect(try program.run("cost", "--account", "nobody").status == 65)
    }

    @Test func `two dimensions make a table, and what is left over is one row`() throws {
        let program = try program()
        defer { program.remove() }
        let table = try program.run(
            "cost", "--by", "vpc", "--by", "category", "--top", "3", "--format", "markdown", "--month",
            "2026-10")
        let rows = table.output.split(separator: "\n").filter { $0.hasPrefix("|") }
        #expect(rows.count == 2 + 3 + 2, "\(table.output)")
        #expect(rows[0].hasPrefix("| vpc | category |"))
        #expect(rows.contains { $0.contains("alpha (vpc-01)") })
    }

    @Test func `every line of the CSV has its owner`() throws {
        let program = try program()
        defer { program.remove() }
        let lines = try program.run("cost", "--format", "csv").output.split(separator: "\n").map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        let header = try #require(lines.first)
        for column in ["region", "account", "vpc", "cluster"] {
            let place = try #require(header.firstIndex(of: column))
            #expect(
                lines.dropFirst().allSatisfy { $0.count == header.count && !$0[place].isEmpty }, "\(column)")
        }
    }

    @Test(arguments: ["namespace", "workload", "tag:team", "label:app"])
    func `what is not allocated yet is refused and not guessed`(dimension: String) throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run("cost", "--by", dimension)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("not allocated"))
        #expect(try program.run("cost", "--namespace", "shop").status == 64)
    }
}
