import GRDB
public import Topology
import Units

extension TopologyStore {
    /// Keeps a bill with a snapshot, in one transaction.
    ///
    /// A month that the bill names replaces what the snapshot had of that month and payer, for AWS delivers the
    /// whole month each time. Nothing is kept if `body` throws.
    /// - Parameters:
    ///   - snapshot: a snapshot's number.
    ///   - time: when it is imported, seconds since 1970 UTC; nil where that is not to be kept.
    ///   - body: hands over the facts.
    /// - Returns: the bills that the snapshot now has of the import, and lines of earlier imports that are gone.
    /// - Throws: `StoreError`, or what `body` throws.
    @discardableResult
    public func importBill(
        into snapshot: Int64, at time: Int64? = nil,
        _ body: (_ sink: (BillFact) throws -> Void) throws -> Void
    ) throws -> BillOutcome {
        try translating {
            try database.write { db in
                let writer = try BillWriter(db, snapshot: try find(snapshot, db).number)
                try body(writer.write)
                return try writer.finish(at: time)
            }
        }
    }
}

/// The outcome of writing a bill's lines.
public struct BillOutcome: Hashable, Sendable {
    /// Lines that the snapshot now has of it, counted ones of other services too.
    public var stored = 0
    /// Lines of an earlier import of the same months, which are gone.
    public var replaced = 0
}

/// Writes the facts of one bill.
private final class BillWriter {
    private let db: Database
    private let snapshot: Int64
    private let item: Statement
    private let usage: Statement
    private let elsewhere: Statement
    /// The table's ids by the importer's numbers.
    private var ids: [Int64] = []
    private var replaced: Set<String> = []
    private var bills: [String: (month: String, payer: String)] = [:]
    private var deliveries: [String: Set<String>] = [:]
    private var outcome = BillOutcome()

    init(_ db: Database, snapshot: Int64) throws {
        self.db = db
        self.snapshot = snapshot
        item = try Statement(
            db,
            """
            INSERT INTO billItem (snapshotID, month, payer, account, kind, service, usageType, operation, region,
                zone, resource, cluster, unit, currency) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)
            """)
        usage = try Statement(
            db,
            """
            INSERT INTO billUsage (itemID, startHour, hours, lines, quantity, cost, netCost, listCost)
            VALUES (?1, ?2, ?3, 1, ?4, ?5, ?6, ?7)
            ON CONFLICT DO UPDATE SET lines = lines + 1, quantity = quantity + excluded.quantity,
                cost = cost + excluded.cost, netCost = netCost + excluded.netCost,
                listCost = listCost + excluded.listCost
            """)
        elsewhere = try Statement(
            db,
            """
            INSERT INTO billElsewhere (snapshotID, month, payer, service, kind, currency, lines, cost)
            VALUES (?,?,?,?,?,?,?,?)
            """)
    }

    func write(_ fact: BillFact) throws {
        switch fact {
        case .delivery(let month, let id): deliveries[month.description, default: []].insert(id)
        case .usage(let number, let it):
            usage.bind(ids[number])
            usage.bind(Int64(it.start))
            usage.bind(Int64(it.hours))
            usage.bind(it.quantity)
            usage.bind(it.cost)
            it.netCost.bind(to: usage)
            it.listCost.bind(to: usage)
            try usage.run()
        case .item(_, let it):
            try replace(it.month, it.payer)
            item.bind(snapshot)
            for text in [
                it.month.description, it.payer, it.account, it.kind.rawValue, it.service, it.usageType,
                it.operation,
            ] { item.bind(text) }
            it.region.bind(to: item)
            it.zone.bind(to: item)
            item.bind(it.resource)
            it.cluster.bind(to: item)
            item.bind(it.unit)
            item.bind(it.currency)
            try item.run()
            ids.append(db.lastInsertedRowID)
        case .elsewhere(let it):
            try replace(it.month, it.payer)
            elsewhere.bind(snapshot)
            for text in [it.month.description, it.payer, it.service, it.kind.rawValue, it.currency] {
                elsewhere.bind(text)
            }
            elsewhere.bind(Int64(it.lines))
            guard let cost = Int64(exactly: it.cost.billionths) else {
                throw StoreError.internalFault(reason: "a bill of more than nine billion dollars")
            }
            elsewhere.bind(cost)
            try elsewhere.run()
        }
    }

    /// Lists the bills of this import among the snapshot's inputs.
    func finish(at time: Int64?) throws -> BillOutcome {
        for bill in bills.sorted(by: { $0.key < $1.key }) {
            let rows =
                try Int.fetchOne(
                    db,
                    sql: """
                        SELECT coalesce((SELECT sum(lines) FROM billItem JOIN billUsage ON itemID = billItem.id
                                WHERE snapshotID = ?1 AND month = ?2 AND payer = ?3), 0)
                            + coalesce((SELECT sum(lines) FROM billElsewhere
                                WHERE snapshotID = ?1 AND month = ?2 AND payer = ?3), 0)
                        """, arguments: [snapshot, bill.value.month, bill.value.payer]) ?? 0
            outcome.stored += rows
            try TopologyStore.keep(
                SnapshotInput(
                    kind: .bill, name: bill.key,
                    delivery: deliveries[bill.value.month]?.sorted().joined(separator: ", "),
                    rows: rows,
                    importedAt: time),
                in: snapshot, db)
        }
        return outcome
    }

    private static func name(_ month: String, _ payer: String) -> String {
        payer.isEmpty ? month : "\(month) \(payer)"
    }

    /// Removes what an earlier import kept of the month, once.
    private func replace(_ month: BillingMonth, _ payer: String) throws {
        bills[Self.name(month.description, payer)] = (month.description, payer)
        guard replaced.insert("\(month) \(payer)").inserted else { return }
        // A bill that names no payer is of the same account as one that does; others of this import stay.
        let kept = replaced.filter { $0.hasPrefix("\(month) ") }.map { $0.dropFirst(8) }.filter {
            $0 != payer
        }
        let payers = try String.fetchAll(
            db,
            sql: """
                SELECT payer FROM billItem WHERE snapshotID = ?1 AND month = ?2
                UNION SELECT payer FROM billElsewhere WHERE snapshotID = ?1 AND month = ?2
                """, arguments: [snapshot, month.description])
        for old in payers where (old == payer || old.isEmpty || payer.isEmpty) && !kept.contains(old[...]) {
            let name = Self.name(month.description, old)
            outcome.replaced +=
                try Int.fetchOne(
                    db, sql: "SELECT rows FROM input WHERE snapshotID = ? AND kind = 'bill' AND name = ?",
                    arguments: [snapshot, name]) ?? 0
            try TopologyStore.forget(bill: name, in: snapshot, db)
        }
    }
}
