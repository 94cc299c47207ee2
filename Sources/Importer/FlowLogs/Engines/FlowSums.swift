public import Topology
import Words

/// An engine's answer to `FlowSQL`, whatever the engine printed it as.
public struct FlowSums: Hashable, Sendable {
    struct Row: Hashable, Sendable {
        var part: String
        var kind: String
        var source: String
        var destination: String
        var service: String
        var path: String
        var bytes: UInt64
        var back: UInt64
        var packets: UInt64
        var records: UInt64
        var first: UInt64?
        var last: UInt64?
    }

    private(set) var rows: [Row] = []

    /// Reads what an engine printed: CSV, columns apart by tabs, or the JSON of `aws athena get-query-results`.
    ///
    /// - Parameter path: what errors name.
    /// - Throws: `ImportError.badTable` where the columns are not the aggregate's.
    public init(_ bytes: [UInt8], path: String) throws {
        let table = try Self.table(bytes, path)
        guard let header = table.first, header.fields == FlowSQL.columns else {
            throw ImportError.badTable(
                path: path, line: 1,
                what: "the columns are not \(FlowSQL.columns.joined(separator: ","))",
                mend: "give the result of the statement that `ekscost flow-logs sql` prints")
        }
        // Some engines repeat the header, one before each page or file.
        for record in table.dropFirst() where record.fields != FlowSQL.columns {
            rows.append(try Self.row(record.fields, path, record.line))
        }
    }

    /// Reads a file, or standard input for `-`.
    ///
    /// - Throws: `ImportError`.
    public init(path: String) throws {
        let file = path == "-" ? FileBytes() : try FileBytes(path: path)
        try self.init(file.readAll(limit: Self.greatestSize), path: file.path)
    }

    /// Sums are few, whatever the size of the logs.
    private static let greatestSize = 256 << 20

    private typealias Record = (line: Int, fields: [String])

    private static func table(_ bytes: [UInt8], _ path: String) throws -> [Record] {
        let start = bytes.first { !" \t\r\n".utf8.contains($0) }
        if start == UInt8(ascii: "{") { return try athena(bytes, path) }
        let firstLine = bytes.prefix { $0 != UInt8(ascii: "\n") }
        if firstLine.contains(UInt8(ascii: "\t")) {
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n").enumerated().map {
                ($0 + 1, $1.split(separator: "\t", omittingEmptySubsequences: false).map(String.init))
            }
        }
        var records = CSVReader(bytes)
        var table: [Record] = []
        while let record = try records.next(of: path) { table.append((record.line, record.fields)) }
        return table
    }

    /// `{"ResultSet": {"Rows": [{"Data": [{"VarCharValue": "sum"}, …]}]}}`.
    private static func athena(_ bytes: [UInt8], _ path: String) throws -> [Record] {
        var rest = bytes[...]
        var window = try JSONWindow(path: path) { buffer throws(ImportError) in
            let count = min(rest.count, buffer.count)
            buffer.copyBytes(from: rest.prefix(count))
            rest = rest.dropFirst(count)
            return count
        }
        let value = try window.read { reader throws(JSONStop) in try reader.value() }
        return (value["ResultSet"]?.elements("Rows") ?? []).enumerated().map { number, row in
            (number + 1, row.elements("Data").map { $0.text("VarCharValue") ?? "" })
        }
    }

    private static func row(_ cells: [String], _ path: String, _ line: Int) throws -> Row {
        func bad(_ what: String) -> ImportError {
            .badTable(path: path, line: line, what: what, mend: "run the statement again")
        }
        guard cells.count == FlowSQL.columns.count else {
            throw bad("\(cells.count) cells where \(FlowSQL.columns.count) are expected")
        }
        func number(_ cell: Int) throws -> UInt64 {
            guard let number = UInt64(cells[cell]) else {
                throw bad("\(FlowSQL.columns[cell]) is '\(cells[cell])', a whole number is expected")
            }
            return number
        }
        return Row(
            part: cells[0], kind: cells[1], source: cells[2], destination: cells[3], service: cells[4],
            path: cells[5],
            bytes: try number(6), back: try number(7), packets: try number(8), records: try number(9),
            first: UInt64(cells[10]), last: UInt64(cells[11]))
    }
}

extension FlowMatrix {
    /// The matrix of an engine's sums, by the rule of the embedded reader.
    ///
    /// - Throws: `ImportError.badTable` where the sums name a place that the snapshot does not have.
    public init(_ sums: FlowSums, snapshot: Snapshot, ranges: AWSRanges = AWSRanges(), path: String) throws {
        let estate = FlowEstate(snapshot, ranges: ranges)
        let numbers = Dictionary(estate.places.enumerated().map { ($1.label, $0) }) { first, _ in first }
        var found: [Sum] = []
        var counts = FlowCounts()
        var talkers: [TalkerSum] = []
        let addresses = AddressTrie(
            estate.prefixes.map { ($0.block, UInt32($0.place) | UInt32($0.workload) << 16) })
        for row in sums.rows {
            switch row.part {
            case "hour": counts.hours.insert(UInt32(row.source) ?? 0)
            case "talker":
                if let talker = TalkerSum(row, estate: estate, numbers: numbers, addresses: addresses) {
                    talkers.append(talker)
                }
            default:
                counts.add(row)
                guard let seen = FlowSeen(name: row.kind) else { continue }
                guard let source = numbers[row.source], let destination = numbers[row.destination] else {
                    throw ImportError.badTable(
                        path: path, line: 1,
                        what: "\(row.source) or \(row.destination) is not in the snapshot",
                        mend: "print the statement and import its result with the same snapshot")
                }
                found.append(
                    Sum(
                        seen: seen, source: source, destination: destination, service: row.service,
                        path: Int(row.path) ?? 0,
                        sum: FlowSum(bytes: row.bytes, packets: row.packets, records: row.records)))
            }
        }
        self.init(snapshot: snapshot, estate: estate, sums: found)
        self.counts = counts
        talkerSums = talkers
    }
}

extension FlowSeen {
    fileprivate init?(name: String) {
        switch name {
        case "egress": self = .egress
        case "ingress": self = .ingress
        case "either": self = .either
        case "nat": self = .nat
        case "transit": self = .transit
        default: return nil
        }
    }
}

extension FlowCounts {
    fileprivate mutating func add(_ row: FlowSums.Row) {
        let records = Int(clamping: row.records)
        switch row.kind {
        case "broken": broken += records
        case "nodata": noData += records
        case "skipdata": skipData += records
        default: good += records
        }
        switch row.kind {
        case "rejected": rejected += records
        case "again": seenAgain += records
        case "unsized": withoutBytes += records
        case "elsewhere":
            elsewhere += records
            bytesElsewhere &+= row.bytes
        default: break
        }
        first = [first, row.first].compactMap { $0 }.min()
        last = [last, row.last].compactMap { $0 }.max()
    }
}
