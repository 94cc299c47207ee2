import Foundation

/// A folder of executables that stands first on the path, and what they were called with.
struct Stub {
    let program: Program
    private var bin: URL { program.folder.appending(path: "bin") }
    private var log: URL { program.folder.appending(path: "calls.log") }
    static let scripts = Program.root.appending(path: "Tests/Bench")

    /// - Parameter named: what the stand-in is called, by the script that it is.
    init(named scripts: [String: String] = ["aws": "stub_aws.sh"]) throws {
        program = try Program()
        try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
        for (name, script) in scripts {
            try FileManager.default.createSymbolicLink(
                at: bin.appending(path: name), withDestinationURL: Self.scripts.appending(path: script))
        }
    }

    /// - Parameters:
    ///   - failure: what the stand-in plays.
    ///   - call: at which calls, as a pattern of the shell.
    func environment(_ failure: String = "", at call: String = "none") -> [String: String] {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return [
            "PATH": "\(bin.path):\(path)", "STUB": failure, "STUB_CALL": call, "STUB_LOG": log.path,
            "AWS_REGION": "us-east-1",
        ]
    }

    /// Runs `import aws` with a failure, in a store that has the example already.
    @discardableResult
    func importAWS(_ failure: String = "", at call: String = "none", _ more: String...) throws
        -> Program.Outcome
    {
        try program.run(["import", "aws"] + more, environment: environment(failure, at: call))
    }

    /// The calls so far, one a line.
    func calls() -> [String] {
        ((try? String(contentsOf: log, encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
    }

    /// How many snapshots the store has.
    func snapshots() throws -> Int {
        let outcome = try program.run("snapshots", "list")
        return outcome.status == 0 ? outcome.output.split(separator: "\n").count : 0
    }
}
