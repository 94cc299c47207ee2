import ArgumentParser
import Foundation
import Importer
import Store
import Topology

/// `ekscost import traffic`: a table of what exchanges how much.
struct ImportTraffic: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traffic",
        abstract:
            "Add a traffic table to the latest snapshot (columns: source,destination,gb_out,gb_in,basis).")

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "A CSV file with a header.") var file: String
    @Option(help: "The snapshot to add to: a number or latest.") var into = "latest"
    @Flag(name: .shortAndLong, help: "Print no summary.") var quiet = false

    func run() throws {
        let store = try database.existing()
        let target = try SnapshotTarget(into).number(in: store)
        var summary: TrafficTableSummary?
        let number = try store.importSnapshot(
            into: target, label: "import traffic", takenAt: WallClock.seconds
        ) { sink in
            summary = try TrafficTable.read(path: file) { try sink(.traffic($0)) }
        }
        guard !quiet, let summary else { return }
        Console.note("snapshot \(number) in \(database.path): \(summary.flows) flows from \(file)")
        for warning in summary.warnings { Console.note("warning: \(warning)") }
    }
}
