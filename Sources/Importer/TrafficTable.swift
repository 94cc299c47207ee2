public import Topology
import Units
import Words

/// The traffic table: who sends how much to whom in a month.
public struct TrafficTable {
    /// The name of each column in the header.
    private enum Column: String, CaseIterable {
        case source, destination
        case out = "gb_out"
        case back = "gb_in"
        case basis
    }

    private let path: String
    /// The name of the rows in messages, and the name of the table that they belong to.
    private let origin: String
    private let name: String
    private let places: [Column: Int]
    private let width: Int

    /// Reads the table and hands each flow over.
    ///
    /// - Parameters:
    ///   - source: a CSV file, or standard input.
    ///   - name: the table's name; nil takes the file's.
    ///   - known: what the rows may name; nil takes any row.
    /// - Throws: `ImportError`, also where the table has no row: it would leave nothing of the one before.
    public static func read(
        _ source: TrafficFile, name: String? = nil, known: KnownEnds? = nil,
        _ sink: (TrafficFlow) throws -> Void
    ) throws -> TrafficTableSummary {
        let file = source.path == "-" ? FileBytes() : try FileBytes(path: source.path)
        let bytes = try file.readAll(limit: CSVReader.greatestSize)
        if let other = ForeignFile.of(bytes, name: file.path)?.error(file.path, for: .traffic) { throw other }
        var records = CSVReader(bytes)
        guard let header = try records.next(of: file.path) else {
            throw ImportError.badTable(
                path: file.path, line: 1, what: "the file is empty",
                mend: "begin it with the header source,destination,gb_out,gb_in")
        }
        let table = try TrafficTable(path: file.path, source, name, header: header)
        var summary = TrafficTableSummary(warnings: table.warnings(header))
        while let record = try records.next(of: file.path) {
            if record.fields.allSatisfy({ $0.isEmpty }) { continue }
            let flow = try table.flow(record)
            if let (what, mend) = known?.complaint(of: flow) { throw table.bad(record, what, mend) }
            try sink(flow)
            summary.flows += 1
        }
        guard summary.flows > 0 else {
            throw ImportError.badTable(
                path: file.path, line: header.line, what: "there is no row below the header",
                mend: "add rows, or remove the table with `ekscost snapshots rm SNAPSHOT --traffic NAME`")
        }
        return summary
    }

    private init(
        path: String, _ source: TrafficFile, _ name: String?, header: CSVReader.Record
    ) throws(ImportError) {
        self.path = path
        self.name = name ?? source.name
        origin = source.origin(ofTable: self.name)
        width = header.fields.count
        var places: [Column: Int] = [:]
        for (index, name) in header.fields.enumerated() {
            guard let column = Column(rawValue: name.trimmed.lowercased()) else { continue }
            guard places.updateValue(index, forKey: column) == nil else {
                throw .badTable(
                    path: path, line: header.line, what: "the column \(column.rawValue) is there twice",
                    mend: "leave one of them out")
            }
        }
        for column in Column.allCases where column != .basis && places[column] == nil {
            throw .badTable(
                path: path, line: header.line, what: "the column \(column.rawValue) is missing",
                mend: "the header wants source, destination, gb_out and gb_in, in any order")
        }
        self.places = places
    }

    private func warnings(_ header: CSVReader.Record) -> [String] {
        let known = Set(places.values)
        let others = header.fields.enumerated().filter { !known.contains($0.offset) }.map(\.element)
        return others.isEmpty ? [] : ["\(path): columns not used: \(others.joined(separator: ", "))"]
    }

    private func flow(_ record: CSVReader.Record) throws(ImportError) -> TrafficFlow {
        guard record.fields.count == width else {
            throw bad(
                record, "\(record.fields.count) fields where the header has \(width)",
                "a comma inside a field wants quotes around the field")
        }
        let source = try source(record)
        let destination = try destination(record)
        if case .loadBalancer = source {
            guard destination == .targets else {
                throw bad(record, "a load balancer sends to its targets", "write targets as destination")
            }
        } else if destination == .targets {
            throw bad(record, "only a load balancer has targets", "write lb:NAME as source")
        }
        return TrafficFlow(
            source: source, destination: destination,
            out: try gigabytes(.out, record),
            back: try gigabytes(.back, record), basis: try basis(record), origin: "\(origin):\(record.line)",
            table: name)
    }

    private func field(_ column: Column, _ record: CSVReader.Record) -> String {
        places[column].map { record.fields[$0].trimmed } ?? ""
    }

    private func bad(_ record: CSVReader.Record, _ what: String, _ mend: String) -> ImportError {
        .badTable(path: path, line: record.line, what: what, mend: mend)
    }

    private func source(_ record: CSVReader.Record) throws(ImportError) -> TrafficSource {
        let text = field(.source, record)
        if let source = TrafficSource(text: text) { return source }
        throw bad(
            record, "'\(text)' is no source",
            "write a subnet id, a zone's name or id, namespace/workload, cluster/namespace/workload, or lb:NAME"
        )
    }

    private func destination(_ record: CSVReader.Record) throws(ImportError) -> TrafficDestination {
        let text = field(.destination, record)
        if let destination = TrafficDestination(text: text) { return destination }
        throw bad(
            record, "'\(text)' is no destination",
            "write internet, s3, dynamodb, aws:SERVICE (each with @region where it is another one), a subnet id, "
                + "a zone, vpc:ID, tgw, cidr:A.B.C.D/N, or targets for lb:NAME")
    }

    private func gigabytes(_ column: Column, _ record: CSVReader.Record) throws(ImportError) -> Quantity<
        Gigabyte
    > {
        let text = field(column, record)
        guard let quantity = Self.gigabytes(text) else {
            throw bad(
                record, "\(column.rawValue) is '\(text)'",
                "write GB a month as a plain decimal from 0 to 1000000000 with at most nine decimals")
        }
        return quantity
    }

    /// GB a month as a row may have them; nil for what is none, and beyond 10^9 GB.
    static func gigabytes(_ text: String) -> Quantity<Gigabyte>? {
        guard let quantity = Quantity<Gigabyte>(decimal: text), quantity >= .zero,
            quantity <= Quantity(1_000_000_000)
        else { return nil }
        return quantity
    }

    private func basis(_ record: CSVReader.Record) throws(ImportError) -> Basis {
        let text = field(.basis, record)
        if text.isEmpty { return .assumed }
        if let basis = Basis(rawValue: text), basis != .configured { return basis }
        throw bad(record, "'\(text)' is no basis", "write measured, metered or assumed, or leave it empty")
    }
}

/// The summary of a traffic table that was read.
public struct TrafficTableSummary: Hashable, Sendable {
    public var flows = 0
    public var warnings: [String] = []
    public init(flows: Int = 0, warnings: [String] = []) {
        self.flows = flows
        self.warnings = warnings
    }
}
