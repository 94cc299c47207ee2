import ArgumentParser
import Foundation
import Importer
import Store
import Topology
import Units
import Words

/// `ekscost import bill`: what AWS charged, to hold the model against.
struct ImportBill: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bill",
        abstract:
            "Add a bill to the latest snapshot: Cost and Usage Report (legacy or 2.0), FOCUS, or Cost Explorer JSON.",
        discussion:
            "Reads .csv, .csv.gz, .zip and .json. A month that is imported again replaces the one before.")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "Files, folders, archives, or - for standard input.") var paths: [String]
    @Option(help: "The snapshot to add to: a number or latest.") var into = "latest"
    @Flag(name: .shortAndLong, help: "Print no summary.") var quiet = false

    func run() throws {
        let store = try database.existing()
        guard let target = try SnapshotTarget(into).number(in: store) else { return }
        var bill = BillImport(paths: paths)
        var summary = BillSummary()
        let known = try store.inputs(of: target).filter { $0.kind == .bill }
        let outcome = try store.importBill(
            into: target, at: WallClock.seconds
        ) { sink in
            summary = try bill.run(sink)
            try refuseToReplace(known, by: summary)
        }
        guard !quiet else { return }
        Console.note(BillSummaryText.render(summary, outcome, snapshot: target, database: database.path))
    }

    /// A bill without a line that the model knows must not take the place of one that has some.
    private func refuseToReplace(_ known: [SnapshotInput], by summary: BillSummary) throws {
        let months = summary.months.map(\.description)
        guard summary.keptLines == 0,
            let lost = known.first(where: { bill in months.contains { bill.name.hasPrefix($0) } })
        else { return }
        throw Failure(
            "no line is about what the model knows, \(paths.joined(separator: " ")), the bill of \(lost.name) stays; remove it with `ekscost snapshots rm SNAPSHOT --bill \(lost.name)` or import one by usage type",
            exitCode: 65)
    }
}

/// The summary of a bill's import as the terminal shows it.
enum BillSummaryText {
    static func render(
        _ summary: BillSummary, _ outcome: BillOutcome, snapshot: Int64, database: String
    ) -> PrintedText {
        var lines = ["snapshot \(snapshot) in \(database)"]
        let months = summary.months.map(\.description).joined(separator: ", ")
        lines.append(
            "read \(Counted.text(summary.filesRead, "bill")) of \(months.isEmpty ? "no month" : months):"
                + " \(summary.keptLines) lines kept of \(summary.items) items, \(summary.otherLines) of other services"
        )
        let read = summary.keptLines + summary.otherLines
        lines.append(
            "\(read) lines read, \(outcome.stored) stored, \(max(0, read - outcome.stored)) left out"
                + (outcome.replaced == 0
                    ? "" : ", in place of the \(outcome.replaced) that an earlier import of it had"))
        for (service, amount, count) in services(summary).prefix(10) {
            lines.append(
                "  \(service.isEmpty ? "no service" : service): \(amount) in \(Counted.text(count, "line")), counted only"
            )
        }
        for input in summary.skipped { lines.append("not read: \(input.path): \(input.reason)") }
        if summary.ignoredFiles > 0 { lines.append("ignored \(summary.ignoredFiles) files of other kinds") }
        if summary.keptLines == 0 {
            lines.append(
                "warning: no line is about what the model knows (NAT, transfer, endpoints, load balancers, EKS, nodes); "
                    + "from Cost Explorer, group by SERVICE and USAGE_TYPE")
        }
        return lines.map { PrintedText($0) }.joined(separator: "\n")
    }

    private static func services(_ summary: BillSummary) -> [(String, String, Int)] {
        Dictionary(grouping: summary.elsewhere) { [$0.service, $0.currency] }
            .map { key, rows in
                (key, rows.reduce(into: Money.zero) { $0 += $1.cost }, rows.reduce(0) { $0 + $1.lines })
            }
            .sorted { ($0.1, $1.0[0]) > ($1.1, $0.0[0]) }
            .map { ($0.0[0], "\($0.1.cents) \($0.0[1])", $0.2) }
    }
}
