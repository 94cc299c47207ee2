import ArgumentParser
import Cost
import Foundation
import Report
import Simulation
import Store
import Topology
import Units
import Words

/// `ekscost report`: the month as Markdown with pictures and as a workbook.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the month's report as Markdown and XLSX.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @OptionGroup var redaction: RedactionOptions
    @Option(help: "The folder for the files.") var out = "reports"
    @OptionGroup var content: ReportArguments
    @Flag(name: .shortAndLong, help: "Print no file names.") var quiet = false

    func run() throws {
        let choice = try ReportChoice(database, assessment)
        let report = try ReportMaker(
            database: database.path, assessment: choice.arguments(assessment), language: content.lang,
            redactionKey: redaction.keyFile(database: database.path), changes: try content.changes(),
            since: content.since, growth: content.growthRate, notes: choice.notes
        ).report(of: try choice.estate(in: database.path))
        let files = ReportFiles(folder: out, month: report.month)
        let pictures = try files.write(report)
        Console.warn(report.assessment.warnings)
        if !quiet { for path in [files.markdown, files.workbook] + pictures { Console.data("\(path)") } }
        try Strictness.check([report.assessment], strict: assessment.strict)
    }
}
