import Foundation
import Testing

/// Outputs as they were kept; with `EKSCOST_RECORD=1` they are written anew, and the test fails so that somebody looks.
enum Golden {
    static let folder = Program.root.appending(path: "Tests/ekscostTests/Golden")

    static func expect(_ name: String, _ text: String) throws {
        let url = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["EKSCOST_RECORD"] != nil {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try text.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)")
        }
        #expect(try String(contentsOf: url, encoding: .utf8) == text, "\(name) is not as it was kept")
    }
}

/// Python with what `make test` installs.
struct VirtualPython {
    static let python = Program.root.appending(path: ".build/venv/bin/python").path

    /// Whether a module is there to be imported.
    static func has(_ module: String) -> Bool {
        guard FileManager.default.isExecutableFile(atPath: python) else { return false }
        let found = (try? run(["-c", "import \(module)"]))?.status == 0
        if !found { print("skipped: .build/venv has no \(module); `make test` installs it") }
        return found
    }

    static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = arguments
        let file = FileManager.default.temporaryDirectory.appending(path: "python-\(UUID().uuidString)")
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let handle = try FileHandle(forWritingTo: file)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOf: file, encoding: .utf8))
    }
}
