import Glibc

/// The files to read, each once, the largest first so that no core waits long for the last one.
struct FlowLogInputs {
    struct File: Sendable {
        var path: String
        var size: Int
    }

    private(set) var ordered: [File] = []
    /// Files in folders that are no flow logs by their names.
    private(set) var ignored = 0
    /// Logs that are there twice, whose bytes must not count twice.
    private(set) var repeated: [SkippedInput] = []
    private var names: [String: String] = [:]
    private var bytes = SameBytes()

    var files: [File] { ordered.sorted { ($1.size, $0.path) < ($0.size, $1.path) } }

    mutating func add(_ path: String) throws {
        if path == "-" {
            ordered.append(File(path: path, size: .max))
            return
        }
        guard case .folder = try InputKind.of(path) else {
            if let other = ForeignFile.of(path)?.error(path, for: .flowLogs) { throw other }
            return try append(path)
        }
        try Folder.walk(path) { file, _ in
            if Self.isFlowLog(file) {
                try append(file)
            } else {
                ignored += 1
            }
        }
    }

    private mutating func append(_ path: String) throws(ImportError) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            ordered.append(File(path: path, size: 0))
            return
        }
        let name = Self.name(path)
        var first = names[name]
        if first == nil { first = try bytes.first(path) }
        if let first {
            repeated.append(SkippedInput(path: path, reason: "the same log as \(first), which counts once"))
            return
        }
        // A pipe is what it is each time.
        if status.st_mode & S_IFMT == S_IFREG { names[name] = path }
        ordered.append(File(path: path, size: Int(status.st_size)))
    }

    /// The key by which two files are known to hold the same log: AWS's own names do wherever a file lies, for they
    /// end in a hash; of other files the one that was unpacked lies beside the one that was not.
    private static func name(_ path: String) -> String {
        let unpacked = path.hasSuffix(".gz") ? String(path.dropLast(3)) : path
        guard unpacked.contains("_vpcflowlogs_") else { return unpacked }
        return unpacked.split(separator: "/").last.map(String.init) ?? unpacked
    }

    /// Returns whether a file of a folder may be a flow log: AWS writes `…_vpcflowlogs_….log.gz`, CloudWatch
    /// `000000.gz`.
    static func isFlowLog(_ path: String) -> Bool {
        let name = path.split(separator: "/").last.map { $0.lowercased() } ?? ""
        guard !name.hasPrefix(".") else { return false }
        return [".log", ".log.gz", ".gz", ".parquet"].contains { name.hasSuffix($0) }
            && ![".json.gz", ".csv.gz", ".tar.gz"].contains { name.hasSuffix($0) }
    }
}
