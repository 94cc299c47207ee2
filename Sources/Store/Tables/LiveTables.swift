import Topology
import Units

/// The tables of what only a live import tells.
enum LiveTables {
    static let account = Table<Account>(
        "account", key: ["id"], blank: { Account(id: "", name: nil) },
        [Field("id", \.id), Field("name", \.name)])

    static let meterReading = Table<MeterReading>(
        "meterReading", key: ["resource", "metric"],
        blank: { MeterReading(resource: "", metric: .networkIn, amount: 0) },
        [
            Field("resource", \.resource), Field("metric", \.metric), Field("amount", \.amount),
            Field("month", \.month),
        ])

    static let missingPart = Table<MissingPart>(
        "missingPart", key: ["call", "accountID", "region", "subject"],
        blank: { MissingPart(call: "", accountID: "", region: "", subject: "", reason: "") },
        [
            Field("call", \.call), Field("accountID", \.accountID), Field("region", \.region),
            Field("subject", \.subject), Field("reason", \.reason),
        ])
}

extension MeterReading.Metric: ColumnValue {}

extension BillingMonth: ColumnValue {
    func bind(to statement: Statement) { statement.bind(description) }
    static func read(from statement: Statement) throws -> BillingMonth {
        let text = statement.text()
        guard let month = BillingMonth(text) else { throw BadValue("'\(text)' is no month") }
        return month
    }
}
