import Foundation
import Testing
import Units

@testable import ekscost

/// What the tests of the monthly run share.
extension Program {
    /// Writes an `ekscost.yaml` that reads the example.
    ///
    /// - Parameters:
    ///   - json: paths, comma-separated.
    ///   - more: lines of `monthly:`.
    func configureMonthly(json: String = Program.example + "/input", more: String = "") throws {
        _ = try file(
            "ekscost.yaml",
            """
            monthly:
              import:
                json: [\(json)]
                traffic: [\(Program.example)/traffic.csv]
            \(more.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n"))
            """)
    }

    /// The month so many months before the present one, by the clock of whoever runs the tests: what is imported now
    /// tells of the last one.
    static func month(ago: Int = 1) throws -> String {
        try #require(BillingMonth(holding: WallClock.seconds)?.earlier(by: ago)).description
    }

    /// Starts the program and does not wait for it; the pipe has its standard output.
    func start(_ arguments: [String], environment: [String: String] = [:]) throws -> (Process, Pipe) {
        let process = process(arguments, environment: environment)
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        return (process, pipe)
    }

    /// Waits until a run holds the store.
    func waitForLock() throws {
        let path = folder.appending(path: "ekscost.sqlite.lock").path
        for _ in 0..<1200 {
            if let file = FileHandle(forUpdatingAtPath: path) {
                if flock(file.fileDescriptor, LOCK_EX | LOCK_NB) != 0 { return }
                flock(file.fileDescriptor, LOCK_UN)
            }
            usleep(50_000)
        }
        Issue.record("nobody took the lock")
    }

    /// The one line of JSON that a run prints.
    func result(_ text: String) throws -> [String: Any] {
        #expect(text.split(separator: "\n").count == 1, "one line: \(text)")
        return try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    }

    func result(_ pipe: Pipe) throws -> [String: Any] {
        try result(String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
    }

    /// Holds a month's report against what the `report` command makes of the same snapshot, to the byte.
    func expectReport(of month: String, equals snapshot: String) throws {
        try run("report", "--month", month, "--snapshot", snapshot, "--out", "again")
        for form in ["md", "xlsx"] {
            let name = "ekscost-\(month).\(form)"
            let made = try Data(contentsOf: folder.appending(path: "reports/" + name))
            #expect(made.count > 2000)
            #expect(try made == Data(contentsOf: folder.appending(path: "again/" + name)), "\(name)")
        }
    }

    /// How many snapshots the store has.
    func snapshotCount() throws -> Int {
        let outcome = try run("snapshots", "list")
        return outcome.status == 0 ? outcome.output.split(separator: "\n").count : 0
    }
}
