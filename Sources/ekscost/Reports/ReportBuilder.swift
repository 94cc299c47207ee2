import Capacity
import Cost
import Estate
import Foundation
import Report
import Simulation
import Topology
import Units
import Words

/// Walks a snapshot through the simulation and gathers what a report shows.
struct ReportBuilder {
    let estate: Estate
    let world: World
    let language: Language
    let history: ReportHistory
    /// The facts of each instance type.
    let facts: [String: InstanceFacts]
    /// The addresses in use in earlier snapshots, for the dates on which things run out.
    let usage: [SnapshotUsage]
    /// Growth a month in the place of the trend.
    let growth: Ratio?
    /// A change to compare with.
    let changes: [any Scenario]

    func build() throws -> MonthlyReport {
        let model = CostModel(
            of: estate, book: world.book, calendar: world.calendar, options: world.options)
        let month = world.options.month?.description ?? String(world.options.day.prefix(7))
        let time = Date(timeIntervalSince1970: TimeInterval(estate.takenAt))
        let stamp = time.formatted(
            .verbatim(
                "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits) UTC",
                timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
        return MonthlyReport(
            month: month, isCalendarMonth: world.options.month != nil,
            snapshot: estate.view(of: world.options.scope),
            takenAt: stamp,
            model: model,
            findings: model.now.findings(
                in: estate, book: world.book, calendar: world.calendar, options: world.options),
            breakEven: model.ways.count > 1
                ? BreakEven.all(
                    estate.view(of: world.options.scope), book: world.book, options: world.options) : [],
            history: try history.upTo(model.now),
            capacity: CapacityAssessment(
                of: estate, facts: facts, options: capacity, history: usage),
            whatIf: changes.isEmpty
                ? nil
                : try WhatIf(
                    changes, on: estate, book: world.book, calendar: world.calendar,
                    options: world.options, facts: facts),
            second: second(model.now.total),
            language: language, version: Version.text)
    }

    private var capacity: CapacityOptions {
        var options = CapacityOptions()
        options.scope = world.options.scope
        options.start = CalendarDay(seconds: estate.takenAt)
        options.growth = growth
        return options
    }

    private func second(_ total: Total) -> MonthlyReport.SecondCurrency? {
        world.configuration.currency.map { currency in
            MonthlyReport.SecondCurrency(
                code: currency.code,
                rate: Money(billionths: 1_000_000_000).scaled(by: currency.rate).decimal,
                date: currency.date, total: total.scaled(by: currency.rate))
        }
    }
}
