import ArgumentParser
import Capacity
import Exchange
import Foundation
import Simulation
import Store
import Topology
import Units
import Words

/// `ekscost export`: a snapshot to keep, to send and to read back.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a snapshot as one JSON document that `import json` reads back.",
        discussion: """
            The lists are those of the AWS CLI and of kubectl, traffic is a list of its own; a bill is not in it. \
            With --redact nothing tells whose estate it is, and what it costs stays the same.
            """)

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var redaction: RedactionOptions
    @Option(name: .shortAndLong, help: "The file to write. Default: standard output.") var output: String?
    @Flag(name: .shortAndLong, help: "Print no summary.") var quiet = false

    func run() throws {
        let snapshot = try database.loadAsStored(.everything)
        let redactor = try redaction.keyFile(database: database.path).map {
            Redactor(key: try RedactionKeyFile($0).key(), for: snapshot)
        }
        let bundle = BundleFile(
            redactor.map { snapshot.redacted(by: $0) } ?? snapshot, isRedacted: redactor != nil)
        if let output, output != "-" {
            try bundle.write(to: output)
            if !quiet { Console.note("snapshot \(snapshot.number ?? 0) of \(database.path) in \(output)") }
        } else {
            bundle.render { Console.piece($0) }
        }
        let months = try TopologyStore(readingFrom: database.path).billedMonths(of: snapshot.number)
        if !quiet, !months.isEmpty {
            Console.note(
                "warning: the snapshot's bill of \(months.map(\.description).joined(separator: ", ")) is not exported; import it again behind the snapshot"
            )
        }
    }
}
