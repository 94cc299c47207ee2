import Capacity
import Cost
import Estate
import Report
import Simulation
import Store
import Topology
import Units

/// The month that a report is of, and the snapshot that tells of it.
struct ReportChoice {
    var month: BillingMonth
    var snapshot: Int64
    /// The headline's note on the choice.
    var notes: [MonthNote] = []

    /// - Parameters:
    ///   - month: what was asked for; nil takes the snapshot's own month.
    ///   - named: a snapshot that somebody named, which goes before the rule.
    ///   - now: what the clock says, seconds since 1970 UTC.
    /// - Throws: `Failure` with 66 for a month that is to come or that no snapshot tells of, `StoreError`.
    init(month: BillingMonth?, named: Int64?, in store: TopologyStore, at path: String, now: Int64) throws {
        let infos = try store.snapshots(counted: false)
        let months = SnapshotMonths(infos)
        guard let base = named ?? infos.last?.number else { throw StoreError.empty(path: path) }
        guard let info = infos.first(where: { $0.number == base }) else {
            throw StoreError.noSnapshot(number: base, path: path)
        }
        guard let asked = month ?? SnapshotMonths.own(of: info.takenAt) else {
            throw Failure(
                "snapshot \(base) was taken at a time of which there is no bill, \(path), name its month with --month",
                exitCode: 65)
        }
        // A snapshot that was taken later is as good a clock as the machine's.
        guard asked.start <= max(now, months.newest?.at ?? now) else {
            throw Failure(
                "\(asked) has not begun, --month, \(Self.known(months))", exitCode: 66)
        }
        let told = months.snapshot(of: asked)
        guard let number = named ?? told?.number else {
            throw Self.unknown(asked, months, path)
        }
        self.month = asked
        snapshot = number
        if let named, named != told?.number { notes.append(.named(instead: told?.number)) }
        let taken = infos.first { $0.number == number }?.takenAt ?? 0
        if BillingMonth(holding: taken) == asked { notes.append(.running) }
    }

    /// The snapshot and month that the options of a command choose.
    init(_ database: DatabaseOptions, _ assessment: AssessmentArguments) throws {
        let store = try TopologyStore(readingFrom: database.path)
        try self.init(
            month: assessment.told, named: try database.named(in: store), in: store, at: database.path,
            now: WallClock.seconds)
    }

    /// The arguments of a command, of the month that is chosen.
    func arguments(_ assessment: AssessmentArguments) -> AssessmentArguments {
        var arguments = assessment
        arguments.month = month.description
        return arguments
    }

    func estate(in path: String) throws -> Estate {
        try TopologyStore(readingFrom: path).estate(snapshot, detail: .everything)
    }

    /// Nothing in the store tells of a month.
    static func unknown(_ month: BillingMonth, _ months: SnapshotMonths, _ path: String) -> Failure {
        Failure(
            "no snapshot tells of \(month), \(path), \(known(months)); import what was saved then with --taken-at, or name a snapshot with --snapshot",
            exitCode: 66)
    }

    /// The months there are, the newest of them where they are many.
    private static func known(_ months: SnapshotMonths) -> String {
        let all = months.months
        guard !all.isEmpty else { return "the store tells of no month" }
        return "the store tells of " + (all.count > 24 ? "…, " : "")
            + all.suffix(24).map(\.description).joined(separator: ", ")
    }
}

extension SnapshotMonths {
    init(_ infos: [SnapshotInfo]) { self.init(infos.map { Taken(number: $0.number, at: $0.takenAt) }) }
}
