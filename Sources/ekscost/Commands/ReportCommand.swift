import ArgumentParser
import Foundation
import Report
import Simulation
import Store
import Topology
import Units

/// `ekscost report`: the month as Markdown with pictures and as a workbook.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the month's report as Markdown and XLSX.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @OptionGroup var redaction: RedactionOptions
    @Option(help: "The folder for the files.") var out = "reports"
    @Option(help: "en or ko. Default: the locale.") var lang: Language?
    @Option(
        parsing: .unconditional,
        help: "A change to compare with, in quotes, as `ekscost what-if` takes it: '--s3-endpoint gateway'.")
    var whatIf: String?
    @Option(help: "The earlier snapshot for what moved. Default: the newest of an earlier month.")
    var since: Int64?
    @Option(
        help: "Growth of the pods, such as 3%/month. Default: fitted to the snapshots, from the third on.")
    var growth: String?
    @Flag(name: .shortAndLong, help: "Print no file names.") var quiet = false

    func validate() throws {
        _ = try changes()
        if let growth, Percentage.growth(growth) == nil {
            throw ValidationError("--growth takes a percentage such as 3%/month, not '\(growth)'")
        }
    }

    /// The changes of `--what-if`, read as the command of that name reads them.
    private func changes() throws -> [any Scenario] {
        let words = (whatIf ?? "").split(separator: " ").map(String.init)
        guard !words.isEmpty else { return [] }
        do {
            let found = try ChangeArguments.parse(words)
            guard !found.isEmpty else { throw ValidationError("it names no change") }
            return try found.scenarios(in: words)
        } catch {
            throw ValidationError(
                "--what-if '\(whatIf ?? "")': \(ChangeArguments.message(for: error)); see `ekscost help what-if`"
            )
        }
    }

    func run() throws {
        let report = try ReportMaker(
            database: database.path, assessment: assessment, language: lang,
            redactionKey: redaction.keyFile(database: database.path), changes: try changes(), since: since,
            growth: growth.flatMap { Percentage.growth($0) }
        ).report(of: try database.load(.everything))
        let files = ReportFiles(folder: out, month: report.month)
        let pictures = try files.write(report)
        for warning in report.assessment.warnings { Console.note("warning: \(warning)") }
        if !quiet { for path in [files.markdown, files.workbook] + pictures { Console.data(path) } }
        try Strictness.check([report.assessment], strict: assessment.strict)
    }
}
