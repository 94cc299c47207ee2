import Foundation
import Importer
import Testing
import Topology

/// Bills that one call names more than once, and deliveries of one month.
@Suite struct BillInputTests {
    private func line(_ amount: String) -> String {
        var line = ReportLine(usageType: "NatGateway-Bytes")
        line.amount = amount
        return ReportLine.legacyHeader + "\n" + line.legacy + "\n"
    }

    private func amounts(_ paths: [String]) throws -> (amounts: [Int64], summary: BillSummary) {
        let read = try bill(paths)
        return (read.bill.lines.map { $0.usage.quantity / 1_000_000_000 }.sorted(), read.summary)
    }

    private func run(_ words: String...) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = words
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func `copies under other names, in folders and packed beside themselves count once`() throws {
        let scratch = try Scratch()
        let first = try scratch.write("cur/a.csv", line("7"))
        let copy = try scratch.write("cur/old/copy of a.csv", line("7"))
        let packed = first + ".gz"
        try run("gzip", "--keep", first)
        let other = try scratch.write("cur/b.csv", line("8"))
        for paths in [[scratch.path + "/cur"], [first, copy, packed, other], [first, first, other, other]] {
            let read = try amounts(paths)
            #expect(read.amounts == [7, 8], "\(paths)")
            #expect(read.summary.skipped.count == 2)
            #expect(read.summary.skipped.allSatisfy { $0.reason.contains("counts once") })
        }
    }

    @Test func `equal members of an archive count once`() throws {
        let scratch = try Scratch()
        for (name, amount) in [("one.csv", "7"), ("two.csv", "7"), ("three.csv", "9")] {
            _ = try scratch.write("in/\(name)", line(amount))
        }
        try run("tar", "-czf", scratch.path + "/bill.tgz", "-C", scratch.path, "in")
        let read = try amounts([scratch.path + "/bill.tgz"])
        #expect(read.amounts == [7, 9] && read.summary.skipped.count == 1)
    }

    @Test func `the manifest of a month tells which delivery counts`() throws {
        let scratch = try Scratch()
        let month = "cur/daily/20260201-20260301"
        _ = try scratch.write("\(month)/zzzz/daily-1.csv", line("1"))
        _ = try scratch.write("\(month)/aaaa/daily-1.csv", line("2"))
        _ = try scratch.write("\(month)/aaaa/daily-2.csv", line("3"))
        _ = try scratch.write("\(month)/daily-Manifest.json", #"{"assemblyId": "aaaa", "billingPeriod": {}}"#)
        let read = try amounts([scratch.path + "/cur"])
        #expect(read.amounts == [2, 3])
        #expect(read.summary.skipped.map(\.path) == ["\(scratch.path)/\(month)/zzzz/daily-1.csv"])
        #expect(read.summary.skipped.first?.reason.contains("aaaa counts, which the manifest names") == true)
        // Who asks for an earlier delivery alone gets it.
        #expect(try amounts(["\(scratch.path)/\(month)/zzzz"]).amounts == [1])
    }

    @Test func `without a manifest the newest delivery counts, by its name or by its files`() throws {
        let scratch = try Scratch()
        let export = "export/data/BILLING_PERIOD=2026-09"
        _ = try scratch.write("\(export)/2026-10-02T00:00:00Z-b/x-1.csv", line("5"))
        _ = try scratch.write("\(export)/2026-10-03T00:00:00Z-a/x-1.csv", line("6"))
        #expect(try amounts([scratch.path + "/export"]).amounts == [6])
        let month = "cur/20260901-20261001"
        let newer = try scratch.write("\(month)/aaaa/r.csv", line("5"))
        let older = try scratch.write("\(month)/bbbb/r.csv", line("6"))
        for (path, time) in [(newer, 2_000_000), (older, 1_000_000)] as [(String, TimeInterval)] {
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: time)], ofItemAtPath: path)
        }
        let read = try amounts([newer, older])
        #expect(read.amounts == [5] && read.summary.skipped.map(\.path) == [older])
    }

    @Test func `two months and two reports of one month add up`() throws {
        let scratch = try Scratch()
        _ = try scratch.write("cur/one/20260801-20260901/a/r.csv", line("1"))
        _ = try scratch.write("cur/one/20260901-20261001/b/r.csv", line("2"))
        _ = try scratch.write("cur/two/20260901-20261001/c/r.csv", line("3"))
        let read = try amounts([scratch.path + "/cur"])
        #expect(read.amounts == [1, 2, 3] && read.summary.skipped.isEmpty)
    }

    @Test func `a bill without a line is refused`() throws {
        let scratch = try Scratch()
        let empty = try scratch.write("empty.csv", ReportLine.legacyHeader + "\n")
        #expect(throws: ImportError.self) { try bill([empty]) }
    }
}
