import ArgumentParser
import Foundation
import Importer
import Store
import Topology
import Words

/// `ekscost import traffic`: a table of what exchanges how much.
struct ImportTraffic: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traffic",
        abstract:
            "Add a traffic table to the latest snapshot (columns: source,destination,gb_out,gb_in,basis).",
        discussion: """
            A table is known by its file, however its path is spelt, or by --name: imported again, it takes the \
            place of its earlier rows. Different tables add up; `ekscost snapshots show` lists them.
            """)

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "CSV files with a header, or - for standard input.") var files: [String]
    @Option(help: "What the table is known by instead of its file.") var name: String?
    @Option(help: "The snapshot to add to: a number or latest.") var into = "latest"
    @Flag(name: .shortAndLong, help: "Print no summary.") var quiet = false

    func validate() throws {
        guard let name else { return }
        guard files.count == 1 else { throw ValidationError("--name names one table; give one file with it") }
        guard !name.isEmpty, name != TrafficFlow.flowLogs, name.utf8.count <= 200,
            !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
        else {
            throw ValidationError("--name takes a short text in one line, but not '\(TrafficFlow.flowLogs)'")
        }
    }

    func run() throws {
        let store = try database.existing()
        guard let target = try SnapshotTarget(into).number(in: store) else { return }
        let (files, repeated) = try TrafficFile.distinct(self.files)
        let known = KnownEnds(try store.load(target), workloads: try store.workloadNames(of: target))
        let tables = TableNaming(try store.inputs(of: target)).tables(
            for: files, name: name, at: WallClock.seconds)
        var summaries: [TrafficTableSummary] = []
        let outcomes = try store.importTraffic(tables, into: target) { sink in
            for (file, table) in zip(files, tables) {
                summaries.append(try TrafficTable.read(file, name: table.name, known: known, sink))
            }
        }
        guard !quiet else { return }
        Console.note("snapshot \(target) in \(database.path)")
        for (place, table) in tables.enumerated() {
            Console.note("\(text(table.name, summaries[place], outcomes[place]))")
        }
        for input in repeated { Console.note("not read: \(input.path): \(input.reason)") }
        Console.warn(summaries.flatMap(\.warnings))
    }

    private func text(_ name: String, _ read: TrafficTableSummary, _ kept: TrafficOutcome) -> String {
        let earlier =
            kept.replaced == 0
            ? "" : ", in place of the \(kept.replaced) that an earlier import of it had"
        return "\(name): \(read.flows) rows read, \(kept.stored) stored, \(read.flows - kept.stored) left out"
            + earlier
    }
}

/// Finds out which of a snapshot's tables a file is.
struct TableNaming {
    private let known: [SnapshotInput]

    init(_ inputs: [SnapshotInput]) { known = inputs.filter { $0.kind == .traffic } }

    /// - Parameter name: what the user calls the one table that there is; nil takes the files' names.
    func tables(for files: [TrafficFile], name: String?, at time: Int64) -> [TrafficInput] {
        var taken: Set<String> = []
        return files.map { file in
            let same = name == nil ? known.filter { isSame($0, file) } : []
            let table =
                name ?? same.first?.name
                ?? SnapshotInput.free(file.name) { name in
                    taken.contains(name) || name == TrafficFlow.flowLogs
                        || known.contains { $0.name == name && $0.file != nil }
                }
            taken.insert(table)
            return TrafficInput(
                name: table, file: name == nil ? file.file : nil, replaces: same.map(\.name),
                importedAt: time)
        }
    }

    /// Returns whether a table that the snapshot has came from a file; one of an earlier version knows it as it was
    /// typed.
    private func isSame(_ input: SnapshotInput, _ file: TrafficFile) -> Bool {
        guard let path = file.file, let known = input.file else { return false }
        return known == path || known == file.path || TrafficFile.real(known) == path
    }
}
