import Topology
import Units

/// Reads one bill in CSV line by line.
struct BillTable: ~Copyable {
    private var stream: CSVStream
    private let format: BillFormat
    private let items: BillItems
    /// Indicates whether the header has a bill's columns; nothing can be read where it has not.
    let isBill: Bool
    /// Times repeat for thousands of lines: the last one of each column is kept with its bytes.
    private var startCache = TimeCache()
    private var endCache = TimeCache()

    init(path: String, items: BillItems, fill: @escaping JSONWindow.Fill) throws(ImportError) {
        var stream = try CSVStream(path: path, fill: fill)
        guard let header = try stream.header() else {
            throw .badBill(
                path: path, line: 1, what: "the file is empty", mend: "download it again, or leave it out")
        }
        guard let (format, places) = BillFormat.of(header) else {
            self.stream = stream
            self.format = .cur
            self.items = items
            isBill = false
            return
        }
        for column in format.needed where places[column.rawValue] == nil {
            throw .badBill(
                path: path, line: 1, what: "the column \(format.title(column)) is missing",
                mend: "export the bill with it")
        }
        stream.want(places)
        self.stream = stream
        self.format = format
        self.items = items
        isBill = true
    }

    /// The fault of a table that is none.
    var notABill: ImportError {
        .badBill(
            path: stream.path, line: 1,
            what: "the header names no column of a Cost and Usage Report or of FOCUS",
            mend: "name a CSV with lineItem/UnblendedCost, line_item_unblended_cost or BilledCost")
    }

    mutating func readAll(_ sink: (BillFact) throws -> Void) throws {
        while try stream.next() {
            guard let start = startCache.hour(field(.start)) else { throw badTime(.start) }
            let number = try items.classNumber(stream.fields, format: format) { () throws(ImportError) in
                try item(start: start)
            }
            let usage = try usage(start: start, isKept: items.isKept(number))
            try items.add(usage, class: number, fields: stream.fields, sink)
        }
    }

    private func field(_ column: BillColumn) -> CSVField { stream.fields[column.rawValue] }

    private mutating func usage(start: Int, isKept: Bool) throws(ImportError) -> BilledUsage {
        let cost = try number(.cost)
        // Other services count in bytes and requests that no billionth has room for; only their money matters.
        guard isKept else { return BilledUsage(start: start, hours: 0, quantity: 0, cost: cost) }
        var hours = 0
        if field(.end).count > 0 {
            guard let end = endCache.hour(field(.end)) else { throw badTime(.end) }
            hours = max(0, end - start)
        }
        return BilledUsage(
            start: start, hours: hours, quantity: try number(.quantity), cost: cost,
            netCost: try optional(.netCost), listCost: try optional(.listCost))
    }

    private func badTime(_ column: BillColumn) -> ImportError {
        stream.bad(
            "\(format.title(column)) is '\(field(column).string)'",
            "a time is written 2026-01-01T05:00:00Z, in UTC")
    }

    private func optional(_ column: BillColumn) throws(ImportError) -> Int64? {
        field(column).count == 0 ? nil : try number(column)
    }

    private func number(_ column: BillColumn) throws(ImportError) -> Int64 {
        if let number = BillDecimal.billionths(field(column).bytes) { return number }
        throw stream.bad(
            "\(format.title(column)) is '\(field(column).string)'",
            "a plain decimal below 9000000000 is expected; export the bill again")
    }

    /// The values that a line of a new class adds to it.
    private func item(start hour: Int) throws(ImportError) -> BilledItem {
        let type = BilledUsageType(field(.usageType).string)
        var month = UTCHour(hour).month
        if field(.period).count > 0 {
            guard let start = BillTime.hour(field(.period).bytes) else { throw badTime(.period) }
            // Accounts east of Greenwich have periods that begin on the last day of the month before.
            month = UTCHour(start + 24).month
        }
        guard let month else { throw badTime(.start) }
        let region = field(.region).string
        let currency = field(.currency).string
        return BilledItem(
            month: month, payer: field(.payer).string, kind: format.kind { field($0).string },
            service: field(.service).string, usageType: type.name,
            operation: type.peer.map { "to:\($0)" } ?? field(.operation).string,
            region: region.isEmpty || region == "global" ? type.region : Region(region),
            unit: field(.unit).string,
            currency: currency.isEmpty ? "USD" : currency)
    }
}

/// Remembers the hour of the last text.
private struct TimeCache {
    private var text: [UInt8] = []
    private var hour = 0

    mutating func hour(_ field: CSVField) -> Int? {
        if field.count > 0, text.elementsEqual(field.bytes) { return hour }
        guard let new = BillTime.hour(field.bytes) else { return nil }
        text = Array(field.bytes)
        hour = new
        return new
    }
}
