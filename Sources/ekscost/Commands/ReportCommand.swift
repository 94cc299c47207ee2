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
    @Flag(name: .shortAndLong, help: "Print no file names.") var quiet = false

    func run() throws {
        let plain = try database.load(.everything)
        let language = lang ?? Language(environment: ProcessInfo.processInfo.environment)
        // The months before hold sums alone, so they are asked for by the things' own names.
        let history = ReportHistory(
            store: try TopologyStore(readingFrom: database.path), snapshot: plain, arguments: assessment,
            world: try assessment.world(for: plain))
        let (snapshot, world) = try redacted(plain)
        var report = try ReportBuilder(
            snapshot: snapshot, world: world, language: language, history: history,
            facts: try InstanceFactsFile(pricing: assessment.pricing).facts
        ).build()
        report.measured = try MeasuredPartBuilder(database: database, snapshot: snapshot, world: world)
            .build()
        let files = ReportFiles(folder: out, month: report.month)
        let pictures = try files.write(report)
        for warning in report.assessment.warnings { Console.note("warning: \(warning)") }
        if !quiet { for path in [files.markdown, files.workbook] + pictures { Console.data(path) } }
        try Strictness.check([report.assessment], strict: assessment.strict)
    }

    /// What the report is of: the user names things by their own names, the report by those that replace them.
    private func redacted(_ snapshot: Snapshot) throws -> (Snapshot, World) {
        var world = try assessment.world(for: snapshot)
        guard let redactor = try redaction.redactor(for: snapshot, database: database.path) else {
            return (snapshot, world)
        }
        world.options.vpcID = world.options.vpcID.map { redactor.id($0) }
        world.options.clusterName = world.options.clusterName.map { redactor.name($0) }
        return (snapshot.redacted(by: redactor), world)
    }
}
