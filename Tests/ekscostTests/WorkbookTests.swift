import Foundation
import Testing

/// The workbook in other people's programs: openpyxl reads it, LibreOffice calculates it.
@Suite(.serialized) struct WorkbookTests {
    private struct Answer: Decodable {
        struct Value: Decodable {
            var number: Double?
            init(from decoder: any Decoder) throws {
                number = try? decoder.singleValueContainer().decode(Double.self)
            }
        }
        var formulas: Int
        var errors: [String]
        var differences: [String]
        var names: [String: Value]
    }

    private static let python = Program.root.appending(path: ".build/venv/bin/python").path
    static let isReady: Bool = {
        let has =
            FileManager.default.isExecutableFile(atPath: python)
            && FileManager.default.isExecutableFile(atPath: "/usr/bin/soffice")
        if !has { print("skipped: WorkbookTests needs `make deps` (LibreOffice) and .build/venv (openpyxl)") }
        return has
    }()

    private func workbook(_ arguments: [String], in program: Program) throws -> (status: Int32, output: Data)
    {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.python)
        process.arguments = [Program.root.appending(path: "Tests/Bench/workbook.py").path] + arguments
        let file = program.folder.appending(path: "answer-\(UUID().uuidString)")
        try Data().write(to: file)
        process.standardOutput = try FileHandle(forWritingTo: file)
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try Data(contentsOf: file))
    }

    private func recalculate(_ program: Program, _ changes: [String] = []) throws -> Answer {
        let path = program.folder.appending(path: "out/ekscost-2026-10.xlsx").path
        let answer = try workbook(["recalculate", path] + changes, in: program)
        #expect(answer.status == 0)
        return try JSONDecoder().decode(Answer.self, from: answer.output)
    }

    @Test(.enabled(if: isReady), arguments: ["en", "ko"])
    func `the package, the names and the kinds of cells are in order`(language: String) throws {
        let program = try Program()
        defer { program.remove() }
        try ReportCommandTests.report(program, "--lang", language)
        let path = program.folder.appending(path: "out/ekscost-2026-10.xlsx").path
        let answer = try workbook(["check", path], in: program)
        #expect(answer.status == 0, "\(String(decoding: answer.output, as: UTF8.self))")
    }

    /// The parts against ECMA-376's schemas and the rules of the Open XML SDK, as Excel 2010 has them.
    @Test(
        .enabled("`make test` installs openxml-audit into .build/venv") {
            VirtualPython.has("openxml_audit")
        }, arguments: [[], ["--what-if", "--s3-endpoint gateway"]], ["en", "ko"])
    func `a validator of OOXML has nothing against it`(options: [String], language: String) throws {
        let program = try Program()
        defer { program.remove() }
        try ReportCommandTests.report(program)
        try program.run(["report", "--month", "2026-10", "--out", "out", "--lang", language] + options)
        let path = program.folder.appending(path: "out/ekscost-2026-10.xlsx").path
        let answer = try VirtualPython.run([
            "-m", "openxml_audit", "--format", "office2010", "--policy", "strict", "--max-errors", "0", path,
        ])
        #expect(answer.status == 0 && answer.output.contains("Errors: 0"), "\(answer.output)")
    }

    @Test(.enabled(if: isReady), arguments: ["en", "ko"])
    func `LibreOffice calculates from scratch what the engine says`(language: String) throws {
        let program = try Program()
        defer { program.remove() }
        try ReportCommandTests.report(program, "--lang", language)
        let answer = try recalculate(program)
        #expect(answer.formulas > 500)
        #expect(answer.errors.isEmpty, "\(answer.errors.prefix(5))")
        #expect(answer.differences.isEmpty, "\(answer.differences.prefix(5))")
    }

    /// NAT mode, one price and one GB changed in the workbook, and the same asked of the engine.
    @Test(
        .enabled(if: isReady),
        arguments: [
            ("current", "--single-nat"), ("single NAT gateway", "--single-nat"),
            ("one per AZ", "--nat-per-az"), ("regional NAT gateway", "--regional-nat"),
        ])
    func `a changed workbook gives the engine's total for the same change`(way: String, option: String) throws
    {
        let program = try Program()
        defer { program.remove() }
        try ReportCommandTests.report(program)
        let changed = try recalculate(
            program, ["NAT_way=\(way)", "Price_NatGateway_Bytes_ap_northeast_2=0.05", "Traffic!C2=30000"])
        #expect(changed.errors.isEmpty, "\(changed.errors.prefix(5))")

        let rows = try String(contentsOfFile: Program.example + "/traffic.csv", encoding: .utf8)
        let first = "subnet-0bb00000000000001,internet,"
        #expect(rows.contains(first + "420,"))
        _ = try program.file(
            "traffic.csv", rows.replacing(first + "420,", with: first + "30000,"))
        _ = try program.file(
            "ekscost.yaml",
            "prices:\n  - {region: ap-northeast-2, usage_type: NatGateway-Bytes, unit: GB, usd: 0.05, source: a test}\n"
        )
        try program.run(
            "import", "json", "reports/example/input", "--taken-at", "2026-11-01T00:00:00Z", "--db",
            "b.sqlite")
        try program.run("import", "traffic", "traffic.csv", "--db", "b.sqlite")
        let outcome = try program.run(
            "what-if", option, "--month", "2026-10", "--format", "json", "--db", "b.sqlite")
        let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let side = document?[way == "current" ? "before" : "after"] as? [String: Any]
        let cost = try #require((side?["monthly_cost"] as? String).flatMap { Double($0) })
        let total = try #require(changed.names["Total"]?.number)
        #expect(abs(total - cost) < 1e-6, "the workbook says \(total), the engine \(cost)")
    }
}
