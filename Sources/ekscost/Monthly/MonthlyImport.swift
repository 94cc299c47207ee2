import Importer
import Store
import Topology
import Units
import Words

/// Everything that a month's run reads, as one snapshot: where one input fails, or the run is killed, there is none.
struct MonthlyImport: Sendable {
    let settings: MonthlySettings
    let database: String
    /// Seconds since 1970 UTC.
    let now: Int64
    let isQuiet: Bool

    struct Imported: Sendable {
        var snapshot: Int64
        var warnings: [String] = []
    }

    /// The answers of AWS and the clusters, before anything is written.
    private struct Live {
        var aws: (answers: AnswerFolder, report: AWSImport.Report)?
        var kubectl: (answers: AnswerFolder, clusters: [KubectlImport.Cluster])?
    }

    /// - Parameter month: whose meters are read, where the settings ask for them.
    func run(metersOf month: BillingMonth) async throws -> Imported {
        // Before the long work: a store that cannot be opened must not cost minutes first.
        let store = try TopologyStore(path: database)
        let live = try await gather(metersOf: month)
        try Task.checkCancellation()
        return try keep(live, in: store)
    }

    private func gather(metersOf month: BillingMonth) async throws -> Live {
        var live = Live()
        guard settings.aws != nil || settings.kubectl != nil else { return live }
        let progress = LiveProgress(isQuiet: isQuiet)
        defer { progress.end() }
        if var options = settings.aws {
            options.metersOf = settings.readsMeters ? month : nil
            let folder = try AnswerFolder()
            let report = try await AWSImport(options).gather(into: folder, show: { progress.show($0) })
            live.aws = (folder, report)
        }
        if let options = settings.kubectl {
            let folder = try AnswerFolder()
            let read = try await KubectlImport(options).gather(into: folder, show: { progress.show($0) })
            live.kubectl = (folder, read)
        }
        return live
    }

    /// Files, answers and tables in one transaction.
    private func keep(_ live: Live, in store: TopologyStore) throws -> Imported {
        defer { withExtendedLifetime(live) {} }
        let paths = settings.json + (live.aws.map { [$0.answers.answers] } ?? [])
        let report = live.aws?.report
        let clusters = live.kubectl?.clusters ?? []
        let kubectl = settings.kubectl.map { LiveKubectlImport(options: $0, cluster: settings.cluster) }
        var summary = ImportSummary()
        var matches: [ClusterMatch?] = []
        var warnings: [String] = []
        var outcome = ImportOutcome()
        let number = try store.importSnapshot(
            label: "run-monthly", takenAt: now, report: { outcome = $0 }
        ) { sink in
            var known = Snapshot()
            var ends = KnownEnds()
            summary = try JSONImport(paths: paths, keepGoing: false).run { fact in
                // The snapshot is of this run, also where an input is an exported one.
                if case .takenAt(_) = fact { return }
                try Task.checkCancellation()
                known.note(fact)
                ends.note(fact)
                try sink(fact)
            }
            guard !summary.documents.isEmpty else {
                throw Failure(
                    "nothing that ekscost reads, \(paths.joined(separator: " ")), see monthly.import.json of the configuration",
                    exitCode: 65)
            }
            try sink(.readLists(summary.trackedLists))
            for part in report?.lost ?? [] { try sink(.missingPart(MissingPart(part))) }
            if let kubectl {
                matches = try kubectl.matches(of: clusters, in: known)
                let kept = try LiveKubectlImport.keep(clusters, as: matches) { fact in
                    ends.note(fact)
                    try sink(fact)
                }
                summary.add(kept)
            }
            warnings += try keepTraffic(knowing: ends, in: sink)
        }
        note("snapshot \(number) in \(database)\n\(ImportSummaryText.render(summary, outcome))")
        for (context, match) in LiveKubectlImport.names(of: clusters, matches) {
            note("\(LiveKubectlImport.Done.line(context, match))")
        }
        let lost = (report?.lost ?? []) + clusters.flatMap(\.lost)
        return Imported(
            snapshot: number,
            warnings: lost.map(\.description) + (report?.notes ?? []) + summary.warnings + warnings)
    }

    /// The traffic tables of the settings, each once.
    private func keepTraffic(
        knowing ends: KnownEnds, in sink: (Fact) throws -> Void
    ) throws -> [String] {
        let (files, repeated) = try TrafficFile.distinct(settings.traffic)
        var warnings = repeated.map { "not read: \($0.path): \($0.reason)" }
        let tables = TableNaming([]).tables(for: files, name: nil, at: now)
        for (file, table) in zip(files, tables) {
            try sink(.trafficTable(name: table.name, file: table.file, importedAt: now))
            warnings += try TrafficTable.read(file, name: table.name, known: ends) {
                try sink(.traffic($0))
            }.warnings
        }
        return warnings
    }

    private func note(_ text: PrintedText) { if !isQuiet { Console.note(text) } }
}

extension Snapshot {
    /// Remembers what tells a cluster by: its name and address, and whose the instances are.
    fileprivate mutating func note(_ fact: Fact) {
        switch fact {
        case .cluster(let cluster): clusters.append(cluster)
        case .instance(let instance): instances.append(instance)
        default: break
        }
    }
}
