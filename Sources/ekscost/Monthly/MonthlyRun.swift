import Capacity
import Cost
import Estate
import Foundation
import Report
import Simulation
import Store
import Topology
import Units
import Words

/// Imports, simulates, reports, checks and prunes, in this order, each step whole or not at all.
struct MonthlyRun: Sendable {
    let settings: MonthlySettings
    let database: String
    let target: BillingMonth
    /// Seconds since 1970 UTC.
    let now: Int64
    let isQuiet: Bool

    func run(assessment: AssessmentArguments, into result: inout MonthlyResult) async throws {
        let check = try MonthlyCheck(settings)
        try expectSnapshot()
        let importing = MonthlyImport(settings: settings, database: database, now: now, isQuiet: isQuiet)
        let imported = try await Interruption.guarding { try await importing.run(metersOf: target) }
        result.snapshot = imported.snapshot
        result.warnings += imported.warnings
        let store = try TopologyStore(path: database)
        let plan = MonthlyPlan(target: target, reports: settings.reports, limit: settings.catchUp)
        var assessments: [Assessment] = []
        let told = SnapshotMonths(try store.snapshots(counted: false))
        for month in plan.months {
            guard let number = told.snapshot(of: month)?.number else {
                result.missed.append(month.description)
                result.warnings.append("\(month): no snapshot tells of it, so it has no report")
                note("\(month) was missed: no snapshot tells of it")
                continue
            }
            let estate = try store.estate(number, detail: .everything)
            assessments.append(try report(month, of: estate, number, assessment, &result))
            if month == target { try hold(estate, against: check, assessment, &result) }
        }
        // What a check holds the cost against may be the snapshot that goes now.
        if let kept = settings.keptSnapshots { result.pruned = try store.prune(keeping: kept) }
        try Strictness.check(assessments, strict: assessment.strict)
        if result.check?.failed == true { result.exitCode = 1 }
    }

    /// Before the long work: what is imported now tells of the month that ended last, and of no other.
    private func expectSnapshot() throws {
        guard target.next != BillingMonth(holding: now) else { return }
        let isThere = FileManager.default.fileExists(atPath: database)
        let infos = isThere ? try TopologyStore(readingFrom: database).snapshots(counted: false) : []
        let told = SnapshotMonths(infos)
        guard told.snapshot(of: target) == nil else { return }
        throw ReportChoice.unknown(target, told, database)
    }

    private func note(_ text: PrintedText) { if !isQuiet { Console.note(text) } }

    private var redactionKey: String? { settings.redacts ? RedactionKeyFile.beside(database) : nil }

    private func hold(
        _ estate: Estate, against check: MonthlyCheck, _ assessment: AssessmentArguments,
        _ result: inout MonthlyResult
    ) throws {
        var arguments = assessment
        arguments.month = target.description
        let (outcome, text) = try check.run(
            on: estate,
            by: CheckMaker(database: database, assessment: arguments, redactionKey: redactionKey))
        result.check = outcome
        note(text)
    }

    // MARK: - Report

    private func report(
        _ month: BillingMonth, of estate: Estate, _ number: Int64, _ assessment: AssessmentArguments,
        _ result: inout MonthlyResult
    ) throws -> Assessment {
        var arguments = assessment
        arguments.month = month.description
        let report = try ReportMaker(
            database: database, assessment: arguments, language: nil, redactionKey: redactionKey
        ).report(of: estate)
        let files = ReportFiles(folder: settings.reports, month: report.month)
        let pictures = try files.write(report)
        let answer = report.assessment
        result.currency = answer.currency
        let (cost, complete) = answer.total.document
        result.months.append(
            MonthlyResult.Month(
                month: month.description, snapshot: number, monthlyCost: cost, complete: complete,
                findings: report.findings.count,
                reports: [files.markdown, files.workbook] + pictures))
        result.warnings += answer.warnings.map { "\(month): \($0)" }
        note("report of \(month) in \(files.markdown) and \(files.workbook)")
        return answer
    }
}
