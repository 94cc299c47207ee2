public import Foundation

/// A program of the machine that runs a statement: `aws`, `spark-sql`, `duckdb`.
///
/// What it prints goes to files, so that no answer is too long for a pipe.
public struct EngineProgram: Sendable {
    public let name: String
    public var arguments: [String] = []
    /// The folder for the statement and the answers; whoever makes it removes it.
    public let folder: URL

    public init(_ name: String, in folder: URL) {
        self.name = name
        self.folder = folder
    }

    /// The full path of a program on the PATH, or of one that is named with its folder; nil where there is none.
    public static func find(_ name: String) -> String? {
        if name.contains("/") { return FileManager.default.isExecutableFile(atPath: name) ? name : nil }
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return path.split(separator: ":").map { "\($0)/\(name)" }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// Runs it with some arguments and gives the file with what it printed.
    ///
    /// - Parameter whileRunning: called about twice a second.
    /// - Throws: `EngineError` where the program is missing or fails.
    public func run(_ more: [String], whileRunning: () -> Void = {}) throws -> URL {
        guard let path = Self.find(name) else { throw EngineError.missing(name) }
        let output = try file("out")
        let errors = try file("err")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments + more
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        do { try process.run() } catch { throw EngineError.missing(name) }
        while process.isRunning {
            Thread.sleep(forTimeInterval: 0.02)
            whileRunning()
        }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            let said = (try? String(decoding: Data(contentsOf: errors), as: UTF8.self)) ?? ""
            throw EngineError.failed(name, status: process.terminationStatus, said: Self.gist(said))
        }
        return output
    }

    private func file(_ ending: String) throws -> URL {
        let url = folder.appending(path: "\(UUID().uuidString).\(ending)")
        try Data().write(to: url)
        return url
    }

    /// The line of a long complaint that says what is wrong: the first with an error's name, else the last.
    static func gist(_ text: String) -> String {
        let lines = text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            // What a log warns of is not why a program ends.
            !$0.isEmpty && !$0.contains(" WARN ") && !$0.contains(" INFO ")
        }
        let marked = lines.first {
            $0.contains("Error") || $0.contains("Exception") || $0.contains("error occurred")
        }
        return String((marked ?? lines.last ?? "it said nothing").prefix(400))
    }
}

/// The reason why an engine gave no answer.
public enum EngineError: Error, Hashable, Sendable, CustomStringConvertible {
    case missing(String)
    case failed(String, status: Int32, said: String)
    /// The service's own word about a statement.
    case refused(String, reason: String)
    case tooLong(bytes: Int, limit: Int)
    case noAnswer(String)

    /// 69 as `sysexits.h` has it: an outside program failed; 65 where the input is the reason.
    public var exitCode: Int32 { if case .tooLong = self { 65 } else { 69 } }

    public var description: String {
        switch self {
        case .missing(let name):
            "no program \(name) on the PATH, install it or give its path with --program"
        case .failed(let name, let status, let said):
            "\(name) ended with \(status), it said: \(said), look at the statement with `ekscost flow-logs sql`"
        case .refused(let query, let reason):
            "Athena did not finish query \(query): \(reason), look at the statement with `ekscost flow-logs sql`"
        case .tooLong(let bytes, let limit):
            "the statement has \(bytes) bytes and Athena takes \(limit), log subnet-id so that interfaces need not be listed, or use --engine spark"
        case .noAnswer(let what):
            "the answer has no \(what), run the statement of `ekscost flow-logs sql` by hand"
        }
    }
}
