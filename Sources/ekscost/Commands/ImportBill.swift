import ArgumentParser
import Foundation
import Importer
import Store
import Topology
import Units

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
        try store.importBill(into: target) { sink in summary = try bill.run(sink) }
        guard !quiet else { return }
        Console.note(BillSummaryText.render(summary, snapshot: target, database: database.path))
    }
}

/// The summary of a bill's import as the terminal shows it.
enum BillSummaryText {
    static func render(_ summary: BillSummary, snapshot: Int64, database: String) -> String {
        var lines = ["snapshot \(snapshot) in \(database)"]
        let months = summary.months.map(\.description).joined(separator: ", ")
        lines.append(
            "read \(summary.filesRead) bill\(summary.filesRead == 1 ? "" : "s") of \(months.isEmpty ? "no month" : months):"
                + " \(summary.keptLines) lines kept of \(summary.items) items, \(summary.otherLines) of other services"
        )
        for (service, amount, count) in services(summary).prefix(10) {
            lines.append(
                "  \(service.isEmpty ? "no service" : service): \(amount) in \(count) line\(count == 1 ? "" : "s"), counted only"
            )
        }
        if summary.ignoredFiles > 0 { lines.append("ignored \(summary.ignoredFiles) files of other kinds") }
        if summary.keptLines == 0 {
            lines.append(
                "warning: no line is about what the model knows (NAT, transfer, endpoints, load balancers, EKS, nodes); "
                    + "from Cost Explorer, group by SERVICE and USAGE_TYPE")
        }
        return lines.joined(separator: "\n")
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
