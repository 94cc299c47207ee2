import GRDB
public import Topology
public import Units

extension TopologyStore {
    /// The usage of some usage types in a month's bill over time, all resources of a region together.
    ///
    /// - Parameter snapshot: nil for the newest.
    public func billedSeries(of snapshot: Int64?, month: BillingMonth, usageTypes: [String]) throws
        -> [BilledSeries]
    {
        try translating {
            try database.read { db in
                let number = try find(snapshot, db).number
                return try usageTypes.flatMap { try Self.series(number, month, $0, db) }
            }
        }
    }

    private static func series(_ snapshot: Int64, _ month: BillingMonth, _ usageType: String, _ db: Database)
        throws -> [BilledSeries]
    {
        let rows = try Statement(
            db,
            """
            SELECT service, region, startHour, hours, sum(quantity) FROM billItem JOIN billUsage ON itemID = id
            WHERE snapshotID = ? AND month = ? AND usageType = ?
                AND kind IN ('usage', 'reservedUsage', 'savingsPlanUsage')
            GROUP BY service, region, startHour, hours ORDER BY service, region, startHour
            """)
        rows.bind(snapshot)
        rows.bind(month.description)
        rows.bind(usageType)
        var all: [BilledSeries] = []
        while try rows.next() {
            let (service, region) = (rows.text(), rows.optionalText().map { Region($0) })
            if all.last?.service != service || all.last?.region != region {
                all.append(BilledSeries(usageType: usageType, service: service, region: region, points: []))
            }
            let (start, hours) = (Int(rows.integer()), Int(rows.integer()))
            all[all.count - 1].points.append(
                BilledSeries.Point(start: start, hours: hours, quantity: Int128(rows.integer())))
        }
        return all
    }
}
