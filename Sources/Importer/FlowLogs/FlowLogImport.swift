import Dispatch
import Glibc
import Synchronization
public import Topology

/// Reads VPC flow logs: files and folders, plain and compressed, one thread a file.
public struct FlowLogImport {
    public var paths: [String]
    /// The columns of files that have no header; nil asks the snapshot's flow logs, then takes AWS's default.
    public var format: FlowLogFormat?
    /// AWS's published ranges, for logs without the names of services.
    public var ranges = AWSRanges()
    /// The number of threads that read; nil takes every core.
    public var threads: Int?

    private let snapshot: Snapshot

    public init(paths: [String], snapshot: Snapshot, format: FlowLogFormat? = nil) {
        self.paths = paths
        self.snapshot = snapshot
        self.format = format
    }

    /// The share of the work that one thread brings home.
    private struct Part: Sendable {
        var counts = FlowCounts()
        var sums: [FlowMatrix.Sum] = []
        var talkers: [FlowMatrix.TalkerSum] = []
        var lost: UInt64 = 0
        var complaints: [FlowScanner.Complaint] = []
        var skipped: [SkippedInput] = []
        var filesRead = 0
        var failure: ImportError?
    }

    /// Reads everything.
    ///
    /// - Throws: `ImportError` where a named path is missing or may not be read; nothing inside a file is fatal.
    public func run() throws -> FlowMatrix {
        var inputs = FlowLogInputs()
        for path in paths { try inputs.add(path) }
        let estate = FlowEstate(snapshot, ranges: ranges)
        let tables = FlowLookupTables(estate, zones: estate.zones(in: snapshot).numbers)
        let parts = read(inputs.files, tables, formats)
        var total = Part()
        for part in parts {
            if let failure = part.failure { throw failure }
            total.counts += part.counts
            total.sums += part.sums
            total.talkers += part.talkers
            total.lost &+= part.lost
            total.complaints += part.complaints
            total.skipped += part.skipped
            total.filesRead += part.filesRead
        }
        var matrix = FlowMatrix(snapshot: snapshot, estate: estate, sums: total.sums)
        matrix.counts = total.counts
        matrix.talkerSums = total.talkers
        matrix.talkersLost = total.lost
        matrix.filesRead = total.filesRead
        matrix.ignoredFiles = inputs.ignored
        matrix.skipped = (total.skipped + inputs.repeated).sorted { $0.path < $1.path }
        matrix.broken = total.complaints.sorted { ($0.path, $0.line) < ($1.path, $1.line) }
            .prefix(FlowScanner.shown)
            .map { FlowMatrix.BrokenLine(path: $0.path, line: $0.line, text: $0.text) }
        return matrix
    }

    private var formats: [FlowLogFormat] {
        if let format { return [format] }
        var seen: [FlowLogFormat] = []
        for text in snapshot.flowLogs.compactMap(\.format) {
            if let known = FlowLogFormat(text), !seen.contains(known) { seen.append(known) }
        }
        return seen
    }

    private func read(_ files: [FlowLogInputs.File], _ tables: FlowLookupTables, _ formats: [FlowLogFormat])
        -> [Part]
    {
        let width = max(1, min(threads ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)), files.count))
        let next = Atomic<Int>(0)
        let parts = Mutex<[Part]>([])
        DispatchQueue.concurrentPerform(iterations: width) { _ in
            tables.borrow { lookup in
                let part = Self.part(lookup, formats) {
                    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    return index < files.count ? files[index] : nil
                }
                parts.withLock { $0.append(part) }
            }
        }
        return parts.withLock { $0 }
    }

    /// One thread's work: files until there is none left.
    private static func part(
        _ lookup: FlowLookup, _ formats: [FlowLogFormat], _ next: () -> FlowLogInputs.File?
    ) -> Part {
        var scanner = FlowScanner(lookup, formats: formats)
        var part = Part()
        do throws(ImportError) {
            let room = try FlowLogFile()
            while let file = next() { try read(file, room, &scanner, &part) }
        } catch {
            part.failure = error
        }
        part.counts = scanner.counter.total
        part.sums = scanner.counter.sums
        part.talkers = scanner.counter.talkerSums
        part.lost = scanner.counter.talkers.lost
        part.complaints = scanner.complaints
        return part
    }

    private static func read(
        _ file: FlowLogInputs.File, _ room: borrowing FlowLogFile, _ scanner: inout FlowScanner,
        _ part: inout Part
    ) throws(ImportError) {
        let bytes = file.path == "-" ? FileBytes() : try FileBytes(path: file.path)
        part.filesRead += 1
        switch try room.read(bytes, &scanner) {
        case nil: return
        case .parquet:
            part.filesRead -= 1
            part.skipped.append(
                SkippedInput(
                    path: bytes.path, reason: "Parquet, which `ekscost flow-logs run --engine duckdb` reads"))
        case .damaged:
            part.skipped.append(
                SkippedInput(
                    path: bytes.path, reason: "damaged or cut off; the lines before the damage are counted"))
        }
    }
}
