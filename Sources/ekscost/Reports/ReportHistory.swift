import Capacity
import Cost
import Estate
import Foundation
import Pricing
import Simulation
import Store
import Topology
import Units

/// The months before the report's, each from the snapshot that tells of it, at that month's prices and settings.
struct ReportHistory {
    let store: TopologyStore
    /// The report's own snapshot, its things by their own names.
    let estate: Estate
    let arguments: AssessmentArguments
    let world: World
    /// The number of months that a report looks back.
    static let most = 36

    /// The months up to the report's own, and the next one if nothing changes.
    func upTo(_ now: Assessment) throws -> CostHistory {
        guard let month = world.options.month ?? BillingMonth(String(world.options.day.prefix(7))) else {
            return CostHistory(months: [], next: nil)
        }
        var months = try earlier(than: month).map { number, month in
            MonthCost(month, snapshot: number, try assess(try store.estate(number), month))
        }
        months.append(MonthCost(month, snapshot: estate.number, now))
        let next = try month.next.map { MonthCost($0, snapshot: nil, try assess(estate, $0)) }
        return CostHistory(months: months, next: next)
    }

    /// The snapshots that tell of the earlier months, the oldest first.
    private func earlier(than month: BillingMonth) throws -> [(Int64, BillingMonth)] {
        let all = SnapshotMonths(try store.snapshots(counted: false))
        return all.months.filter { $0 < month }.suffix(Self.most - 1).compactMap { month in
            all.snapshot(of: month).map { ($0.number, month) }
        }
    }

    private func assess(_ estate: Estate, _ month: BillingMonth) throws -> Assessment {
        let question = try question(of: estate, month)
        return Assessment(
            of: estate, book: question.book, calendar: world.calendar, options: question.options)
    }

    /// The answer of a snapshot for a month.
    func question(
        of estate: Estate, _ month: BillingMonth
    ) throws -> (book: PriceBook, options: AssessmentOptions) {
        var options = world.options
        options.month = month
        options.hours = world.options.month == nil ? BillingMonth.standardHours : month.hours
        options.day = "\(month)-\(month.days)"
        options.discounts = world.configuration.discounts(in: month)
        let book = try arguments.book(for: estate, on: options.day, configuration: world.configuration)
        return (book, options)
    }
}
