import Foundation
import Simulation
import Store
import Topology
import Units

/// The earlier snapshot that a report is held against, and what it cost in its own month at its own prices.
struct Baseline {
    var estate: Estate
    /// The month that the snapshot tells of, `2026-09`.
    var told: String
    var assessment: Assessment

    /// The snapshot `since`, or the newest that tells of an earlier month; nil where there is none.
    ///
    /// - Parameter redactor: hides the names of things, as it does those of `snapshot`; nil hides none.
    static func find(
        for estate: Estate, since: Int64?, in path: String, _ arguments: AssessmentArguments,
        redactor: Redactor? = nil
    ) throws -> Baseline? {
        let store = try TopologyStore(readingFrom: path)
        let number = try since ?? earlier(than: estate, arguments, store)
        guard let number else { return nil }
        let older = try store.estate(number)
        guard let told = ReportHistory.month(of: older.takenAt) else { return nil }
        do {
            let month = arguments.month == nil ? nil : told.description
            return Baseline(
                estate: older, told: told.description,
                assessment: try assessed(older, month: month, arguments, redactor))
        } catch let failure as Failure where since == nil && failure.exitCode == 65 {
            // What was asked for, a VPC or a cluster, was not there yet.
            return nil
        }
    }

    private static func earlier(
        than estate: Estate, _ arguments: AssessmentArguments, _ store: TopologyStore
    ) throws -> Int64? {
        let month =
            arguments.month.flatMap { BillingMonth($0) } ?? ReportHistory.month(of: estate.takenAt)
        guard let month else { return nil }
        return try store.snapshots(counted: false).filter { info in
            info.number != estate.number && info.takenAt < estate.takenAt
                && ReportHistory.month(of: info.takenAt).map { $0 < month } ?? false
        }.max { ($0.takenAt, $0.number) < ($1.takenAt, $1.number) }?.number
    }

    static func assessed(
        _ estate: Estate, month: String?, _ arguments: AssessmentArguments, _ redactor: Redactor? = nil
    ) throws -> Assessment {
        var arguments = arguments
        arguments.month = month
        var world = try arguments.world(for: estate)
        guard let redactor else {
            return Assessment(
                of: estate, book: world.book, calendar: world.calendar, options: world.options)
        }
        world.options.scope = redactor.scope(world.options.scope)
        return Assessment(
            of: estate.redacted(by: redactor), book: world.book, calendar: world.calendar,
            options: world.options)
    }

    /// The month that is to the older snapshot what `month` is to the newer one.
    static func month(of older: Estate, as month: String?, in newer: Estate) -> String? {
        guard let month = month.flatMap({ BillingMonth($0) }) else { return nil }
        let index = month.year * 12 + month.month - 1 - months(from: older, to: newer)
        return BillingMonth(year: index / 12, month: index % 12 + 1)?.description
    }

    /// Months between the months that two snapshots tell of.
    static func months(from older: Estate, to newer: Estate) -> Int {
        monthIndex(newer.takenAt) - monthIndex(older.takenAt)
    }

    /// Months since the year 0, of a time in seconds since 1970 UTC; the day before counts, as for reports.
    private static func monthIndex(_ seconds: Int64) -> Int {
        let date = UTCHour(Int((seconds - 86_400) / 3600)).date
        return date.year * 12 + date.month - 1
    }
}
