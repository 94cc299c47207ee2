import Capacity
import Cost
import Estate
import Exchange
import Report
import Simulation
import Store
import Topology
import Units

/// The lines of each assessment that a report shows, asked again so that they say where they came from.
final class LineSource {
    let made: MadeReport
    let database: String
    private var known: [LineSelection.Period: ExplainIndex] = [:]

    init(_ made: MadeReport, database: String) {
        self.made = made
        self.database = database
    }

    private var report: MonthlyReport { made.report }
    private var estate: Estate { made.estate }

    /// The lines of a period.
    ///
    /// - Throws: what reading a past snapshot and its prices throws; `Failure` where there is none.
    func index(_ period: LineSelection.Period) throws -> ExplainIndex {
        if let index = known[period] { return index }
        let index = try make(period)
        known[period] = index
        return index
    }

    private func make(_ period: LineSelection.Period) throws -> ExplainIndex {
        switch period {
        case .now, .before: return asked(of: estate)
        case .way(let place):
            guard let scenario = report.model.ways[place].scenario else { return try index(.now) }
            return asked(of: try estate.applying(scenario))
        case .after:
            guard let after = report.whatIf?.estateAfter else { throw Self.nothing }
            return asked(of: after)
        case .next:
            guard let next = report.history.next else { throw Self.nothing }
            return try asked(of: estate, in: next.month)
        case .month(let place):
            let month = report.history.months[place]
            guard let number = month.snapshot else { throw Self.nothing }
            let past = try TopologyStore(readingFrom: database).estate(number)
            let shown = made.redactor.map { past.redacted(by: $0) } ?? past
            return try asked(of: shown, in: month.month)
        }
    }

    private static let nothing = Failure(
        "the report has no such part, ask with the options that it was written with", exitCode: 66)

    private func asked(of estate: Estate) -> ExplainIndex {
        let world = made.world
        return ExplainIndex(
            of: estate, book: world.book, calendar: world.calendar, options: world.options)
    }

    private func asked(of estate: Estate, in month: BillingMonth) throws -> ExplainIndex {
        var question = try made.history.question(of: estate, month)
        question.options.scope = made.world.options.scope
        return ExplainIndex(
            of: estate, book: question.book, calendar: made.world.calendar, options: question.options)
    }

    /// The lines that are meant, with what is unknown of them.
    func explanation(_ selection: LineSelection) throws -> Explanation {
        try index(selection.period).explain(
            subject(selection), lines: { selection.holds($0) }, unknowns: { selection.holds($0) })
    }

    private func subject(_ selection: LineSelection) -> Explanation.Subject {
        guard selection.period == .now, selection.parts.count == 1 else {
            return .part(words(selection))
        }
        return switch selection.parts[0] {
        case .all: .total
        case .category(let category): .category(category)
        case .zone(let zone?): .zone(zone)
        default: .part(words(selection))
        }
    }

    /// A selection in words: `category nat-gateway with NAT one a zone`.
    func words(_ selection: LineSelection) -> String {
        let parts = selection.parts.map { part in
            switch part {
            case .all: "all lines"
            case .category(let category): "category \(category.rawValue)"
            case .counted(let category, let unit): "category \(category.rawValue) counted in \(unit)"
            case .zone(let zone): zone.map { "zone \($0)" } ?? "what belongs to no zone"
            }
        }.joined(separator: " and ")
        return parts + ending(selection.period)
    }

    private func ending(_ period: LineSelection.Period) -> String {
        switch period {
        case .now: ""
        case .before: " before the change"
        case .after: " after \(report.whatIf?.changes.joined(separator: ", ") ?? "the change")"
        case .way(let place):
            report.model.ways[place] == .asItIs
                ? " with NAT current" : " with NAT \(report.model.ways[place].rawValue)"
        case .month(let place):
            " of \(report.history.months[place].month)"
                + (report.history.months[place].snapshot.map { ", from snapshot \($0)" } ?? "")
        case .next: " in \(report.history.next?.month.description ?? "the next month") if nothing changes"
        }
    }
}
