import ArgumentParser
import Cost
import Estate
import Foundation
import Simulation
import Store
import Topology

/// The store, and the snapshot of it.
struct DatabaseOptions: ParsableArguments {
    @Option(
        name: .customLong("db"), help: "The store. Default: $EKSCOST_DB, else ekscost.sqlite in this folder.")
    var database: String?

    @Option(
        help:
            "A snapshot's number, or latest. Default: latest, and for a month's report the one that tells of it."
    )
    var snapshot: String?

    var path: String { Self.path(database) }

    /// The store that is named, else `$EKSCOST_DB`, else the usual one of the working folder.
    static func path(_ named: String?) -> String {
        named ?? ProcessInfo.processInfo.environment["EKSCOST_DB"].flatMap { $0.isEmpty ? nil : $0 }
            ?? "ekscost.sqlite"
    }

    func validate() throws {
        if let snapshot, snapshot != "latest", Int64(snapshot) == nil {
            throw ValidationError(
                "--snapshot takes a number or latest, not '\(snapshot)'; see `ekscost snapshots list`")
        }
    }

    /// The number that was given; nil for the latest.
    var number: Int64? { snapshot.flatMap { Int64($0) } }

    /// The snapshot that was named, latest too; nil leaves it to the month.
    func named(in store: TopologyStore) throws -> Int64? {
        guard let snapshot else { return nil }
        return try Int64(snapshot) ?? store.latestSnapshotNumber()
    }

    /// The snapshot made ready for questions.
    func load(_ detail: TopologyStore.Detail = .costs) throws -> Estate {
        try TopologyStore(readingFrom: path).estate(number, detail: detail)
    }

    /// The snapshot and nothing that follows from it.
    func loadAsStored(_ detail: TopologyStore.Detail = .costs) throws -> Snapshot {
        try TopologyStore(readingFrom: path).load(number, detail: detail)
    }

    /// The store for writing, which must be there already: an editing command never leaves an empty file behind.
    func existing() throws -> TopologyStore {
        _ = try TopologyStore(readingFrom: path)
        return try TopologyStore(path: path)
    }
}
