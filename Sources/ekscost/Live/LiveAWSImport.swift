import Foundation
import Importer
import Store
import Topology
import Words

/// A live import from the first call to the snapshot: `import aws` and the monthly run do this.
struct LiveAWSImport: Sendable {
    var options: AWSImport.Options
    /// A folder that keeps the answers; nil keeps none.
    var save: String?

    struct Done: Sendable {
        var snapshot: Int64
        var report: AWSImport.Report
        var summary: ImportSummary
        var outcome: ImportOutcome
    }

    /// - Parameters:
    ///   - database: the store's path.
    ///   - snapshot: a number or latest to add to; nil starts a new snapshot.
    ///   - takenAt: seconds since 1970 UTC.
    /// - Throws: `LiveError`, `StoreError`, `ImportError`; `CancellationError` when the task was cancelled. The store
    ///   then is as it was, for nothing is written before everything was read.
    func run(
        into database: String, snapshot: String? = nil, takenAt: Int64, show: (LiveEvent) -> Void = { _ in }
    ) async throws -> Done {
        // Before the long work: a store that cannot be opened must not cost minutes first.
        let target = try snapshot.map {
            try SnapshotTarget($0).number(in: TopologyStore(readingFrom: database))
        }
        let folder = try save.map { try AnswerFolder(keeping: $0) } ?? AnswerFolder()
        let report = try await AWSImport(options).gather(into: folder, show: show)
        try Task.checkCancellation()
        var summary = ImportSummary()
        var outcome = ImportOutcome()
        let importer = JSONImport(paths: [folder.answers], keepGoing: false)
        let number = try TopologyStore(path: database).importSnapshot(
            into: target ?? nil, label: "import aws", takenAt: takenAt, report: { outcome = $0 }
        ) { sink in
            summary = try importer.run { fact in
                try Task.checkCancellation()
                try sink(fact)
            }
            try sink(.readLists(summary.trackedLists))
            for part in report.lost { try sink(.missingPart(MissingPart(part))) }
        }
        return Done(snapshot: number, report: report, summary: summary, outcome: outcome)
    }
}

extension MissingPart {
    init(_ part: LostPart) {
        self.init(
            call: part.call, accountID: part.account, region: part.region, subject: part.subject,
            reason: part.description)
    }
}

/// The summary of a live import as the terminal shows it.
enum LiveSummaryText {
    static func render(_ done: LiveAWSImport.Done) -> PrintedText {
        var lines: [String] = []
        let report = done.report
        lines.append(
            "\(report.calls) calls to \(report.places.count == 1 ? "1 region" : "\(report.places.count) regions"): \(report.places.joined(separator: ", "))"
        )
        for count in done.summary.documents where count.items > 0 {
            lines.append("  \(count.kind): \(count.items)")
        }
        lines += done.outcome.lines
        if !report.lost.isEmpty {
            lines.append("not read, and so missing from the snapshot:")
            lines += report.lost.map { "  " + $0.description }
        }
        let permissions = Set(report.lost.filter { $0.reason == .denied }.map(\.permission)).sorted()
        if !permissions.isEmpty {
            lines.append(
                "permissions to add (`ekscost import aws --print-policy` prints the whole policy): "
                    + permissions.joined(separator: ", "))
        }
        lines += report.notes.map { "warning: " + $0 } + done.summary.warnings.map { "warning: " + $0 }
        return lines.map { PrintedText($0) }.joined(separator: "\n")
    }
}
