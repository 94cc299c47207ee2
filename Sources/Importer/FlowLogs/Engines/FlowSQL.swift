public import Topology
import Units

/// The traffic matrix as one aggregate in an engine's SQL, with the snapshot's subnets, prefixes and zones inlined.
///
/// It counts as `FlowCounter` does, record for record, so that every engine's answer is the embedded reader's. The
/// one template is below; `FlowEngine` has the words that differ.
public struct FlowSQL: Sendable {
    /// The version of the result's columns.
    static let schema = "ekscost.flow-sums.v1"
    /// The result's columns, in this order.
    static let columns = [
        "part", "kind", "source", "destination", "service", "path", "bytes", "back", "packets", "records",
        "first_start",
        "last_end",
    ]
    /// The number of pairs of talkers that an engine returns.
    static let talkers = 1000

    public let engine: FlowEngine
    public let sources: [FlowSource]
    /// A condition on a table's own columns, for its partitions.
    public let condition: String?
    private let estate: FlowEstate
    private let zones: [UInt16]

    public init(
        engine: FlowEngine, sources: [FlowSource], snapshot: Snapshot, ranges: AWSRanges = AWSRanges(),
        condition: String? = nil
    ) {
        self.engine = engine
        self.sources = sources
        self.condition = condition
        estate = FlowEstate(snapshot, ranges: ranges)
        zones = estate.zones(in: snapshot).numbers
    }

    /// The statements, each with its semicolon; all but Spark's over files are one.
    public var text: String {
        ([comment] + views.map { $0 + ";\n" } + [aggregate + ";\n"]).joined()
    }

    /// The aggregate alone, without a semicolon.
    public var aggregate: String {
        """
        WITH
        \(inlined),
        record AS (
        \(records)
        ),
        \(FlowSQLTemplate(engine: engine).text)
        """
    }

    private var comment: String {
        "-- Who sent how much to whom, each packet once: `ekscost flow-logs import` reads the result.\n"
    }

    // MARK: The snapshot

    private var inlined: String {
        let ranges = FlowRanges(estate).ranges.map { range in
            let place = estate.places[range.place]
            let home = estate.homes[range.place]
            let isNAT = if case .natGateway = place { 1 } else { 0 }
            return "('\(range.bucket)', '\(range.low)', '\(range.high)', \(engine.text(place.label)), "
                + "\(engine.text(home == 0 ? "" : estate.places[home].label)), \(zones[range.place]), \(isNAT))"
        }
        return table("place_range", ["bucket", "lo", "hi", "place", "home", "zone", "nat"], ranges) + ",\n"
            + table("reporter", ["id", "home", "address"], reporters)
    }

    /// The subnets; the interfaces only where a log does not name subnets, for they are many.
    private var reporters: [String] {
        var rows: [String] = []
        for (number, place) in estate.places.enumerated()
        where place.isSubnet && estate.homes[number] == number {
            rows.append("(\(engine.text(place.label)), \(engine.text(place.label)), '')")
        }
        if sources.contains(where: { !$0.format.columns.contains("subnet-id") }) {
            for interface in estate.interfaces where interface.home != 0 {
                let address = interface.address.map { FlowRanges.key4(UInt128($0.value)) } ?? ""
                rows.append(
                    "(\(engine.text(interface.id)), \(engine.text(estate.places[interface.home].label)), '\(address)')"
                )
            }
        }
        return rows.isEmpty ? ["('', '', '')"] : rows
    }

    private func table(_ name: String, _ columns: [String], _ rows: [String]) -> String {
        let list = columns.joined(separator: ", ")
        return """
            \(name) AS (SELECT * FROM (VALUES
            \(rows.map { "    " + $0 }.joined(separator: ",\n"))
            ) AS inlined (\(list)))
            """
    }

    // MARK: The records

    private var records: String {
        sources.enumerated().map { number, source in
            FlowSQLRecords(engine: engine, format: source.format).select(
                from: relation(source, number), isText: source.isText, condition: condition)
        }.joined(separator: "\nUNION ALL\n")
    }

    /// Spark names files by views, for only a view's options reach folders below.
    private var views: [String] {
        guard engine == .spark else { return [] }
        return sources.enumerated().compactMap { number, source in
            guard case .lines(let paths) = source.kind else {
                guard case .parquet(let paths) = source.kind else { return nil }
                return view(number, "parquet", paths, "*.parquet")
            }
            return view(number, "text", paths, "*.{log,gz}")
        }
    }

    private func view(_ number: Int, _ kind: String, _ paths: [String], _ filter: String) -> String {
        let path = Self.pattern(paths)
        let isFile = paths.allSatisfy {
            $0.hasSuffix(".log") || $0.hasSuffix(".gz") || $0.hasSuffix(".parquet")
        }
        let below = isFile ? "" : ", recursiveFileLookup 'true', pathGlobFilter \(engine.text(filter))"
        return "CREATE OR REPLACE TEMPORARY VIEW \(viewName(number)) USING \(kind) "
            + "OPTIONS (path \(engine.text(path))\(below))"
    }

    /// One pattern for several paths: what they share, then what differs in braces.
    private static func pattern(_ paths: [String]) -> String {
        guard paths.count > 1, let first = paths.first else { return paths.first ?? "" }
        let shared = paths.dropFirst().reduce(first[...]) { shared, path in
            shared.prefix(zip(shared, path).prefix { $0 == $1 }.count)
        }
        let folder = shared.lastIndex(of: "/").map { String(shared[...$0]) } ?? ""
        return folder + "{\(paths.map { $0.dropFirst(folder.count) }.joined(separator: ","))}"
    }

    private func viewName(_ number: Int) -> String { "ekscost_flow_log_\(number + 1)" }

    private func relation(_ source: FlowSource, _ number: Int) -> String {
        switch source.kind {
        case .table(let name): return name
        case .lines(let paths):
            guard engine == .duckdb else { return viewName(number) }
            // A delimiter that no line has makes each line one column.
            return """
                read_csv([\(paths.map(engine.text).joined(separator: ", "))], columns = {'value': 'VARCHAR'}, \
                delim = '\\0', quote = '', escape = '', header = false, auto_detect = false, strict_mode = false, \
                ignore_errors = true)
                """
        case .parquet(let paths):
            guard engine == .duckdb else { return viewName(number) }
            return "read_parquet([\(paths.map(engine.text).joined(separator: ", "))], union_by_name = true)"
        }
    }
}

extension FlowSource {
    var isText: Bool { if case .lines = kind { true } else { false } }
}
