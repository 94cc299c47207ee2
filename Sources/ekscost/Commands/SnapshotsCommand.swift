import ArgumentParser
import Importer
import Store
import Words

/// `ekscost snapshots`: what the store keeps.
struct SnapshotsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshots", abstract: "List, show, compare and remove snapshots.",
        subcommands: [SnapshotsList.self, SnapshotsShow.self, SnapshotsDiff.self, Remove.self, Prune.self],
        defaultSubcommand: SnapshotsList.self)

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rm", abstract: "Remove one snapshot, or what was imported into it.",
            discussion:
                "`ekscost snapshots show` lists the traffic tables, flow logs and bills of a snapshot.")
        @OptionGroup var database: DatabaseOptions
        @Argument(help: "The snapshot's number.") var number: Int64
        @Option(help: "Remove only this traffic table, by its name or its file.") var traffic: [String] = []
        @Flag(help: "Remove only what flow logs measured.") var flowLogs = false
        @Option(help: "Remove only this bill, by its month (YYYY-MM) or its name.") var bill: [String] = []

        func run() throws {
            let store = try database.existing()
            guard !traffic.isEmpty || flowLogs || !bill.isEmpty else { return try store.remove(number) }
            let inputs = InputChoice(try store.inputs(of: number), of: number)
            // All are found before the first is removed, so that a wrong name removes none.
            var chosen = try traffic.map { try inputs.traffic($0) } + bill.flatMap { try inputs.bills($0) }
            if flowLogs { chosen.append(try inputs.flowLogs()) }
            for input in chosen {
                try store.remove(input, from: number)
                Console.note(
                    "removed \(input.kind.rawValue) \(input.name) with \(input.rows) rows from snapshot \(number)"
                )
            }
        }
    }

    struct Prune: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Remove all but the newest snapshots.")
        @OptionGroup var database: DatabaseOptions
        @Option(help: "How many to keep.") var keep: Int

        func validate() throws {
            guard keep > 0 else { throw ValidationError("--keep takes a number above 0") }
        }

        func run() throws {
            for number in try database.existing().prune(keeping: keep) {
                Console.note("removed snapshot \(number)")
            }
        }
    }
}

/// The inputs of a snapshot by what the user calls them.
private struct InputChoice {
    private let inputs: [SnapshotInput]
    private let number: Int64

    init(_ inputs: [SnapshotInput], of number: Int64) {
        self.inputs = inputs
        self.number = number
    }

    func traffic(_ name: String) throws -> SnapshotInput {
        let tables = inputs.filter { $0.kind == .traffic }
        if let table = tables.first(where: { $0.name == name }) { return table }
        let file = TrafficFile.real(name) ?? name
        if let table = tables.first(where: { $0.file == file || $0.file == name }) { return table }
        throw missing("traffic table \(name)", tables)
    }

    func flowLogs() throws -> SnapshotInput {
        guard let logs = inputs.first(where: { $0.kind == .flowLogs }) else { throw missing("flow logs", []) }
        return logs
    }

    /// The bills of a month, or of one payer.
    func bills(_ name: String) throws -> [SnapshotInput] {
        let bills = inputs.filter { $0.kind == .bill }
        let chosen = bills.filter { $0.name == name || $0.name.hasPrefix(name + " ") }
        guard !chosen.isEmpty else { throw missing("bill \(name)", bills) }
        return chosen
    }

    private func missing(_ what: String, _ there: [SnapshotInput]) -> Failure {
        let names = there.map(\.name).joined(separator: ", ")
        return Failure(
            "no \(what) in snapshot \(number), which has \(names.isEmpty ? "none" : names), see `ekscost snapshots show \(number)`",
            exitCode: 66)
    }
}
