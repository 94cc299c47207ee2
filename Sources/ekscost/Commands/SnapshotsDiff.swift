import ArgumentParser
import Capacity
import Cost
import Estate
import Simulation
import Store
import Topology
import Units
import Words

/// `ekscost snapshots diff`: what two snapshots do not agree on, and with `--cost` what that did to the bill.
struct SnapshotsDiff: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "What appeared, went or changed between two snapshots.",
        discussion:
            "With --cost the change of the monthly cost, split into price, usage and topology to the last digit."
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @Argument(help: "The earlier snapshot's number.") var from: Int64
    @Argument(help: "The later snapshot's number.") var to: Int64
    @Flag(help: "What the changes cost.") var cost = false
    @Option(
        help:
            "The month to ask the earlier snapshot in. Default: as far before --month as it was taken, else its own."
    )
    var fromMonth: String?
    @Flag(help: "Ask both in a standard month of 730 hours instead of each in its own month.")
    var standardMonth = false
    @Option(help: "table, json or markdown.") var format = OutputFormat.table

    func validate() throws {
        if format == .csv { throw ValidationError("snapshots diff prints table, json or markdown") }
        if let fromMonth, BillingMonth(fromMonth) == nil {
            throw ValidationError("--from-month takes YYYY-MM, not '\(fromMonth)'")
        }
        if standardMonth, assessment.month != nil || fromMonth != nil {
            throw ValidationError("--standard-month and a month exclude each other")
        }
    }

    func run() throws {
        let store = try TopologyStore(readingFrom: database.path)
        guard cost else { return try printChanges(try store.changes(from: from, to: to)) }
        let (older, newer) = (try store.estate(from), try store.estate(to))
        let months = asked(older, newer)
        let story = ChangeStory(
            before: try Baseline.assessed(older, month: months.before, assessment),
            after: try Baseline.assessed(newer, month: months.after, assessment))
        let output = ChangeStoryOutput(story: story, from: "\(from)", to: "\(to)")
        switch format {
        case .json: try Console.json(ChangeStoryDocument(story, from: "\(from)", to: "\(to)"))
        case .markdown: Console.markdown(output.text(markdown: true, on: .pipe))
        default: Console.data(output.text(markdown: false, on: .current))
        }
    }

    /// The months that both are asked in; nil for a standard month.
    private func asked(_ older: Estate, _ newer: Estate) -> (before: BillingMonth?, after: BillingMonth?) {
        guard !standardMonth else { return (nil, nil) }
        let before = fromMonth.flatMap { BillingMonth($0) }
        guard let month = assessment.told else {
            return (before ?? SnapshotMonths.own(of: older.takenAt), SnapshotMonths.own(of: newer.takenAt))
        }
        return (before ?? month.earlier(by: Baseline.months(from: older, to: newer)), month)
    }

    private struct Document: Encodable {
        struct Change: Encodable { var change, noun, id: String }
        var schema = "ekscost.snapshots-diff.v1"
        var from, to: String
        var changes: [Change]
    }

    private func printChanges(_ changes: [ResourceChange]) throws {
        let rows = changes.map { [$0.kind.rawValue, $0.noun, $0.id] }
        let grid = Grid(header: ["change", "kind", "name"], rows: rows, numbers: [])
        switch format {
        case .json:
            try Console.json(
                Document(
                    from: "\(from)", to: "\(to)",
                    changes: rows.map { .init(change: $0[0], noun: $0[1], id: $0[2]) }))
        case .markdown: Console.markdown(grid.markdown)
        default:
            // Nothing on standard output, for scripts take that as nothing changed.
            guard !rows.isEmpty else {
                return Console.note("no difference between snapshots \(from) and \(to)")
            }
            let terminal = Terminal.current
            Console.data(terminal.isForPeople ? grid.text(on: terminal) : .tabs(rows))
        }
    }
}
