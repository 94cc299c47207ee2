import ArgumentParser
import Capacity
import Cost
import Estate
import Foundation
import Store
import Topology
import Units
import Words

/// `ekscost snapshots list`: every snapshot with what it holds, and with `--cost` what each costs.
struct SnapshotsList: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The snapshots with what each holds.",
        discussion:
            "A terminal gets a table; a pipe gets one line a snapshot, its fields apart by tabs, without a header."
    )

    @OptionGroup var database: DatabaseOptions
    @OptionGroup var assessment: AssessmentArguments
    @Flag(help: "What each costs a month and how many addresses are free, with a picture of both over time.")
    var cost = false
    @Option(help: "table, json or csv.") var format = OutputFormat.table

    func validate() throws {
        if format == .markdown { throw ValidationError("snapshots list prints table, json or csv") }
    }

    func run() throws {
        let store = try TopologyStore(readingFrom: database.path)
        let rows = try store.snapshots().map { info in
            SnapshotRow(info, try cost ? SnapshotRow.Figures(of: info, in: store, assessment) : nil)
        }
        switch format {
        case .json: try Console.json(SnapshotsDocument(snapshots: rows))
        case .csv: Console.document(SnapshotRow.csv(rows, cost: cost))
        default:
            guard !rows.isEmpty else { return }
            let terminal = Terminal.current
            Console.data(
                terminal.isForPeople
                    ? SnapshotRow.table(rows, cost: cost, on: terminal) : SnapshotRow.tabs(rows, cost: cost))
        }
    }
}

struct SnapshotsDocument: Encodable {
    var schema = "ekscost.snapshots.v1"
    var snapshots: [SnapshotRow]
}

/// One snapshot of the list.
struct SnapshotRow: Encodable {
    /// The columns that `--cost` adds.
    struct Figures: Encodable {
        var monthly_cost: String
        var complete: Bool
        /// The free addresses of all subnets, as AWS last said; nil where no subnet says.
        var addresses_free: Int?
        /// The same cost with what is missing from it, for people.
        let total: Total

        enum CodingKeys: String, CodingKey { case monthly_cost, complete, addresses_free }

        init(of info: SnapshotInfo, in store: TopologyStore, _ assessment: AssessmentArguments) throws {
            let estate = try store.estate(info.number)
            let world = try assessment.world(for: estate)
            let answer = Assessment(
                of: estate, book: world.book, calendar: world.calendar, options: world.options)
            total = answer.total
            (monthly_cost, complete) = total.document
            let free = estate.subnets.compactMap(\.availableIPAddressCount)
            addresses_free = free.isEmpty ? nil : free.reduce(0, +)
        }
    }

    var number: Int64
    var taken_at: String
    var label: String
    var counts: [String: Int]
    var figures: Figures?

    init(_ info: SnapshotInfo, _ figures: Figures?) {
        number = info.number
        taken_at = Date(timeIntervalSince1970: TimeInterval(info.takenAt)).formatted(.iso8601)
        label = info.label
        counts = info.counts
        self.figures = figures
    }

    /// The counts as words, `6 subnet, 1 vpc`.
    private var holds: String { counts.map { "\($0.value) \($0.key)" }.sorted().joined(separator: ", ") }

    /// `2026-10-01 00:00`, in UTC.
    private var day: String { String(taken_at.prefix(16)).replacing("T", with: " ") }

    /// The counts that a table has room for.
    private static let shown = ["vpc", "subnet", "natGateway", "cluster", "node", "pod", "traffic"]

    private var money: [String] {
        guard let figures else { return [] }
        return [
            figures.total.amount.marked,
            figures.addresses_free.map(String.init) ?? "unknown",
        ]
    }

    static func tabs(_ rows: [SnapshotRow], cost: Bool) -> PrintedText {
        .tabs(rows.map { row in ["\(row.number)", row.taken_at, row.label, row.holds] + row.money })
    }

    static func csv(_ rows: [SnapshotRow], cost: Bool) -> String {
        let nouns = Set(rows.flatMap(\.counts.keys)).sorted()
        let head = ["number", "taken_at", "label"] + nouns
        let figures = cost ? ["monthly_cost", "complete", "addresses_free"] : []
        return CSVText.table(
            head + figures,
            rows.map { row in
                ["\(row.number)", row.taken_at, row.label] + nouns.map { "\(row.counts[$0] ?? 0)" }
                    + (row.figures.map {
                        [$0.monthly_cost, "\($0.complete)", $0.addresses_free.map(String.init) ?? ""]
                    } ?? [])
            })
    }

    static func table(_ rows: [SnapshotRow], cost: Bool, on terminal: Terminal) -> PrintedText {
        let nouns = shown.filter { noun in rows.contains { $0.counts[noun] != nil } }
        let header =
            ["snapshot", "taken (UTC)", "from"] + nouns + (cost ? ["USD a month", "addresses free"] : [])
        let grid = Grid(
            header: header,
            rows: rows.map { row in
                ["\(row.number)", row.day, row.label]
                    + nouns.map { row.counts[$0].map(String.init) ?? "–" } + row.money
            }, numbers: Set([0] + (3..<header.count)))
        return ([grid.text(on: terminal)] + (cost ? trends(rows) : [])).joined(separator: "\n\n")
    }

    /// Both figures over time, oldest to newest.
    private static func trends(_ rows: [SnapshotRow]) -> [PrintedText] {
        guard rows.count > 1 else { return [] }
        // By the time they were taken, for an older export may have been imported last.
        let rows = rows.sorted { ($0.taken_at, $0.number) < ($1.taken_at, $1.number) }
        let costs = rows.map { $0.figures?.total }
        let free = rows.map { $0.figures?.addresses_free }
        var lines: [PrintedText] = []
        if let first = costs.first ?? nil, let last = costs.last ?? nil {
            let line = Sparkline.text(costs.map { $0?.amount.lower?.billionths })
            lines.append("cost       \(line)  \(first.amount.inDollars) → \(last.amount.inDollars)")
        }
        let known = free.compactMap(\.self)
        if let first = known.first, let last = known.last {
            lines.append(
                "addresses  \(Sparkline.text(free.map { $0.map { Int128($0) } }))  \(first) → \(last) free")
        }
        return lines.isEmpty ? [] : [lines.joined(separator: "\n")]
    }
}
