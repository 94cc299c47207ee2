public import Topology
public import Units

/// Reads bills: Cost and Usage Reports, FOCUS and Cost Explorer's JSON; plain, `.gz` or in `.zip` and tar archives.
///
/// What a file is, its first bytes say; its name only tells which files of a folder to open.
public struct BillImport {
    private let paths: [String]
    private let items = BillItems()
    private var summary = BillSummary()

    /// - Parameter paths: files, folders, archives, or `-` for standard input, read in this order.
    public init(paths: [String]) { self.paths = paths }

    /// Reads everything and hands each fact over as soon as it is known; on an error some may have been.
    public mutating func run(_ sink: (BillFact) throws -> Void) throws -> BillSummary {
        for path in paths {
            if path == "-" {
                let input = FileBytes()
                try read(input.path, sink) { buffer throws(ImportError) in try input.read(into: buffer) }
            } else if try InputKind.of(path) == .folder {
                try Folder.walk(path) { file, _ in
                    switch BillFile.ofName(file) {
                    case .table, .json, .archive: try read(file: file, isNamed: false, sink)
                    case .parquet: throw BillFile.parquet(file)
                    case .other: summary.ignoredFiles += 1
                    }
                }
            } else {
                try read(file: path, isNamed: true, sink)
            }
        }
        guard summary.filesRead > 0 else {
            throw ImportError.badBill(
                path: paths.joined(separator: " "), line: 1,
                what: "there is no bill among \(summary.ignoredFiles) files",
                mend:
                    "name a .csv, .csv.gz or .zip of a Cost and Usage Report or FOCUS, or Cost Explorer's .json"
            )
        }
        for other in items.elsewhere { try sink(.elsewhere(other)) }
        summary.keptLines = items.keptLines
        summary.otherLines = items.otherLines
        summary.items = items.itemCount
        summary.months = items.months.sorted()
        summary.elsewhere = items.elsewhere
        return summary
    }

    private mutating func read(file path: String, isNamed: Bool, _ sink: (BillFact) throws -> Void) throws {
        switch BillFile.ofName(path) {
        case .parquet: throw BillFile.parquet(path)
        case .archive:
            let archive = try Archive(path: path)
            var isEmpty = true
            while let member = try archive.next() {
                let kind = BillFile.ofName(member.name)
                guard member.isLone || kind == .table || kind == .json else {
                    summary.ignoredFiles += 1
                    continue
                }
                isEmpty = false
                try read(member.isLone ? path : path + ":" + member.name, isNamed: isNamed, sink) {
                    buffer throws(ImportError) in try archive.read(into: buffer)
                }
            }
            if isEmpty, isNamed {
                throw ImportError.badBill(
                    path: path, line: 1, what: "the archive holds no bill",
                    mend: "name one with a .csv or .json in it")
            }
        case .table, .json, .other:
            let file = try FileBytes(path: path)
            try read(path, isNamed: isNamed, sink) { buffer throws(ImportError) in try file.read(into: buffer)
            }
        }
    }

    private mutating func read(
        _ path: String, isNamed: Bool = true, _ sink: (BillFact) throws -> Void,
        _ fill: @escaping JSONWindow.Fill
    ) throws {
        let head = try Head(fill)
        if head.isParquet { throw BillFile.parquet(path) }
        guard head.isJSON else {
            var table = try BillTable(path: path, items: items, fill: head.fill)
            try table.readAll(sink)
            summary.filesRead += 1
            return
        }
        var window = try JSONWindow(path: path, fill: head.fill)
        let document = try window.read { reader throws(JSONStop) in try reader.value() }
        if try CostExplorer(path: path, items: items).read(document, sink) {
            summary.filesRead += 1
        } else if isNamed {
            throw ImportError.badBill(
                path: path, line: 1, what: "the JSON has no ResultsByTime",
                mend: "name what `aws ce get-cost-and-usage` printed")
        } else {
            // A report's manifest, most often.
            summary.ignoredFiles += 1
        }
    }
}

/// What was read of bills.
public struct BillSummary: Hashable, Sendable {
    public var filesRead = 0
    /// Files of other kinds in folders and archives.
    public var ignoredFiles = 0
    /// Lines kept by resource.
    public var keptLines = 0
    /// Lines of other services, counted by service.
    public var otherLines = 0
    /// How many different things the kept lines are about.
    public var items = 0
    public var months: [BillingMonth] = []
    public var elsewhere: [BilledElsewhere] = []
    public init() {}
}

/// What a bill's file is by its name.
private enum BillFile {
    case table, json, archive, parquet, other

    static func ofName(_ name: String) -> BillFile {
        let name = name.lowercased()
        if name.hasSuffix(".csv") { return .table }
        if name.hasSuffix(".json") { return .json }
        if name.hasSuffix(".parquet") { return .parquet }
        return [".gz", ".zip", ".tgz", ".tar"].contains { name.hasSuffix($0) } ? .archive : .other
    }

    static func parquet(_ path: String) -> ImportError {
        .badBill(
            path: path, line: 1, what: "the bill is Parquet",
            mend: "export it as CSV, or turn it into one with duckdb -c \"copy '\(path)' to 'bill.csv'\"")
    }
}

/// The first bytes of a file, looked at and given back.
private final class Head {
    private var bytes: [UInt8] = []
    private let rest: JSONWindow.Fill

    init(_ fill: @escaping JSONWindow.Fill) throws(ImportError) {
        rest = fill
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 16)
        defer { chunk.deallocate() }
        while bytes.count < 64 {
            let count = try fill(chunk)
            if count == 0 { return }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    var isParquet: Bool { bytes.starts(with: [0x50, 0x41, 0x52, 0x31]) }
    var isJSON: Bool { bytes.first { $0 > 0x20 && $0 != 0xef && $0 != 0xbb && $0 != 0xbf } == 0x7b }

    var fill: JSONWindow.Fill {
        { [self] buffer throws(ImportError) in
            guard !bytes.isEmpty else { return try rest(buffer) }
            let count = min(bytes.count, buffer.count)
            buffer.copyBytes(from: bytes[..<count])
            bytes.removeFirst(count)
            return count
        }
    }
}
