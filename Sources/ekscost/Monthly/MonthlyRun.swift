import Foundation
import Importer
import Report
import Simulation
import Store
import Topology
import Units

/// Imports, simulates, reports and prunes, in this order, each step whole or not at all.
struct MonthlyRun: Sendable {
    let settings: MonthlySettings
    let database: String
    let target: BillingMonth
    /// Seconds since 1970 UTC.
    let now: Int64
    let isQuiet: Bool

    func run(assessment: AssessmentArguments, into result: inout MonthlyResult) async throws {
        let imported = try await Interruption.guarding { try await importAll() }
        result.snapshot = imported.snapshot
        result.warnings += imported.warnings
        let store = try TopologyStore(path: database)
        let plan = MonthlyPlan(target: target, reports: settings.reports, limit: settings.catchUp)
        var assessments: [Assessment] = []
        for month in plan.months {
            let number =
                month == target
                ? imported.snapshot : try snapshotNumber(for: month, else: imported.snapshot, in: store)
            assessments.append(try report(month, of: number, in: store, assessment, &result))
        }
        if let kept = settings.keptSnapshots { result.pruned = try store.prune(keeping: kept) }
        try Strictness.check(assessments, strict: assessment.strict)
    }

    private func note(_ text: String) { if !isQuiet { Console.note(text) } }

    // MARK: - Import

    private struct Imported: Sendable {
        var snapshot: Int64
        var warnings: [String] = []
    }

    /// All inputs make one snapshot; where one of them fails there is none.
    private func importAll() async throws -> Imported {
        // Before the long work: a store that cannot be opened must not cost minutes first.
        let store = try TopologyStore(path: database)
        let progress = LiveProgress(isQuiet: isQuiet)
        var answers: AnswerFolder?
        var report: AWSImport.Report?
        if var options = settings.aws {
            options.metersOf = settings.readsMeters ? target : nil
            let folder = try AnswerFolder()
            defer { progress.end() }
            report = try await AWSImport(options).gather(into: folder, show: { progress.show($0) })
            answers = folder
        }
        var imported = try keep(settings.json + (answers.map { [$0.answers] } ?? []), report, in: store)
        guard let options = settings.kubectl else { return imported }
        do {
            let done = try await LiveKubectlImport(options: options, cluster: nil)
                .run(into: database, snapshot: String(imported.snapshot), show: { progress.show($0) })
            progress.end()
            note(done.text)
            imported.warnings += done.lost.map(\.description) + done.summary.warnings
            return imported
        } catch {
            // A snapshot without its clusters would look like one of an estate that has none.
            progress.end()
            try store.remove(imported.snapshot)
            throw error
        }
    }

    /// What lies in files and what AWS answered, in one transaction.
    private func keep(_ paths: [String], _ report: AWSImport.Report?, in store: TopologyStore) throws
        -> Imported
    {
        var summary = ImportSummary()
        var warnings: [String] = []
        let number = try store.importSnapshot(label: "run-monthly", takenAt: now) { sink in
            summary = try JSONImport(paths: paths, keepGoing: false).run { fact in
                // The snapshot is of this run, also where an input is an exported one.
                if case .takenAt(_) = fact { return }
                try Task.checkCancellation()
                try sink(fact)
            }
            guard !summary.documents.isEmpty else {
                throw Failure(
                    "nothing that ekscost reads, \(paths.joined(separator: " ")), see monthly.import.json of the configuration",
                    exitCode: 65)
            }
            for part in report?.lost ?? [] { try sink(.missingPart(MissingPart(part))) }
            for path in settings.traffic {
                warnings += try TrafficTable.read(path: path) { try sink(.traffic($0)) }.warnings
            }
        }
        note("snapshot \(number) in \(database)\n" + ImportSummaryText.render(summary))
        return Imported(
            snapshot: number,
            warnings: (report?.lost.map(\.description) ?? []) + (report?.notes ?? []) + summary.warnings
                + warnings)
    }

    // MARK: - Report

    /// The first snapshot that was taken once the month was over, as a run in time would have had it.
    private func snapshotNumber(
        for month: BillingMonth, else latest: Int64, in store: TopologyStore
    ) throws -> Int64 {
        try store.snapshots().filter { $0.takenAt >= month.end }.min { $0.takenAt < $1.takenAt }?.number
            ?? latest
    }

    private func report(
        _ month: BillingMonth, of number: Int64, in store: TopologyStore, _ assessment: AssessmentArguments,
        _ result: inout MonthlyResult
    ) throws -> Assessment {
        var arguments = assessment
        arguments.month = month.description
        let report = try ReportMaker(
            database: database, assessment: arguments, language: nil,
            redactionKey: settings.redacts ? RedactionKeyFile.beside(database) : nil
        ).report(of: try store.load(number, detail: .everything).withMeteredTraffic())
        let files = ReportFiles(folder: settings.reports, month: report.month)
        let pictures = try files.write(report)
        let answer = report.assessment
        result.currency = answer.currency
        result.months.append(
            MonthlyResult.Month(
                month: month.description, snapshot: number, monthlyCost: answer.total.decimal,
                complete: answer.isComplete, findings: report.findings.count,
                reports: [files.markdown, files.workbook] + pictures))
        result.warnings += answer.warnings.map { "\(month): \($0)" }
        note("report of \(month) in \(files.markdown) and \(files.workbook)")
        return answer
    }
}
