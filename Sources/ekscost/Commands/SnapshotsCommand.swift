import ArgumentParser
import Foundation
import Store

/// `ekscost snapshots`: what the store keeps.
struct SnapshotsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "snapshots", abstract: "List, compare and remove snapshots.",
        subcommands: [List.self, Diff.self, Remove.self, Prune.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The snapshots with what each holds.")
        @OptionGroup var database: DatabaseOptions

        func run() throws {
            for info in try TopologyStore(readingFrom: database.path).snapshots() {
                let counts = info.counts.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", ")
                let time = Date(timeIntervalSince1970: TimeInterval(info.takenAt)).formatted(.iso8601)
                Console.data("\(info.number)\t\(time)\t\(info.label)\t\(counts)")
            }
        }
    }

    struct Diff: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What appeared, went or changed between two snapshots.")
        @OptionGroup var database: DatabaseOptions
        @Argument(help: "The earlier snapshot's number.") var from: Int64
        @Argument(help: "The later snapshot's number.") var to: Int64

        func run() throws {
            for change in try TopologyStore(readingFrom: database.path).changes(from: from, to: to) {
                Console.data("\(change.kind.rawValue)\t\(change.noun)\t\(change.id)")
            }
        }
    }

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
