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
        let inputs = try BillInputs(paths)
        summary.ignoredFiles = inputs.ignored
        summary.skipped = inputs.skipped
        for delivery in inputs.deliveries { try sink(.delivery(delivery.month, delivery.id)) }
        for file in inputs.files {
            if file.path == "-" {
                let input = FileBytes()
                try read(input.path, sink) { buffer throws(ImportError) in try input.read(into: buffer) }
            } else {
                try read(file: file.path, isNamed: file.isNamed, sink)
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
        guard items.keptLines + items.otherLines > 0 else {
            throw ImportError.badBill(
                path: paths.joined(separator: " "), line: 1, what: "there is no line in it",
                mend: "export the bill again; what an earlier import told stays as it is")
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
            let repeated = try repeatedMembers(path)
            let archive = try Archive(path: path)
            var isEmpty = true
            var place = -1
            while let member = try archive.next() {
                place += 1
                let kind = BillFile.ofName(member.name)
                guard member.isLone || kind == .table || kind == .json else {
                    summary.ignoredFiles += 1
                    continue
                }
                isEmpty = false
                if let first = repeated[place] {
                    summary.skipped.append(
                        SkippedInput(
                            path: path + ":" + member.name,
                            reason: "the same bill as \(first), which counts once"))
                    continue
                }
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

    /// The members that hold the same bytes as one before them, by their place; only an archive of several is
    /// looked at.
    private func repeatedMembers(_ path: String) throws(ImportError) -> [Int: String] {
        let names = try Archive(path: path)
        var bills = 0
        while let member = try names.next(), !member.isLone, bills < 2 {
            if [.table, .json].contains(BillFile.ofName(member.name)) { bills += 1 }
        }
        guard bills > 1 else { return [:] }
        let archive = try Archive(path: path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        var seen: [[Int]: String] = [:]
        var repeated: [Int: String] = [:]
        var place = -1
        while let member = try archive.next() {
            place += 1
            guard [.table, .json].contains(BillFile.ofName(member.name)) else { continue }
            var hasher = Hasher()
            var size = 0
            while true {
                let count = try archive.read(into: buffer)
                if count == 0 { break }
                hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
                size += count
            }
            let key = [size, hasher.finalize()]
            repeated[place] = seen[key]
            seen[key] = seen[key] ?? member.name
        }
        return repeated
    }

    private mutating func read(
        _ path: String, isNamed: Bool = true, _ sink: (BillFact) throws -> Void,
        _ fill: @escaping JSONWindow.Fill
    ) throws {
        let head = try Head(fill)
        if head.isParquet { throw BillFile.parquet(path) }
        guard head.isJSON else {
            var table = try BillTable(path: path, items: items, fill: head.fill)
            guard table.isBill else {
                guard isNamed else {
                    summary.ignoredFiles += 1
                    return
                }
                throw ForeignFile.of(path)?.error(path, for: .bill) ?? table.notABill
            }
            try table.readAll(sink)
            summary.filesRead += 1
            return
        }
        var window = try JSONWindow(path: path, fill: head.fill)
        let document = try window.read { reader throws(JSONStop) in try reader.value() }
        if try CostExplorer(path: path, items: items).read(document, sink) {
            summary.filesRead += 1
        } else if isNamed {
            throw ForeignFile.of(path)?.error(path, for: .bill)
                ?? ImportError.badBill(
                    path: path, line: 1, what: "the JSON has no ResultsByTime",
                    mend: "name what `aws ce get-cost-and-usage` printed")
        } else {
            // A report's manifest, most often.
            summary.ignoredFiles += 1
        }
    }
}

/// The summary of an import of bills: what was read of them.
public struct BillSummary: Hashable, Sendable {
    public var filesRead = 0
    /// Files of other kinds in folders and archives.
    public var ignoredFiles = 0
    /// Files that were left out: copies of others, and earlier deliveries of a month.
    public var skipped: [SkippedInput] = []
    /// Lines kept by resource.
    public var keptLines = 0
    /// Lines of other services, counted by service.
    public var otherLines = 0
    /// The number of different items that the kept lines are about.
    public var items = 0
    public var months: [BillingMonth] = []
    public var elsewhere: [BilledElsewhere] = []
    public init() {}
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
