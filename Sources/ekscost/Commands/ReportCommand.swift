import ArgumentParser
import Foundation
import Report
import Simulation
import Topology
import Units

/// `ekscost report`: the month as Markdown and as a workbook.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Write the month's report as Markdown and XLSX.")

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @OptionGroup var redaction: RedactionOptions
    @Option(help: "The folder for the files.") var out = "reports"
    @Flag(name: .shortAndLong, help: "Print no file names.") var quiet = false

    func run() throws {
        let (snapshot, world) = try redacted(try database.load())
        let report = ReportBuilder(snapshot: snapshot, world: world).build()
        let files = ReportFiles(folder: out, month: report.month)
        try files.write(report)
        for warning in report.assessment.warnings { Console.note("warning: \(warning)") }
        if !quiet {
            Console.data(files.markdown)
            Console.data(files.workbook)
        }
        try Strictness.check([report.assessment], strict: assessment.strict)
    }

    /// What the report is of: the user names things by their own names, the report by those that replace them.
    private func redacted(_ snapshot: Snapshot) throws -> (Snapshot, World) {
        var world = try assessment.world(for: snapshot)
        guard let redactor = try redaction.redactor(for: snapshot, database: database.path) else {
            return (snapshot, world)
        }
        world.options.vpcID = world.options.vpcID.map { redactor.id($0) }
        world.options.clusterName = world.options.clusterName.map { redactor.name($0) }
        return (snapshot.redacted(by: redactor), world)
    }
}

/// Walks a snapshot through the simulation and gathers what a report shows.
struct ReportBuilder {
    let snapshot: Snapshot
    let world: World

    func build() -> MonthlyReport {
        let now = Assessment(of: snapshot, book: world.book, calendar: world.calendar, options: world.options)
        let month = world.options.month?.description ?? String(world.options.day.prefix(7))
        let time = Date(timeIntervalSince1970: TimeInterval(snapshot.takenAt))
        let stamp = time.formatted(
            .verbatim(
                "\(year: .defaultDigits)-\(month: .twoDigits)-\(day: .twoDigits) \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits) UTC",
                timeZone: .gmt, calendar: Calendar(identifier: .gregorian)))
        let ways = natWays(now)
        return MonthlyReport(
            month: month, isCalendarMonth: world.options.month != nil, snapshot: snapshot, takenAt: stamp,
            assessment: now,
            findings: now.findings(
                in: snapshot, book: world.book, calendar: world.calendar, options: world.options),
            natOptions: ways.options, breakEven: ways.breakEven, risk: ZoneRisk(of: snapshot),
            second: second(now.total), version: Version.text)
    }

    /// What there is now and the other ways to run NAT; empty where nothing goes out through NAT.
    private func natWays(_ now: Assessment) -> (options: [MonthlyReport.NATOption], breakEven: [BreakEven]) {
        let ways: [(name: String, scenario: any Scenario)] = [
            ("single", SingleNAT(zone: nil)), ("one a zone", NATPerAZ()), ("regional", RegionalNAT()),
        ]
        var options: [MonthlyReport.NATOption] = []
        var breakEven: [BreakEven] = []
        for way in ways {
            guard
                let answer = try? WhatIf(
                    [way.scenario], on: snapshot, book: world.book, calendar: world.calendar,
                    options: world.options)
            else { continue }
            if options.isEmpty {
                options.append(
                    MonthlyReport.NATOption(
                        name: "as it is", command: nil, total: now.total, isComplete: now.isComplete,
                        change: .zero, zonesAtRisk: answer.riskBefore.zonesAtRisk))
                breakEven = answer.breakEven
            }
            options.append(
                MonthlyReport.NATOption(
                    name: way.name, command: "ekscost what-if \(way.scenario.name)",
                    total: answer.after.total, isComplete: answer.after.isComplete,
                    change: answer.before.isFullyPriced && answer.after.isFullyPriced ? answer.change : nil,
                    zonesAtRisk: answer.riskAfter.zonesAtRisk))
        }
        return (options, breakEven)
    }

    private func second(_ total: Money) -> MonthlyReport.SecondCurrency? {
        world.configuration.currency.map { currency in
            MonthlyReport.SecondCurrency(
                code: currency.code, total: total.scaled(by: currency.rate),
                note: "1 USD = \(DecimalText.of(currency.rate)) \(currency.code), \(currency.date)")
        }
    }
}

/// A rate of exchange as people write it.
private enum DecimalText {
    static func of(_ ratio: Ratio) -> String { Money(billionths: 1_000_000_000).scaled(by: ratio).decimal }
}

extension ZoneRisk {
    /// How many zones lose their way out with another zone.
    fileprivate var zonesAtRisk: Int { Set(losses.flatMap(\.zonesCutOff)).count }
}
