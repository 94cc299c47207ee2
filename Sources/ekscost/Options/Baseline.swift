import Capacity
import Cost
import Estate
import Exchange
import Foundation
import Simulation
import Store
import Topology
import Units

/// The earlier snapshot that a report is held against, and what it cost in its own month at its own prices.
struct Baseline {
    var estate: Estate
    /// The month that the snapshot tells of.
    var told: BillingMonth
    var assessment: Assessment

    /// The snapshot `since`, or the one that tells of the newest earlier month; nil where there is none.
    ///
    /// - Parameter redactor: hides the names of things, as it does those of `snapshot`; nil hides none.
    static func find(
        for estate: Estate, since: Int64?, in path: String, _ arguments: AssessmentArguments,
        redactor: Redactor? = nil
    ) throws -> Baseline? {
        let store = try TopologyStore(readingFrom: path)
        let months = SnapshotMonths(try store.snapshots(counted: false))
        guard let month = arguments.told ?? SnapshotMonths.own(of: estate.takenAt) else { return nil }
        let earlier = months.newest(before: month, besides: estate.number)
        guard let number = since ?? earlier?.taken.number else { return nil }
        let older = try store.estate(number)
        let told =
            since == nil
            ? earlier?.month
            : months.month(toldBy: number, before: month) ?? SnapshotMonths.own(of: older.takenAt)
        guard let told else { return nil }
        do {
            return Baseline(
                estate: older, told: told,
                assessment: try assessed(
                    older, month: arguments.told == nil ? nil : told, arguments, redactor))
        } catch let failure as Failure where since == nil && failure.exitCode == 65 {
            // What was asked for, a VPC or a cluster, was not there yet.
            return nil
        }
    }

    static func assessed(
        _ estate: Estate, month: BillingMonth?, _ arguments: AssessmentArguments, _ redactor: Redactor? = nil
    ) throws -> Assessment {
        var arguments = arguments
        arguments.month = month?.description
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

    /// The number of months from the older snapshot's month to the newer one's.
    static func months(from older: Estate, to newer: Estate) -> Int {
        guard let newer = SnapshotMonths.own(of: newer.takenAt),
            let older = SnapshotMonths.own(of: older.takenAt)
        else { return 0 }
        return newer.months(since: older)
    }
}
