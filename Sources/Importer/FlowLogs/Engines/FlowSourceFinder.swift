import CISAL
import Glibc
public import Topology

/// Finds out what a user's `--source` names: local files by their headers and endings, anything else by its form.
public struct FlowSourceFinder {
    public var engine: FlowEngine
    /// The columns that the user states; nil takes the headers', then the snapshot's, then AWS's default.
    public var format: FlowLogFormat?
    private let known: [FlowLogFormat]

    public init(engine: FlowEngine, format: FlowLogFormat?, snapshot: Snapshot) {
        self.engine = engine
        self.format = format
        known =
            format.map { [$0] } ?? snapshot.flowLogs.compactMap { $0.format.flatMap { FlowLogFormat($0) } }
    }

    private var usual: FlowLogFormat { known.first ?? .standard }

    /// The sources behind some names, text files of one format together.
    ///
    /// - Throws: `ImportError` where a local path cannot be read.
    public func find(_ names: [String]) throws -> [FlowSource] {
        var sources: [FlowSource] = []
        var lines: [(format: FlowLogFormat, files: [String])] = []
        var parquet: [String] = []
        var folders: [String] = []
        var inputs = FlowLogInputs()
        for name in names {
            guard engine != .athena, access(name, F_OK) == 0 else {
                sources.append(FlowSource(remote(name), format: usual))
                continue
            }
            let known = inputs.ordered.count
            try inputs.add(name)
            if case .folder = try InputKind.of(name) { folders.append(try Self.absolute(name)) }
            for file in inputs.ordered[known...] {
                let path = try Self.absolute(file.path)
                if try Self.head(path, 4).elementsEqual("PAR1".utf8) {
                    parquet.append(path)
                    continue
                }
                let format = try self.format(of: path)
                if let place = lines.firstIndex(where: { $0.format == format }) {
                    lines[place].files.append(path)
                } else {
                    lines.append((format, [path]))
                }
            }
        }
        // Spark finds the files of a folder itself, on every machine of a cluster.
        if engine == .spark, folders.count == 1, lines.count == 1, parquet.isEmpty, names.count == 1,
            inputs.repeated.isEmpty
        {
            lines[0].files = folders
        }
        sources += lines.map { FlowSource(.lines($0.files), format: $0.format) }
        if !parquet.isEmpty { sources.append(FlowSource(.parquet(parquet), format: usual)) }
        return sources
    }

    private func remote(_ name: String) -> FlowSource.Kind {
        guard engine != .athena else { return .table(name) }
        if name.hasSuffix(".parquet") { return .parquet([name]) }
        return name.contains("/") || name.contains("*") ? .lines([name]) : .table(name)
    }

    private static func absolute(_ path: String) throws(ImportError) -> String {
        guard let real = realpath(path, nil) else { throw ImportError(errno: errno, path: path) }
        defer { free(real) }
        return String(cString: real)
    }

    /// The format of the file's own header, else the one that has as many columns as its first line.
    private func format(of path: String) throws -> FlowLogFormat {
        let text = String(decoding: try Self.head(path, 1 << 16), as: UTF8.self)
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split { $0 == " " || $0 == "\t" || $0 == "\u{feff}" }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            if let header = FlowLogFormat(words.joined(separator: " ")) { return header }
            return (known + [.standard]).first { $0.columns.count == words.count } ?? usual
        }
        return usual
    }

    /// The first bytes of a file, unpacked where it is compressed.
    private static func head(_ path: String, _ count: Int) throws -> [UInt8] {
        let file = try FileBytes(path: path)
        var packed = [UInt8](repeating: 0, count: 1 << 16)
        let read = try packed.withUnsafeMutableBytes { try file.read(into: $0) }
        guard packed.starts(with: [0x1f, 0x8b]), let stream = cisal_open(0) else {
            return Array(packed[..<min(read, count)])
        }
        defer { cisal_close(stream) }
        var plain = [UInt8](repeating: 0, count: count)
        var (taken, given) = (0, 0)
        _ = cisal_inflate(stream, packed, read, &plain, count, &taken, &given)
        return Array(plain[..<given])
    }
}
