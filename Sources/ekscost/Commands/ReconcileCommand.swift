import ArgumentParser
import Capacity
import Cost
import Estate
import Foundation
import Simulation
import Store
import Topology
import Units
import Words

/// `ekscost reconcile`: the model against the bill, every difference named.
struct ReconcileCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reconcile",
        abstract: "Hold the model against the bill and name every difference.",
        discussion:
            "Needs a bill in the snapshot: `ekscost import bill`. The month is the newest that was imported, or --month."
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @Option(help: "table, json or markdown.") var format = OutputFormat.table

    @Flag(help: "Estimate how much of NAT's bytes is S3's, from the bill alone, instead of reconciling.")
    var s3ThroughNat = false

    func validate() throws {
        if format == .csv { throw ValidationError("reconcile prints table, json or markdown") }
        let parts = [assessment.account, assessment.vpc, assessment.cluster]
        if s3ThroughNat, parts.contains(where: { $0 != nil }) {
            throw ValidationError(
                "--s3-through-nat estimates whole regions of the bill: name --region, not --account, --vpc or --cluster"
            )
        }
    }

    func run() throws {
        let (estate, month) = try BilledMonth.choose(assessment.month, database)
        var assessment = assessment
        assessment.month = month.description
        let world = try assessment.world(for: estate)
        if s3ThroughNat { return try estimateS3(estate, month, world) }
        let bill = try TopologyStore(readingFrom: database.path).bill(of: estate.number, month: month)
        let answer = Reconciliation(
            of: bill, against: estate, book: world.book, calendar: world.calendar, options: world.options)
        switch format {
        case .json: try Console.json(ReconcileDocument(answer, snapshot: estate.number))
        case .markdown: Console.markdown(ReconcileOutput(answer: answer).text(markdown: true))
        default: Console.data(ReconcileOutput(answer: answer).text(markdown: false))
        }
        Console.warn(answer.warnings)
    }

    private func estimateS3(_ estate: Estate, _ month: BillingMonth, _ world: World) throws {
        let series = try TopologyStore(readingFrom: database.path).billedSeries(
            of: estate.number, month: month, usageTypes: S3ThroughNAT.usageTypes)
        let wanted = world.options.scope.region?.rawValue
        let answers = S3ThroughNAT.all(series, book: world.book).filter {
            wanted == nil || $0.region == wanted
        }
        guard !answers.isEmpty else {
            throw Failure(
                "the bill of \(month) has no bytes of a NAT gateway; import one that has", exitCode: 66)
        }
        try S3ThroughNATOutput(month: month, snapshot: estate.number, answers: answers).print(as: format)
        // A refusal of every region is no estimate: scripts see it by the exit code.
        let isRefused = answers.allSatisfy { if case .refused = $0.answer { true } else { false } }
        if isRefused { throw ExitCode(1) }
    }
}

/// The snapshot and the month of its bill that a command is about.
enum BilledMonth {
    static func choose(_ month: String?, _ database: DatabaseOptions) throws -> (Estate, BillingMonth) {
        // Interfaces lead from the bill's names to subnets, private ones too.
        let estate = try database.load(.everything)
        let months = try TopologyStore(readingFrom: database.path).billedMonths(of: estate.number)
        let name = estate.number.map { "snapshot \($0)" } ?? "the snapshot"
        guard let newest = months.last else {
            throw Failure(
                "\(name) of \(database.path) has no bill; import one with `ekscost import bill`", exitCode: 66
            )
        }
        guard let text = month, let wanted = BillingMonth(text) else { return (estate, newest) }
        guard months.contains(wanted) else {
            let known = months.map(\.description).joined(separator: ", ")
            throw Failure(
                "\(name) of \(database.path) has no bill of \(wanted); it has \(known): import that month's",
                exitCode: 66)
        }
        return (estate, wanted)
    }
}
