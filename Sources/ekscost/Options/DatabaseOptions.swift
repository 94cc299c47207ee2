import ArgumentParser
import Foundation
import Simulation
import Store
import Topology

/// Where the store is, and which snapshot of it.
struct DatabaseOptions: ParsableArguments {
    @Option(
        name: .customLong("db"), help: "The store. Default: $EKSCOST_DB, else ekscost.sqlite in this folder.")
    var database: String?

    @Option(help: "A snapshot's number, or latest.")
    var snapshot = "latest"

    var path: String { Self.path(database) }

    /// The store that is named, else `$EKSCOST_DB`, else the usual one of the working folder.
    static func path(_ named: String?) -> String {
        named ?? ProcessInfo.processInfo.environment["EKSCOST_DB"].flatMap { $0.isEmpty ? nil : $0 }
            ?? "ekscost.sqlite"
    }

    func validate() throws {
        guard snapshot == "latest" || Int64(snapshot) != nil else {
            throw ValidationError(
                "--snapshot takes a number or latest, not '\(snapshot)'; see `ekscost snapshots list`")
        }
    }

    /// The snapshot made ready for questions.
    func load(_ detail: TopologyStore.Detail = .costs) throws -> Estate {
        try TopologyStore(readingFrom: path).estate(Int64(snapshot), detail: detail)
    }

    /// The snapshot and nothing that follows from it.
    func loadAsStored(_ detail: TopologyStore.Detail = .costs) throws -> Snapshot {
        try TopologyStore(readingFrom: path).load(Int64(snapshot), detail: detail)
    }

    /// The store for writing, which must be there already: an editing command never leaves an empty file behind.
    func existing() throws -> TopologyStore {
        _ = try TopologyStore(readingFrom: path)
        return try TopologyStore(path: path)
    }
}
