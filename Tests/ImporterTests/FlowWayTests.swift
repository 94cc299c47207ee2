import Importer
import Testing
import Topology
import Units

/// Records of the usual columns take a way of their own, others the general one: both must judge a field alike.
@Suite struct FlowWayTests {
    private static let columns = ["srcaddr", "dstaddr", "bytes", "start", "end", "action", "log-status"]
    private static let usual = [
        "10.0.0.5", "203.0.113.9", "1000", "1700000000", "1700000060", "ACCEPT", "OK",
    ]
    private static let odd = [
        "", "-", "--", "0", "00", "007", "1", "-1", "+1", "1.5", "1e3", "0x10", "4294967295", "4294967296",
        "99999999", "100000000", "9999999999999999", "18446744073709551615", "18446744073709551616",
        "99999999999999999999999", "12a", "a12", "１", "10.0.0.256", "10.0.0", "10.0.0.5.", ".10.0.0.5",
        "10..0.5", "10.0.0.05", "10.0.0.005", "010.0.0.5", "255.255.255.255", "0.0.0.0", "1000.0.0.1",
        "10.0.0.1a", "fd00::1", "::", "::ffff:10.0.0.5", "2001:db8::g", "ACCEPT", "REJECT", "accept",
        "ACCEPTED",
        "ACCEP", "OK", "NODATA", "SKIPDATA", "NODATA1", "KO", "O", "OKOKOKOK",
    ]

    /// What a reading gives, without the packets, which one of the ways is not told.
    private struct Reading: Equatable {
        var counts: FlowCounts
        var bytes: [UInt64]
        var broken: [Int]
    }

    private func reading(_ records: [[String]], withPackets: Bool) throws -> Reading {
        let lines = [Self.columns] + records
        let text = lines.enumerated().map { index, fields in
            (withPackets ? [index == 0 ? "packets" : "3"] : []) + fields
        }.map { $0.joined(separator: " ") + "\n" }.joined()
        let scratch = try Scratch()
        var snapshot = Snapshot()
        var subnet = Subnet(id: "subnet-a", vpcID: "vpc-1")
        subnet.zone = "eu-west-1a"
        subnet.cidr = CIDRBlock("10.0.0.0/24")
        snapshot.subnets = [subnet]
        let path = try scratch.write("x.log", text)
        let matrix = try FlowLogImport(paths: [path], snapshot: snapshot).run()
        return Reading(
            counts: matrix.counts, bytes: matrix.rows.flatMap { [$0.bytesOut, $0.bytesBack] },
            broken: matrix.broken.map(\.line))
    }

    @Test(arguments: columns.indices)
    func `an odd field is judged alike on both ways`(field: Int) throws {
        for odd in Self.odd {
            var record = Self.usual
            record[field] = odd
            let records = [Self.usual, record, Self.usual]
            let (fast, general) = try (
                reading(records, withPackets: true), reading(records, withPackets: false)
            )
            #expect(fast == general, "\(Self.columns[field]) \(odd)")
        }
    }

    @Test func `records of any numbers and addresses sum alike on both ways`() throws {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<20 {
            let records = (0..<400).map { _ in
                let address = {
                    (0..<4).map { _ in String(Int.random(in: 0...255, using: &generator)) }.joined(
                        separator: ".")
                }
                let start = UInt64.random(in: 0...2_000_000_000)
                return [
                    Bool.random() ? "10.0.0.\(Int.random(in: 0...255))" : address(), address(),
                    String(UInt64.random(in: 0...(1 << UInt64.random(in: 1...50)))), String(start),
                    String(start + UInt64.random(in: 0...900)), Bool.random() ? "ACCEPT" : "REJECT", "OK",
                ]
            }
            #expect(try reading(records, withPackets: true) == reading(records, withPackets: false))
        }
    }
}
