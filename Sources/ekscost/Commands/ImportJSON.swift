import ArgumentParser
import Foundation
import Importer
import Store
import Topology
import Words

/// `ekscost import json`: AWS CLI and kubectl output, any mix, any order.
struct ImportJSON: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "json",
        abstract:
            "Read AWS CLI and kubectl JSON output and exported snapshots: files, folders, archives, or - for standard input."
    )

    @OptionGroup var database: DatabaseOptions
    @Argument(help: "Files, folders, .tar.gz or .zip archives, or -.") var paths: [String]
    @Option(help: "Add to this snapshot (a number or latest) instead of starting a new one.") var into:
        String?
    @Option(
        help:
            "When the export was made, as 2026-11-01T00:00:00Z. Default: now, or an exported snapshot's own.")
    var takenAt: String?
    @Option(help: "The cluster of all Kubernetes objects that are read: its name or its ARN.") var cluster:
        String?
    @Flag(help: "Skip and list broken JSON instead of importing nothing.") var keepGoing = false
    @Flag(name: .shortAndLong, help: "Print no summary.") var quiet = false

    func run() throws {
        let store = try TopologyStore(path: database.path)
        let target = try SnapshotTarget(into).number(in: store)
        let time = try takenAt.map(Self.seconds) ?? WallClock.seconds
        let takesTime = takenAt == nil && target == nil
        var summary = ImportSummary()
        var outcome = ImportOutcome()
        let importer = JSONImport(
            paths: paths, keepGoing: keepGoing, cluster: cluster.map { ClusterID($0) })
        do {
            let number = try store.importSnapshot(
                into: target, label: "import json", takenAt: time, report: { outcome = $0 }
            ) { sink in
                summary = try importer.run { fact in
                    // An exported snapshot brings its own time, unless the user says otherwise.
                    if case .takenAt(_) = fact, !takesTime { return }
                    try sink(fact)
                }
                if summary.documents.isEmpty { throw NothingFound() }
                if target != nil, let kind = summary.unusableKinds.first {
                    throw Failure(
                        "no \(kind) of those that were read has its id, \(paths.joined(separator: " ")), export them again with all their fields",
                        exitCode: 65)
                }
                try sink(.readLists(summary.trackedLists))
            }
            if !quiet {
                Console.note(
                    "snapshot \(number) in \(database.path)\n\(ImportSummaryText.render(summary, outcome))")
            }
        } catch is NothingFound {
            Console.note(ImportSummaryText.render(summary, outcome))
            Console.note("warning: nothing here that ekscost reads, so no snapshot was made")
        }
    }

    private static func seconds(_ text: String) throws -> Int64 {
        guard let date = try? Date(text, strategy: .iso8601) else {
            throw Failure("--taken-at takes a time as 2026-11-01T00:00:00Z, not '\(text)'", exitCode: 64)
        }
        return Int64(date.timeIntervalSince1970)
    }

    /// Undoes the snapshot, so that an empty one never hides the last good one.
    private struct NothingFound: Error {}
}

/// The snapshot that an import adds to.
struct SnapshotTarget {
    let text: String?
    init(_ text: String?) { self.text = text }

    func number(in store: TopologyStore) throws -> Int64? {
        guard let text else { return nil }
        if let number = Int64(text) { return number }
        guard text == "latest" else {
            throw Failure("--into takes a number or latest, not '\(text)'", exitCode: 64)
        }
        guard let latest = try store.latestSnapshotNumber() else {
            throw Failure(
                "the store has no snapshot to add to; import one with `ekscost import json`", exitCode: 66)
        }
        return latest
    }
}

extension ImportOutcome {
    /// The outcome for items that came again, and those that are gone, for the terminal.
    var lines: [String] {
        func list(_ counts: [String: Int]) -> String {
            counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        }
        var lines: [String] = []
        if !replaced.isEmpty { lines.append("replaced, for their id came again: \(list(replaced))") }
        if !gone.isEmpty { lines.append("gone, for the whole list no longer has them: \(list(gone))") }
        return lines
    }
}

/// The summary of an import as the terminal shows it.
enum ImportSummaryText {
    static func render(_ summary: ImportSummary, _ outcome: ImportOutcome) -> PrintedText {
        var lines: [String] = []
        let items = summary.documents.reduce(0) { $0 + $1.items }
        let documents = summary.documents.reduce(0) { $0 + $1.documents }
        lines.append("read \(summary.filesRead) files: \(documents) documents, \(items) items")
        for count in summary.documents.sorted(by: { $0.kind < $1.kind }) {
            lines.append(
                "  \(count.kind): \(count.items) in \(Counted.text(count.documents, "document"))"
            )
        }
        if !summary.skipped.isEmpty {
            lines.append("skipped \(summary.skipped.count) documents:")
            let groups = Dictionary(grouping: summary.skipped, by: \.reason)
            for (reason, inputs) in groups.sorted(by: { $0.key < $1.key }) {
                let shown = inputs.map(\.path).sorted()
                let names = shown.prefix(3).joined(separator: ", ") + (shown.count > 3 ? ", …" : "")
                lines.append("  \(inputs.count) × \(reason): \(names)")
            }
        }
        let unneeded = summary.leftOut.filter { $0.reason == .unneeded }
        if !unneeded.isEmpty {
            let list = unneeded.map { "\($0.items) \($0.kind)" }.joined(separator: ", ")
            lines.append("left out, for \(LeftOut.Reason.unneeded.rawValue): \(list)")
        }
        if summary.ignoredFiles > 0 { lines.append("ignored \(summary.ignoredFiles) files of other kinds") }
        for warning in summary.warnings { lines.append("warning: \(warning)") }
        lines += outcome.lines
        return lines.map { PrintedText($0) }.joined(separator: "\n")
    }
}
