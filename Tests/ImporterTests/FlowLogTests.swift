import Foundation
import Importer
import Testing
import Topology
import Units

@Suite struct FlowLogTests {
    private static let header = "version srcaddr dstaddr packets bytes start end action log-status"

    /// Two subnets of two zones.
    private var estate: Snapshot {
        var snapshot = Snapshot()
        for (name, zone, block) in [("a", "eu-west-1a", "10.0.0.0/24"), ("b", "eu-west-1b", "10.0.1.0/24")] {
            var subnet = Subnet(id: Identifier("subnet-\(name)"), vpcID: "vpc-1")
            subnet.zone = ZoneName(zone)
            subnet.cidr = CIDRBlock(block)
            snapshot.subnets.append(subnet)
        }
        return snapshot
    }

    private func matrix(_ text: String, format: String? = nil, _ change: (inout Snapshot) -> Void = { _ in })
        throws -> FlowMatrix
    {
        let scratch = try Scratch()
        var snapshot = estate
        change(&snapshot)
        return try FlowLogImport(
            paths: [scratch.write("x.log", text)], snapshot: snapshot,
            format: format.flatMap { FlowLogFormat($0) }
        ).run()
    }

    @Test(arguments: ["v5", "v2"])
    func `a generated log gives exactly the traffic that made it`(form: String) throws {
        let truth = try FlowTruth(form: form)
        let matrix = try FlowLogImport(paths: [truth.logs], snapshot: truth.snapshot).run()
        #expect(FlowTruth.rows(matrix) == truth.rows)
        #expect(matrix.counts.broken == 1)
        #expect(matrix.counts.noData == 1)
        #expect(matrix.counts.skipData == 1)
        #expect(matrix.counts.rejected == 1)
        #expect(matrix.bytesSeenAtOneEndOnly == 0)
    }

    @Test func `one thread and two give the same`() throws {
        let truth = try FlowTruth(form: "v5")
        var one = FlowLogImport(paths: [truth.logs], snapshot: truth.snapshot)
        one.threads = 1
        #expect(try one.run().rows == FlowLogImport(paths: [truth.logs], snapshot: truth.snapshot).run().rows)
    }

    @Test func `bytes are scaled from the covered time to a month of 730 hours`() throws {
        let line = { (start: Int) in "2 10.0.0.5 203.0.113.9 1 1073741824 \(start) \(start + 3600) ACCEPT OK"
        }
        let matrix = try matrix([Self.header, line(3600), line(7200)].joined(separator: "\n"))
        let factor = try #require(matrix.factor(.covered))
        #expect(factor == Ratio(365, 1))
        let flow = try #require(matrix.traffic(times: factor, note: "").flows.first)
        #expect(flow.out == Quantity(730))
        #expect(flow.basis == .measured)
        #expect(flow.destination == .internet)
        #expect(matrix.factor(.window(hours: 73)) == Ratio(10, 1))
        #expect(matrix.factor(.none) == .one)
    }

    @Test func `an hour without a record does not count as measured`() throws {
        let line = { (start: Int) in "2 10.0.0.5 203.0.113.9 1 100 \(start) \(start + 60) ACCEPT OK" }
        let matrix = try matrix([Self.header, line(0), line(3 * 3600)].joined(separator: "\n"))
        #expect(matrix.window?.emptyHours == 2)
        #expect(matrix.window?.seconds == 3600 + 60)
    }

    @Test func `comments, double blanks, carriage returns and a repeated header are no broken lines`() throws
    {
        let text = """
            \(Self.header)
            2 10.0.0.5 203.0.113.9 1 100 0 60 ACCEPT OK # a note
            2  10.0.0.5 203.0.113.9 1 100 0 60  ACCEPT OK
            # nothing here

            \(Self.header)
            2 10.0.0.5 203.0.113.9 1 100 0 60 ACCEPT OK\r
            """
        let matrix = try matrix(text)
        #expect(matrix.counts.good == 3)
        #expect(matrix.counts.broken == 0)
        #expect(matrix.rows.map(\.bytesOut) == [300])
    }

    @Test func `a service's name may hold blanks`() throws {
        let text = """
            srcaddr dstaddr bytes pkt-src-aws-service pkt-dst-aws-service flow-direction
            10.0.0.5 203.0.113.9 70 - AMAZON CONNECT egress
            203.0.113.9 10.0.0.5 30 AMAZON CONNECT - ingress
            """
        let matrix = try matrix(text)
        #expect(matrix.rows.map(\.destination) == [.service("amazon connect")])
        #expect(matrix.rows.map(\.bytesOut) == [70])
        #expect(matrix.rows.map(\.bytesBack) == [30])
    }

