import Foundation
import Importer
import Testing
import Topology
import Units

/// What flow logs are as files: cut anywhere, packed, damaged, there twice.
@Suite struct FlowLogFileTests {
    private static let header = "version srcaddr dstaddr packets bytes start end action log-status"

    private var estate: Snapshot {
        var snapshot = Snapshot()
        var subnet = Subnet(id: "subnet-a", vpcID: "vpc-1")
        subnet.zone = "eu-west-1a"
        subnet.cidr = CIDRBlock("10.0.0.0/24")
        snapshot.subnets = [subnet]
        return snapshot
    }

    private func matrix(_ paths: [String]) throws -> FlowMatrix {
        try FlowLogImport(paths: paths, snapshot: estate).run()
    }

    /// Records of very different lengths, and how many bytes they sum to.
    private func records(_ count: Int) -> (lines: [String], bytes: UInt64) {
        var lines: [String] = []
        var sum: UInt64 = 0
        for index in 0..<count {
            let bytes = UInt64(1) << UInt64(index % 43)
            sum += bytes
            lines.append(
                "2 10.0.0.\(index % 256) 203.0.\(index % 7 == 0 ? 113 : 1).\(index % 251) \(index) \(bytes) \(1_700_000_000 + index) \(1_700_000_060 + index) ACCEPT OK"
            )
        }
        return (lines, sum)
    }

    private func gzip(_ path: String) throws -> Data {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["gzip", "-n", "-c", path]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let packed = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0)
        return packed
    }

    @Test(arguments: ["\n", "\r\n"])
    func `no record is lost or counted twice where the text is cut for reading`(feed: String) throws {
        let (lines, bytes) = records(40_000)
        let scratch = try Scratch()
        let plain = try scratch.write("a.txt", ([Self.header] + lines).joined(separator: feed) + feed)
        let half = try scratch.write("half", ([Self.header] + lines[..<9_999]).joined(separator: feed) + feed)
        let rest = try scratch.write("rest", lines[9_999...].joined(separator: feed))
        let packed = try scratch.write("b.gz", gzip(half) + gzip(rest))
        for path in [plain, packed] {
            let matrix = try matrix([path])
            #expect(matrix.counts.good == 40_000)
            #expect(matrix.counts.broken == 0)
            #expect(matrix.rows.map(\.bytesOut) == [bytes])
            #expect(matrix.rows.map(\.packets) == [UInt64(40_000 * 39_999 / 2)])
            #expect(matrix.counts.first == 1_700_000_000)
            #expect(matrix.counts.last == 1_700_040_059)
        }
    }

    @Test func `broken lines among many keep their numbers and cost their neighbours nothing`() throws {
        var (lines, _) = records(3_000)
        for index in stride(from: 500, to: 3_000, by: 500) { lines[index] = "2 10.0.0.1 nonsense" }
        let scratch = try Scratch()
        let matrix = try matrix([
            scratch.write("x.log", ([Self.header] + lines).joined(separator: "\n"))
        ])
        #expect(matrix.counts.good == 2_995)
        #expect(matrix.broken.map(\.line) == [502, 1002, 1502, 2002, 2502])
    }

    @Test func `files with the same header and with others are each read by their own`() throws {
        let scratch = try Scratch()
        let line = "2 10.0.0.1 203.0.113.9 1 100 0 60 ACCEPT OK"
        let turned = "2 203.0.113.9 10.0.0.1 1 100 0 60 ACCEPT OK"
        let other = "version dstaddr srcaddr packets bytes start end action log-status"
        let matrix = try matrix([
            scratch.write("a.log", "\(Self.header)\n\(line)\n"),
            scratch.write("b.log", "\(Self.header)\n\(line)\nnonsense"),
            scratch.write("c.log", "\(other)\n\(turned)\n"),
            scratch.write("d.log", "\(other)\n\(turned.replacing(" 0 60 ", with: " 60 120 "))\n"),
        ])
        #expect(matrix.counts.good == 4)
        #expect(matrix.rows.map(\.bytesOut) == [400])
        #expect(matrix.broken.map(\.line) == [3])
    }

    @Test func `a file that is cut off gives the records before the cut and is named`() throws {
        let scratch = try Scratch()
        let plain = try scratch.write(
            "whole", ([Self.header] + records(5_000).lines).joined(separator: "\n") + "\n")
        let packed = try gzip(plain)
        let cut = try scratch.write("cut.gz", packed.prefix(packed.count / 2))
        let followed = try scratch.write("followed.gz", packed + Data("garbage".utf8))
        let matrix = try matrix([cut])
        #expect(matrix.counts.good > 1_000 && matrix.counts.good < 5_000)
        #expect(matrix.skipped.map(\.path) == [cut])
        #expect(matrix.skipped.first?.reason.contains("damaged or cut off") == true)
        let whole = try self.matrix([followed])
        #expect(whole.counts.good == 5_000)
        #expect(whole.skipped.map(\.path) == [followed])
    }

    @Test func `a log that is there twice counts once and is named`() throws {
        let scratch = try Scratch()
        let text = "\(Self.header)\n2 10.0.0.1 203.0.113.9 1 100 0 60 ACCEPT OK\n"
        let name = "1234_vpcflowlogs_eu-west-1_fl-1_20261001T0000Z_0a1b.log"
        let synced = try scratch.write("one/\(name).gz", gzip(scratch.write("text", text)))
        let again = try scratch.write("two/\(name).gz", Data(contentsOf: URL(fileURLWithPath: synced)))
        let plain = try scratch.write("three/y.log", text)
        let packed = try scratch.write("three/y.log.gz", Data(contentsOf: URL(fileURLWithPath: synced)))
        let folders = ["one", "two", "three"].map { scratch.path + "/" + $0 }
        let matrix = try matrix(folders + [plain, synced])
        #expect(matrix.filesRead == 2)
        #expect(matrix.rows.map(\.bytesOut) == [200])
        #expect(matrix.skipped.map(\.path) == [synced, packed, plain, again].sorted())
        #expect(matrix.skipped.first?.reason == "the same log as \(synced), which counts once")
    }

    @Test func `a folder's files that are no flow logs are counted and left alone`() throws {
        let scratch = try Scratch()
        _ = try scratch.write("logs/a.log", "\(Self.header)\n2 10.0.0.1 203.0.113.9 1 100 0 60 ACCEPT OK\n")
        for other in ["notes.txt", "x.json.gz", ".hidden.log", "table.csv"] {
            _ = try scratch.write("logs/\(other)", "2 10.0.0.1 203.0.113.9 1 100 0 60 ACCEPT OK\n")
        }
        let matrix = try matrix([scratch.path + "/logs"])
        #expect(matrix.filesRead == 1)
        #expect(matrix.ignoredFiles >= 3)
        #expect(matrix.counts.good == 1)
    }
}
