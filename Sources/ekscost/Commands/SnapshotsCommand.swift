import ArgumentParser
import Store

/// `ekscost snapshots`: what the store keeps.
struct SnapshotsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshots", abstract: "List, show, compare and remove snapshots.",
        subcommands: [SnapshotsList.self, SnapshotsShow.self, SnapshotsDiff.self, Remove.self, Prune.self],
        defaultSubcommand: SnapshotsList.self)

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "rm", abstract: "Remove one snapshot.")
        @OptionGroup var database: DatabaseOptions
        @Argument(help: "The snapshot's number.") var number: Int64

        func run() throws { try database.existing().remove(number) }
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
