import Capacity
import Cost
import Estate
import Exchange
import Foundation
import Report
import Simulation
import Store
import Topology
import Units
import Words

/// Makes a month's report of a snapshot, for the command and for the monthly run alike.
struct ReportMaker {
    let database: String
    let assessment: AssessmentArguments
    /// nil takes the locale's.
    let language: Language?
    /// The file with the secret to hide names by; nil hides none.
    let redactionKey: String?
    /// A change to compare with.
    var changes: [any Scenario] = []
    /// The earlier snapshot to tell the changes since; nil takes the newest of an earlier month.
    var since: Int64?
    /// Growth of the pods a month; nil takes the trend of the snapshots.
    var growth: Ratio?
    /// The headline's note on the choice of the snapshot.
    var notes: [MonthNote] = []

    /// The changes since the earlier snapshot, things by the names that the report shows.
    private func changes(
        since plain: Estate, to now: Assessment, _ redactor: Redactor?
    ) throws -> ReportedChanges? {
        let baseline = try Baseline.find(
            for: plain, since: since, in: database, assessment, redactor: redactor)
        guard let baseline, let number = baseline.estate.number else { return nil }
        return ReportedChanges(
            story: ChangeStory(before: baseline.assessment, after: now), snapshot: number,
            month: baseline.told.description)
    }

    func report(of plain: Estate) throws -> MonthlyReport { try made(of: plain).report }

    /// The report with what it was asked of, for whoever asks further.
    func made(of plain: Estate) throws -> MadeReport {
        let language = language ?? Language(environment: ProcessInfo.processInfo.environment)
        var world = try assessment.world(for: plain)
        // The months before hold sums alone, so they are asked for by the things' own names.
        let history = ReportHistory(
            store: try TopologyStore(readingFrom: database), estate: plain, arguments: assessment,
            world: world)
        let redactor = try redactionKey.map {
            Redactor(key: try RedactionKeyFile($0).key(), for: plain.snapshot)
        }
        // The user names things by their own names; what is shown has those that stand in their place.
        if let redactor {
            world.options.scope = redactor.scope(world.options.scope)
        }
        let estate = redactor.map { plain.redacted(by: $0) } ?? plain
        var report = try ReportBuilder(
            estate: estate, world: world, language: language, history: history,
            facts: try InstanceFactsFile(pricing: assessment.pricing).facts,
            usage: growth == nil ? try UsageReader.usage(upTo: plain.number, in: database, redactor) : [],
            growth: growth, changes: changes
        ).build()
        report.measured = try MeasuredPartBuilder(
            database: database, estate: estate, world: world, redactor: redactor
        ).build()
        report.notes = notes
        report.undatedSettings = world.configuration.undated
        report.changes = try changes(since: plain, to: report.assessment, redactor)
        return MadeReport(report: report, estate: estate, world: world, history: history, redactor: redactor)
    }
}

/// A report with the world that it was made in.
struct MadeReport {
    var report: MonthlyReport
    /// Things by the names that the report shows.
    var estate: Estate
    /// Things by the names that the report shows.
    var world: World
    let history: ReportHistory
    let redactor: Redactor?
}
