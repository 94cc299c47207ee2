import Foundation
import Testing
import Units

/// What moved since the month before, in the report and on the command line.
@Suite struct ReportChangesTests {
    /// Two months of the example: in the first less traffic, and the second zone's subnets alone.
    private func program() throws -> Program {
        let program = try Program()
        let less = try String(contentsOfFile: Program.example + "/traffic.csv", encoding: .utf8)
            .replacing("1800,5200", with: "900,5200").replacing("420,260", with: "380,260")
        _ = try program.file("less.csv", less)
        try program.run("import", "json", Program.example + "/input", "--taken-at", "2026-10-01T00:00:00Z")
        try program.run("import", "traffic", "less.csv")
        try program.run("import", "json", Program.example + "/input", "--taken-at", "2026-11-01T00:00:00Z")
        try program.run("import", "traffic", Program.example + "/traffic.csv")
        return program
    }

    private func object(_ text: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    private func money(_ value: Any?) throws -> Money {
        let text = try #require(value as? String)
        return try #require(Money(decimal: text), "\(text)")
    }

    @Test func `the parts of a difference between snapshots sum to it`() throws {
        let program = try program()
        defer { program.remove() }
        let outcome = try program.run(
            "snapshots", "diff", "1", "2", "--cost", "--month", "2026-10", "--format", "json")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let document = try object(outcome.output)
        #expect(document["schema"] as? String == "ekscost.changes.v1")
        #expect(document["hours_before"] as? String == "720")
        #expect(document["hours_after"] as? String == "744")
        let change = try money(document["change"])
        #expect(try money(document["after"]) - money(document["before"]) == change)
        for key in ["by_group", "by_cause"] {
            let parts = try #require(document[key] as? [String: Any])
            #expect(try parts.values.map(money).reduce(.zero, +) == change, "\(key)")
        }
        for key in ["resources", "lines"] {
            let rows = try #require(document[key] as? [[String: Any]])
            #expect(try rows.map { try money($0["change"]) }.reduce(.zero, +) == change, "\(key)")
            for row in rows {
                let effects = try #require(row["effects"] as? [String: Any])
                #expect(try effects.values.map(money).reduce(.zero, +) == money(row["change"]))
            }
        }
        let causes = try #require(document["by_cause"] as? [String: Any])
        // 900 GB to S3 and 40 GB to the internet more through NAT at $0.059, and 40 GB out at $0.126.
        #expect(try money(causes["usage"]) == Money(decimal: "60.50"))
        #expect(try money(causes["price"]) == .zero)
        let text = try program.run(
            "snapshots", "diff", "1", "2", "--cost", "--month", "2026-10", environment: ["COLUMNS": "80"])
        #expect(text.output.contains("usage") && text.output.contains("+60.50"))
    }

    @Test(arguments: [("en", "## Changes", "cause"), ("ko", "## 변경 내역", "원인")])
    func `the report tells what moved since the month before`(
        language: String, title: String, column: String
    ) throws {
        let program = try program()
        defer { program.remove() }
        let outcome = try program.run("report", "--month", "2026-10", "--out", "out", "--lang", language)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        let start = try #require(text.range(of: title + "\n"))
        let section = text[start.lowerBound...].dropFirst().prefix(2000)
        #expect(section.lowercased().contains(column))
        #expect(section.contains("| `nat-0c0ffee0000000001` |") && section.contains("+60.50"))
        let document = try object(
            try program.run(
                "snapshots", "diff", "1", "2", "--cost", "--month", "2026-10", "--format", "json"
            ).output)
        #expect(section.contains("+\(try money(document["change"]).cents)"))
    }

    @Test func `an earlier snapshot may be named, and without one there is no such part`() throws {
        let program = try program()
        defer { program.remove() }
        func page(_ arguments: String...) throws -> String {
            let outcome = try program.run(
                ["report", "--out", "out", "--month", "2026-10", "--lang", "en"] + arguments)
            #expect(outcome.status == 0, "\(outcome.errors)")
            return try String(
                contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        }
        #expect(try page("--since", "1").contains("Since snapshot 1 (2026-09)"))
        #expect(try !page("--snapshot", "1").contains("## Changes"))
        #expect(try program.run("report", "--since", "9", "--out", "out").status == 66)
    }

    @Test func `a redacted report hides the names of what moved too`() throws {
        let program = try program()
        defer { program.remove() }
        let outcome = try program.run(
            "report", "--month", "2026-10", "--out", "out", "--redact", "--lang", "en")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let text = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        #expect(text.contains("## Changes") && text.contains("+60.50"))
        #expect(!text.contains("nat-0c0ffee0000000001") && !text.contains("subnet-0bb00000000000001"))
    }

    @Test(.enabled("`make test` installs openpyxl into .build/venv") { VirtualPython.has("openpyxl") })
    func `the workbook's sheet of changes sums to the change`() throws {
        let program = try program()
        defer { program.remove() }
        try program.run("report", "--month", "2026-10", "--out", "out", "--lang", "en")
        let script = """
            import sys, openpyxl
            sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)['Changes']
            rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=4)]
            lines, total = rows[:-1], rows[-1]
            for row in lines:
                assert abs(row[7] - row[6] - row[8]) < 1e-9, row
                assert abs(sum(v or 0 for v in row[9:16]) - row[8]) < 1e-9, row
            for column in range(6, 16):
                assert abs(sum(r[column] or 0 for r in lines) - total[column]) < 1e-9, column
            print(len(lines), round(total[8], 2))
            """
        let path = program.folder.appending(path: "out/ekscost-2026-10.xlsx").path
        let answer = try VirtualPython.run(["-c", script, path])
        #expect(answer.status == 0, "\(answer.output)")
        #expect(answer.output.split(separator: " ").first.flatMap { Int($0) } ?? 0 > 10)
    }

    @Test(.enabled("`make test` installs openpyxl into .build/venv") { VirtualPython.has("openpyxl") })
    func `explain takes a cell of the workbook`() throws {
        let program = try program()
        defer { program.remove() }
        try program.run("report", "--month", "2026-10", "--out", "out", "--lang", "en")
        let script = """
            import sys, openpyxl
            sheet = openpyxl.load_workbook(sys.argv[1], data_only=True)['Costs']
            for row in sheet.iter_rows(min_row=2):
                if row[14].value and row[6].value: print(row[0].row, row[14].value)
            print(sheet.max_row, 'total')
            """
        let path = program.folder.appending(path: "out/ekscost-2026-10.xlsx").path
        let rows = try VirtualPython.run(["-c", script, path])
        #expect(rows.status == 0, "\(rows.output)")
        let lines = rows.output.split(separator: "\n").map { $0.split(separator: " ", maxSplits: 1) }
        #expect(lines.count == 30)
        for line in [lines.first, lines.dropFirst(12).first, lines.last].compactMap(\.self) {
            let outcome = try program.run("explain", "Costs!$K$\(line[0])", "--month", "2026-10")
            #expect(outcome.status == 0, "\(outcome.errors)")
            let kind = line[1] == "total" ? "total" : "line"
            #expect(outcome.output.contains("\n\n\(kind) \(line[1]): "), "\(outcome.output.prefix(90))")
        }
        #expect(try program.run("explain", "비용!K2", "--month", "2026-10").status == 0)
        #expect(try program.run("explain", "Glossary!A2", "--month", "2026-10").status == 0)
    }
}
