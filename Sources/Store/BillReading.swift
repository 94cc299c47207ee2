import GRDB
public import Topology
public import Units

extension TopologyStore {
    /// The months that a snapshot has a bill of, the oldest first.
    ///
    /// - Parameter snapshot: nil for the newest.
    public func billedMonths(of snapshot: Int64?) throws -> [BillingMonth] {
        try translating {
            try database.read { db in
                let number = try find(snapshot, db).number
                return try String.fetchAll(
                    db,
                    sql: """
                        SELECT month FROM billItem WHERE snapshotID = ?1
                        UNION SELECT month FROM billElsewhere WHERE snapshotID = ?1 ORDER BY 1
                        """, arguments: [number]
                ).compactMap { BillingMonth($0) }
            }
        }
    }

    /// A month's bill as a snapshot has it; without lines where it has none.
    ///
    /// - Parameter snapshot: nil for the newest.
    public func bill(of snapshot: Int64?, month: BillingMonth) throws -> Bill {
        try translating {
            try database.read { db in
                let number = try find(snapshot, db).number
                return Bill(
                    month: month, lines: try Self.billedLines(number, month, db),
                    elsewhere: try Self.billedElsewhere(number, month, db))
            }
        }
    }

    private static func billedLines(_ snapshot: Int64, _ month: BillingMonth, _ db: Database) throws
        -> [BilledLine]
    {
        let rows = try Statement(
            db,
            """
            SELECT id, payer, account, kind, service, usageType, operation, region, zone, resource, cluster, unit,
                currency, startHour, hours, lines, quantity, cost, netCost, listCost
            FROM billItem JOIN billUsage ON itemID = id
            WHERE snapshotID = ? AND month = ? ORDER BY id, startHour, hours
            """)
        rows.bind(snapshot)
        rows.bind(month.description)
        var lines: [BilledLine] = []
        var last: Int64?
        while try rows.next() {
            let id = rows.integer()
            if id == last {
                rows.skip(12)
            } else {
                last = id
                lines.append(try blankLine(month, rows))
            }
            add(rows, to: &lines[lines.count - 1])
        }
        return lines
    }

    private static func blankLine(_ month: BillingMonth, _ rows: Statement) throws -> BilledLine {
        let (payer, account, kind) = (rows.text(), rows.text(), rows.text())
        guard let kind = BilledItem.Kind(rawValue: kind) else {
            throw StoreError.damagedRow(table: "billItem", reason: "'\(kind)' is no kind of line")
        }
        let item = BilledItem(
            month: month, payer: payer, account: account, kind: kind, service: rows.text(),
            usageType: rows.text(),
            operation: rows.text(), region: rows.optionalText().map { Region($0) },
            zone: rows.optionalText().map { ZoneName($0) }, resource: rows.text(),
            cluster: rows.optionalText(),
            unit: rows.text(), currency: rows.text())
        return BilledLine(
            item: item, lines: 0, quantity: 0, cost: .zero, hours: HourSet(), grain: 0)
    }

    private static func add(_ rows: Statement, to line: inout BilledLine) {
        let (start, hours) = (Int(rows.integer()), Int(rows.integer()))
        line.hours.insert(start..<start + hours)
        line.grain = max(line.grain, hours)
        line.lines += Int(rows.integer())
        line.quantity += Int128(rows.integer())
        line.cost += Money(billionths: Int128(rows.integer()))
        for path in [\BilledLine.netCost, \BilledLine.listCost] {
            guard !rows.isNull else {
                rows.skip()
                continue
            }
            line[keyPath: path] =
                (line[keyPath: path] ?? .zero) + Money(billionths: Int128(rows.integer()))
        }
    }

    private static func billedElsewhere(_ snapshot: Int64, _ month: BillingMonth, _ db: Database) throws
        -> [BilledElsewhere]
    {
        try Row.fetchAll(
            db,
            sql: """
                SELECT payer, service, kind, currency, lines, cost FROM billElsewhere
                WHERE snapshotID = ? AND month = ? ORDER BY payer, service, kind, currency
                """, arguments: [snapshot, month.description]
        ).map { row in
            BilledElsewhere(
                month: month, payer: row[0], service: row[1],
                kind: BilledItem.Kind(rawValue: row[2]) ?? .other,
                currency: row[3], lines: row[4], cost: Money(billionths: Int128(row[5] as Int64)))
        }
    }
}
