import Foundation
import Testing

/// What is pasted into a pull request or mailed must be Markdown that others read as we mean it.
@Suite struct MarkdownOutputTests {
    private static let whatIf = ["what-if", "--nat-per-az", "--s3-endpoint", "gateway", "--month", "2026-10"]

    private func example() throws -> Program {
        let program = try Program()
        try FileManager.default.createSymbolicLink(
            at: program.folder.appending(path: "reports"),
            withDestinationURL: Program.root.appending(path: "reports"))
        try program.run("import", "json", "reports/example/input", "--taken-at", "2026-11-01T00:00:00Z")
        try program.run("import", "traffic", "reports/example/traffic.csv")
        return program
    }

    @Test func `a comment for a pull request is as it was kept`() throws {
        let program = try example()
        defer { program.remove() }
        let outcome = try program.run(Self.whatIf + ["--format", "markdown"])
        #expect(outcome.status == 0, "\(outcome.errors)")
        for part in [
            "**Saves $", "| **total** |", "#### Risk", "#### Capacity", "<summary>Break-even</summary>",
        ] {
            #expect(outcome.output.contains(part), "\(part)")
        }
        try Golden.expect("what-if.md", outcome.output)
    }

    /// Lines as long as they need to be, HTML for what opens, and comments that do not begin with a title.
    private static let settings = "line-length,no-inline-html,first-line-heading"

    @Test(
        .enabled("`make test` installs pymarkdownlnt into .build/venv") { VirtualPython.has("pymarkdown") },
        arguments: ["en", "ko", "what-if", "optimize", "diff", "explain"])
    func `a linter has nothing against it`(what: String) throws {
        let program = try example()
        defer { program.remove() }
        let file = program.folder.appending(path: "page.md")
        switch what {
        case "en", "ko":
            try program.run("import", "json", "reports/example/input", "--taken-at", "2026-12-01T00:00:00Z")
            try program.run("report", "--month", "2026-11", "--out", "out", "--lang", what)
            try FileManager.default.copyItem(
                at: program.folder.appending(path: "out/ekscost-2026-11.md"), to: file)
        case "diff":
            try program.run("import", "json", "reports/example/input", "--taken-at", "2026-12-01T00:00:00Z")
            try write(
                try program.run("snapshots", "diff", "1", "2", "--cost", "--format", "markdown"), to: file)
        case "explain":
            try write(try program.run("explain", "nat-0c0", "--format", "markdown"), to: file)
        case "optimize": try write(try program.run("optimize", "--format", "markdown"), to: file)
        default: try write(try program.run(Self.whatIf + ["--format", "markdown"]), to: file)
        }
        let answer = try VirtualPython.run([
            "-m", "pymarkdown", "--disable-rules", Self.settings, "scan", file.path,
        ])
        #expect(answer.status == 0, "\(answer.output)")
    }

    private func write(_ outcome: Program.Outcome, to file: URL) throws {
        #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(outcome.errors)")
        try outcome.output.write(to: file, atomically: true, encoding: .utf8)
    }
}
