import Foundation
import Pricing
import Simulation
import Store
import Topology
import Units

/// The months before the report's, each from the last snapshot that was taken for it, at that month's prices.
struct ReportHistory {
    let store: TopologyStore
    /// The report's own snapshot, its things by their own names.
    let estate: Estate
    let arguments: AssessmentArguments
    let world: World
    /// How many months a report looks back.
    static let most = 36

    /// The months up to the report's own, and the next one if nothing changes.
    func upTo(_ now: Assessment) throws -> CostHistory {
        guard let month = world.options.month ?? BillingMonth(String(world.options.day.prefix(7))) else {
            return CostHistory(months: [], next: nil)
        }
        var months = try earlier(than: month).map { info, month in
            let past = try store.estate(info.number)
            return MonthCost(month, snapshot: info.number, try assess(past, month))
        }
        months.append(MonthCost(month, snapshot: estate.number, now))
        let next = try month.next.map { MonthCost($0, snapshot: nil, try assess(estate, $0)) }
        return CostHistory(months: months, next: next)
    }

    /// For each earlier month the last snapshot that tells of it.
    ///
    /// A snapshot taken in the first days of a month is the one that the report of the month before is made from.
    private func earlier(than month: BillingMonth) throws -> [(
        SnapshotInfo, BillingMonth
    )] {
        var last: [BillingMonth: SnapshotInfo] = [:]
        for info in try store.snapshots(counted: false) where info.number != estate.number {
            guard let told = Self.month(of: info.takenAt), told < month else { continue }
            if (last[told]?.takenAt ?? .min) <= info.takenAt { last[told] = info }
        }
        return last.sorted { $0.key < $1.key }.suffix(Self.most - 1).map { ($0.value, $0.key) }
    }

    /// The month that a snapshot tells of: that of the day before it was taken.
    static func month(of seconds: Int64) -> BillingMonth? {
        BillingMonth(String(AssessmentArguments.day(seconds - 86_400).prefix(7)))
    }

    private func assess(_ estate: Estate, _ month: BillingMonth) throws -> Assessment {
        let question = try question(of: estate, month)
        return Assessment(
            of: estate, book: question.book, calendar: world.calendar, options: question.options)
    }

    /// What was asked of a snapshot for a month.
    func question(
        of estate: Estate, _ month: BillingMonth
    ) throws -> (book: PriceBook, options: AssessmentOptions) {
        var options = world.options
        options.month = month
        options.hours = world.options.month == nil ? BillingMonth.standardHours : month.hours
        options.day = "\(month)-\(month.days)"
        let book = try arguments.book(for: estate, on: options.day, configuration: world.configuration)
        return (book, options)
    }
}
