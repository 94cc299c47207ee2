import Foundation
import Testing

/// What a live import shows while it runs.
@Suite struct LiveProgressTests {
    @Test func `a terminal gets a line for each service and region and one for all, and keeps none of them`()
        throws
    {
        let stub = try Stub()
        defer { stub.program.remove() }
        // `script` gives the program a terminal.
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
        process.arguments = ["-qec", "\(Program.binary.path) import aws", "/dev/null"]
        process.currentDirectoryURL = stub.program.folder
        process.environment = stub.environment().merging(["TERM": "xterm", "HOME": stub.program.folder.path])
        { $1 }
        process.standardInput = FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let shown = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0, "\(shown)")
        #expect(shown.contains("ec2 us-east-1 111122223333: "))
        #expect(shown.contains("eks us-east-1 111122223333: "))
        #expect(shown.contains(/total: \d+ items?, 1 of \d+ calls/))
        let last = try #require(shown.range(of: "\u{1B}[J", options: .backwards))
        #expect(shown[last.upperBound...].hasPrefix("snapshot 1 in ekscost.sqlite"))
    }

    @Test func `a pipe gets plain lines, and quiet is quiet`() throws {
        let stub = try Stub()
        defer { stub.program.remove() }
        let plain = try stub.importAWS("denied", at: "elb *")
        #expect(!plain.errors.contains("\u{1B}") && !plain.errors.contains("\r"))
        #expect(plain.errors.contains("\neks us-east-1 111122223333: 4 items in "), "\(plain.errors)")
        #expect(plain.errors.contains("not read: elb describe-load-balancers in us-east-1"))
        let quiet = try stub.importAWS("denied", at: "elb *", "-q")
        #expect(quiet.status == 0)
        #expect(quiet.errors == "" && quiet.output == "")
    }
}