    @Test func `AWS's list of its addresses names the service that a log does not name`() throws {
        let scratch = try Scratch()
        let list = """
            {"syncToken": "1", "prefixes": [
              {"ip_prefix": "52.218.0.0/17", "region": "eu-west-1", "service": "S3", "network_border_group": "eu-west-1"},
              {"ip_prefix": "52.218.0.0/17", "region": "eu-west-1", "service": "AMAZON"},
              {"ip_prefix": "52.16.0.0/15", "region": "eu-west-1", "service": "AMAZON"},
              {"ip_prefix": "52.16.0.0/15", "region": "eu-west-1", "service": "EC2"},
              {"ip_prefix": "52.219.0.0/20", "region": "us-east-2", "service": "S3"},
              {"ip_prefix": "52.119.192.0/22", "region": "eu-west-1", "service": "AMAZON"}], "ipv6_prefixes": []}
            """
        let line = { (far: String, bytes: Int) in "2 10.0.0.5 \(far) 1 \(bytes) 0 60 ACCEPT OK" }
        let text =
            [Self.header] + [
                line("52.218.1.1", 1), line("52.16.0.9", 10), line("52.219.0.9", 100),
                line("52.119.192.1", 1000),
            ]
        var reading = FlowLogImport(
            paths: [try scratch.write("x.log", text.joined(separator: "\n"))], snapshot: estate)
        reading.ranges = try AWSRanges(path: scratch.write("ip-ranges.json", list))
        let rows = try reading.run().rows
        #expect(rows.map(\.destination) == [.service("amazon"), .internet, .service("s3")])
        #expect(rows.map(\.bytesOut) == [1000, 110, 1])
        let other = try scratch.write("other.json", "{\"prefixes\": []}")
        #expect(throws: ImportError.self) { try AWSRanges(path: other) }
    }

    @Test func `the format of an imported flow log serves files without a header`() throws {
        let line = "100 203.0.113.9 10.0.0.5 ACCEPT"
        let matrix = try matrix(line) {
            var log = FlowLog(id: "fl-1", resourceID: "vpc-1")
            log.format = "${bytes} ${dstaddr} ${srcaddr} ${action}"
            $0.flowLogs = [log]
        }
        #expect(matrix.rows.map(\.bytesOut) == [100])
        #expect(try self.matrix(line, format: "bytes dstaddr srcaddr action").rows == matrix.rows)
        #expect(try self.matrix(line).counts.broken == 1)
    }

    @Test(
        arguments: [
            "2 10.0.0.256 203.0.113.9 1 100 0 60 ACCEPT OK", "2 10.0.0.5 203.0.113.9 1 1x0 0 60 ACCEPT OK",
            "2 10.0.0.5 203.0.113.9 1 100 0 60 ACCEPT", "2 10.0.0.5 203.0.113.9 1 100 0 60 ACCEPT NOPE",
            "2 10.0.0.5 203.0.113.9 1 -5 0 60 ACCEPT OK", "2 2001:db8:::1 203.0.113.9 1 100 0 60 ACCEPT OK",
            "\u{0}\u{1}\u{2}", "2 10..0.5 203.0.113.9 1 100 0 60 ACCEPT OK",
        ])
    func `a line that is no record is counted and the next one is read`(line: String) throws {
        let good = "2 10.0.0.5 203.0.113.9 1 100 0 60 ACCEPT OK"
        let matrix = try matrix([Self.header, line, good].joined(separator: "\n"))
        #expect(matrix.counts.broken == 1)
        #expect(matrix.broken.first?.line == 2)
        #expect(matrix.counts.good == 1)
        #expect(matrix.rows.map(\.bytesOut) == [100])
    }

    @Test func `a line that is longer than any record is one broken line`() throws {
        let good = "2 10.0.0.5 203.0.113.9 1 100 0 60 ACCEPT OK"
        let matrix = try matrix(
            [Self.header, String(repeating: "x ", count: 20_000), good].joined(separator: "\n"))
        #expect(matrix.counts.broken == 1)
        #expect(matrix.counts.good == 1)
    }
}
