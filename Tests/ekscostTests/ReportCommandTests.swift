import Foundation
import Testing

/// The report of the example, as the repository keeps it.
@Suite struct ReportCommandTests {
    private func report(_ program: Program) throws {
        try FileManager.default.createSymbolicLink(
            at: program.folder.appending(path: "reports"),
            withDestinationURL: Program.root.appending(path: "reports"))
        try program.run("import", "json", "reports/example/input", "--taken-at", "2026-11-01T00:00:00Z")
        try program.run("import", "traffic", "reports/example/traffic.csv")
        let outcome = try program.run("report", "--month", "2026-10", "--out", "out")
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test func `the committed example is what the program writes, to the byte`() throws {
        let program = try Program()
        defer { program.remove() }
        try report(program)
        for name in ["ekscost-2026-10.md", "ekscost-2026-10.xlsx"] {
            let written = try Data(contentsOf: program.folder.appending(path: "out/" + name))
            let kept = try Data(contentsOf: URL(fileURLWithPath: Program.example + "/" + name))
            #expect(written == kept, "\(name) differs: run make report, look at it, and commit it")
        }
        let files = try FileManager.default.contentsOfDirectory(
            atPath: program.folder.appending(path: "out").path)
        #expect(files.count == 2, "nothing is left beside them: \(files)")
    }

    @Test func `a folder that cannot be written is 73 and leaves the earlier report`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        _ = try program.file("taken", "a file where the folder should be")
        let outcome = try program.run("report", "--month", "2026-10", "--out", "taken/reports")
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("--out"))
    }

    @Test func `without a month the report is of the snapshot's own with 730 hours`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.run("import", "json", Program.example + "/input", "--taken-at", "2026-09-15T12:00:00Z")
        try program.run("report", "--out", "out")
        let text = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-09.md"), encoding: .utf8)
        #expect(text.contains("730 hours") && text.contains("No month was named"))
        #expect(text.contains("no traffic of vpc-0e1a2b3c4d5e6f701 is known"))
    }

    /// Read back with nothing of ours: unzip and the sheets' XML.
    @Test func `numbers are numbers, sums are formulas and their cached values agree`() throws {
        let program = try Program()
        defer { program.remove() }
        try report(program)
        let xml = program.folder.appending(path: "xml")
        let unzip = Process()
        unzip.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        unzip.arguments = [
            "python3", "-m", "zipfile", "-e", program.folder.appending(path: "out/ekscost-2026-10.xlsx").path,
            xml.path,
        ]
        try unzip.run()
        unzip.waitUntilExit()
        #expect(unzip.terminationStatus == 0)
        let book = try String(contentsOf: xml.appending(path: "xl/workbook.xml"), encoding: .utf8)
        for name in ["Summary", "Inputs", "Costs", "Network", "Findings", "Assumptions"] {
            #expect(book.contains("name=\"\(name)\""), "no sheet \(name)")
        }
        let costs = try String(contentsOf: xml.appending(path: "xl/worksheets/sheet3.xml"), encoding: .utf8)
        let amounts = costs.matches(of: /<c r="K(\d+)"[^>]*><f>(ROUND[^<]*)<\/f><v>([^<]*)<\/v>/)
        let total = try #require(costs.firstMatch(of: /<f>SUM[^<]*<\/f><v>([^<]*)<\/v>/))
        let sum = amounts.compactMap { Double(String($0.3)) }.reduce(0, +)
        #expect(amounts.count > 20)
        #expect(abs(sum - (Double(String(total.1)) ?? 0)) < 1e-6)
        // Column G, quantity, and I, price, never hold a string.
        #expect(costs.firstMatch(of: /<c r="G(?!1")\d+"[^>]*t="s"/) == nil)
        #expect(costs.firstMatch(of: /<c r="I(?!1")\d+"[^>]*t="s"/) == nil)
        #expect(costs.contains("<autoFilter") && costs.contains("state=\"frozen\""))
    }
}
