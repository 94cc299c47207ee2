import Foundation
import Simulation
import Store
import Topology
import Units

/// The earlier snapshot that a report is held against, and what it cost in its own month at its own prices.
struct Baseline {
    var snapshot: Snapshot
    /// The month of its figures, `2026-09`; nil where both sides are standard months.
    var month: String?
    var assessment: Assessment

    /// The snapshot `since`, or the newest of an earlier month; nil where there is none.
    static func find(
        for snapshot: Snapshot, since: Int64?, in database: DatabaseOptions, _ arguments: AssessmentArguments
    ) throws -> Baseline? {
        let store = try TopologyStore(readingFrom: database.path)
        let number: Int64? =
            try since
            ?? store.snapshots().last {
                $0.number != snapshot.number && monthIndex($0.takenAt) < monthIndex(snapshot.takenAt)
            }?.number
        guard let number else { return nil }
        let older = try store.load(number)
        let month = month(of: older, as: arguments.month, in: snapshot)
        do {
            return Baseline(
                snapshot: older, month: month, assessment: try assessed(older, month: month, arguments))
        } catch let failure as Failure where since == nil && failure.exitCode == 65 {
            // What was asked for, a VPC or a cluster, was not there yet.
            return nil
        }
    }

    static func assessed(_ snapshot: Snapshot, month: String?, _ arguments: AssessmentArguments) throws
        -> Assessment
    {
        var arguments = arguments
        arguments.month = month
        let world = try arguments.world(for: snapshot)
        return Assessment(of: snapshot, book: world.book, calendar: world.calendar, options: world.options)
    }

    /// The month that is to the older snapshot what `month` is to the newer one.
    static func month(of older: Snapshot, as month: String?, in newer: Snapshot) -> String? {
        guard let month = month.flatMap({ BillingMonth($0) }) else { return nil }
        let index =
            month.year * 12 + month.month - 1 - (monthIndex(newer.takenAt) - monthIndex(older.takenAt))
        return BillingMonth(year: index / 12, month: index % 12 + 1)?.description
    }

    /// Months since the year 0, of a time in seconds since 1970 UTC.
    static func monthIndex(_ seconds: Int64) -> Int {
        let date = UTCHour(Int(seconds / 3600)).date
        return date.year * 12 + date.month - 1
    }
}
