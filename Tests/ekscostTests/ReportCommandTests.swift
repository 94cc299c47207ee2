import Foundation
import Testing
import Units

/// The report of the example, as the repository keeps it.
@Suite struct ReportCommandTests {
    static func report(_ program: Program, _ more: String...) throws {
        try FileManager.default.createSymbolicLink(
            at: program.folder.appending(path: "reports"),
            withDestinationURL: Program.root.appending(path: "reports"))
        for (month, taken) in [("2026-08", "2026-09-01"), ("2026-09", "2026-10-01")] {
            let earlier = "reports/example/earlier/\(month)"
            try program.run(
                "import", "json", "reports/example/input", earlier + "/describe-subnets.json", "--taken-at",
                taken + "T00:00:00Z")
            try program.run("import", "traffic", earlier + "/traffic.csv")
        }
        try program.run("import", "json", "reports/example/input", "--taken-at", "2026-11-01T00:00:00Z")
        try program.run("import", "traffic", "reports/example/traffic.csv")
        let language = more.contains("--lang") ? [] : ["--lang", "en"]
        let outcome = try program.run(["report", "--month", "2026-10", "--out", "out"] + language + more)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(arguments: [("en", "reports/example"), ("ko", "reports/example/ko")])
    func `the committed example is what the program writes, to the byte`(language: String, folder: String)
        throws
    {
        let program = try Program()
        defer { program.remove() }
        try Self.report(program, "--lang", language)
        let written = try FileManager.default.contentsOfDirectory(
            atPath: program.folder.appending(path: "out").path)
        let kept = try FileManager.default.contentsOfDirectory(
            atPath: Program.root.appending(path: folder).path
        ).filter { $0.hasPrefix("ekscost-") }
        #expect(Set(written) == Set(kept), "run make report, look at it, and commit it")
        for name in written {
            let new = try Data(contentsOf: program.folder.appending(path: "out/" + name))
            let old = try? Data(contentsOf: Program.root.appending(path: folder + "/" + name))
            #expect(new == old, "\(folder)/\(name) differs: run make report, look at it, and commit it")
        }
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

    @Test(arguments: [
        ("2026-09-15T12:00:00Z", "2026-09", true), ("2026-10-08T00:00:00Z", "2026-09", false),
        ("2026-10-08T00:00:01Z", "2026-10", true), ("2027-01-02T06:00:00Z", "2026-12", false),
    ])
    func `without a month the report is of the one that had ended, else of the one that was running`(
        taken: String, month: String, isRunning: Bool
    ) throws {
        let program = try Program()
        defer { program.remove() }
        try program.run("import", "json", Program.example + "/input", "--taken-at", taken)
        try program.run("report", "--out", "out", "--lang", "en")
        let text = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-\(month).md"), encoding: .utf8)
        let hours = try #require(BillingMonth(month)).hours.decimal
        #expect(text.contains(" per month, \(hours) hours."))
        #expect(text.contains(", before the month ended:") == isRunning)
        #expect(text.contains("traffic of vpc-0e1a2b3c4d5e6f701 is unknown"))
        #expect(!text.contains("-nat.svg"), "no curve where nothing is known to go through NAT")
    }

    @Test func `the locale chooses the language, and --lang goes before it`() throws {
        let program = try Program()
        defer { program.remove() }
        try program.importExample()
        func title(_ locale: String, _ more: [String]) throws -> Substring? {
            try program.run(
                ["report", "--month", "2026-10", "--out", "out"] + more, environment: ["LC_ALL": locale])
            return try String(
                contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8
            ).split(separator: "\n").first
        }
        #expect(try title("ko_KR.UTF-8", []) == "# EKS 네트워크 비용, 2026년 10월")
        #expect(try title("ko_KR.UTF-8", ["--lang", "en"]) == "# EKS network cost, 2026-10")
        #expect(try title("de_DE.UTF-8", []) == "# EKS network cost, 2026-10")
    }

    @Test func `earlier months come from the snapshots that tell of them`() throws {
        let program = try Program()
        defer { program.remove() }
        for day in ["2026-09-01", "2026-10-01", "2026-11-01"] {
            try program.run("import", "json", Program.example + "/input", "--taken-at", "\(day)T00:00:00Z")
        }
        try program.run("import", "traffic", Program.example + "/traffic.csv")
        try program.run("report", "--month", "2026-10", "--out", "out", "--lang", "en")
        let text = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        #expect(text.contains("Last month, 2026-09: at least $"))
        #expect(text.contains("| 2026-08 | at least "))
        #expect(text.contains("2026-11, if nothing changes: at least $3,270.22 in its 720 hours."))
        #expect(text.contains("(ekscost-2026-10-months.svg)"))
    }

    @Test func `days on which things run out follow the snapshots, or a growth that is named`() throws {
        let program = try Program()
        defer { program.remove() }
        try Self.report(program, "--lang", "en")
        func page() throws -> String {
            try String(contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        }
        let trend = try page()
        #expect(trend.contains("a linear trend (least squares) through 3 days of snapshots"))
        // 110 addresses a month more, of which 3820 are left.
        #expect(trend.firstMatch(of: /\| `subnet-0bb00000000000003` .*\| 2029-\d\d-\d\d \(/) != nil)
        #expect(
            trend.firstMatch(of: /\| `subnet-0aa00000000000001` .*\| not exhausted within the forecast \|/)
                != nil)
        let outcome = try program.run(
            "report", "--month", "2026-10", "--out", "out", "--growth", "20%/month", "--lang", "en")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let grown = try page()
        #expect(grown.contains("Nodes and pods are assumed to grow by 20 % per month"))
        #expect(grown.firstMatch(of: /\| `subnet-0bb00000000000003` .*\| 202[78]-\d\d-\d\d \(/) != nil)
        #expect(try program.run("report", "--growth", "much").status == 64)
    }

    @Test func `a change that is asked for stands beside the month`() throws {
        let program = try Program()
        defer { program.remove() }
        try Self.report(program, "--what-if", "--s3-endpoint gateway --nat-per-az")
        let text = try String(
            contentsOf: program.folder.appending(path: "out/ekscost-2026-10.md"), encoding: .utf8)
        #expect(text.contains("`--s3-endpoint=gateway --nat-per-az`"))
        let document = try program.run(
            "what-if", "--s3-endpoint", "gateway", "--nat-per-az", "--month", "2026-10", "--format", "json")
        let json = try JSONSerialization.jsonObject(with: Data(document.output.utf8)) as? [String: Any]
        let change = (json?["change"] as? [String: Any])?["monthly_cost"] as? String
        let cents = try #require(change.flatMap { Double($0) })
        #expect(text.replacing(",", with: "").contains(String(format: "**%.2f** |", cents)))

        let wrong = try program.run("report", "--what-if", "--make-it-cheap")
        #expect(wrong.status == 64 && wrong.errors.contains("--make-it-cheap"))
    }

    @Test func `each picture that the page shows is beside it, well-formed and without a script`() throws {
        let program = try Program()
        defer { program.remove() }
        try Self.report(program)
        let out = program.folder.appending(path: "out")
        let text = try String(contentsOf: out.appending(path: "ekscost-2026-10.md"), encoding: .utf8)
        let pictures = text.matches(of: /!\[([^\]]+)\]\(([^)]+)\)/)
        #expect(pictures.count >= 4)
        for picture in pictures {
            let file = out.appending(path: String(picture.2))
            let svg = try String(contentsOf: file, encoding: .utf8)
            #expect(!svg.contains("<script") && !svg.contains("href"))
            #expect(svg.contains("<title") && svg.contains("<desc") && svg.contains("prefers-color-scheme"))
            let check = Process()
            check.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            check.arguments = [
                "python3", "-c", "import sys,xml.dom.minidom as m; m.parse(sys.argv[1])", file.path,
            ]
            try check.run()
            check.waitUntilExit()
            #expect(check.terminationStatus == 0, "\(picture.2) is not well-formed")
        }
    }
}
