import Testing
import Units

@testable import Importer

@Suite struct `The parts of a bill's line` {
    private func decimal(_ text: String) -> Int64? {
        Array(text.utf8).withUnsafeBufferPointer { BillDecimal.billionths($0) }
    }
    private func hour(_ text: String) -> Int? {
        Array(text.utf8).withUnsafeBufferPointer { BillTime.hour($0) }
    }

    @Test(arguments: [
        ("0", 0), ("", 0), ("1", 1_000_000_000), ("-0.5", -500_000_000), ("+2.", 2_000_000_000),
        ("0.0000000005", 0), ("0.0000000015", 2), ("0.00000000051", 1), ("-0.0000000015", -2),
        ("1.2E-7", 120), ("1.5e+2", 150_000_000_000), ("9223372036.854775807", 9_223_372_036_854_775_807),
        ("0.0000000000000000000000001", 0), ("0.12345678901234567890", 123_456_789),
    ])
    func `decimals round half to even at the billionth`(text: String, value: Int64) {
        #expect(decimal(text) == value)
    }

    @Test(arguments: ["-", "1,5", "1.2.3", "abc", "1e", "99999999999", "0x10", " 1"])
    func `what is no decimal is nothing`(text: String) { #expect(decimal(text) == nil) }

    @Test func `the same hour is read from every way of writing it`() {
        let wanted = 20454 * 24 + 5
        for text in [
            "2026-01-01T05:00:00Z", "2026-01-01 05:00:00+00:00", "2026-01-01 05:00:00.000",
            "2026-01-01T05:59:59Z", "2026-01-01T05:00:00.000Z",
        ] { #expect(hour(text) == wanted, "\(text)") }
        #expect(hour("2026-01-01") == 20454 * 24)
        #expect(hour("2028-02-29") != nil)
    }

    @Test(arguments: [
        "2026-02-29", "2026-13-01", "2026-1-1", "01/02/2026", "2026-01-01T25:00:00Z",
        "2026-01-01T05:00:00+09:00", "",
    ])
    func `what is no time in UTC is nothing`(text: String) { #expect(hour(text) == nil) }

    /// Hands out a text in pieces of a few bytes.
    private func records(_ text: String, piece: Int) throws -> [[String]] {
        var rest = Array(text.utf8)[...]
        var stream = try CSVStream(path: "x", size: 64) { buffer throws(ImportError) in
            let count = min(piece, rest.count, buffer.count)
            buffer.copyBytes(from: rest.prefix(count))
            rest = rest.dropFirst(count)
            return count
        }
        guard let header = try stream.header() else { return [] }
        stream.want(header.indices.map { header.count - 1 - $0 })
        var records: [[String]] = [header]
        while try stream.next() { records.append(stream.fields.map(\.string)) }
        return records
    }

    @Test(arguments: [1, 3, 64, 1000])
    func `records are the same however the window cuts them`(piece: Int) throws {
        let long = String(repeating: "z", count: 300)
        let text = "a,b,c\r\n1,\"2,\"\"x\"\"\n\",3\n\n,,\n\(long),\"\(long)\",\"\"\n7,8,9"
        #expect(
            try records(text, piece: piece) == [
                ["a", "b", "c"], ["3", "2,\"x\"\n", "1"], ["", "", ""], ["", long, long], ["9", "8", "7"],
            ])
    }

    @Test func `keys are numbered in the order in which they come, past the table's growth`() {
        var table = ByteTable()
        func number(_ text: String) -> (Int, Bool) {
            let found = Array(text.utf8).withUnsafeBufferPointer { table.number(of: $0) }
            return (found.number, found.isNew)
        }
        for pass in 0..<2 {
            for key in 0..<5000 {
                let (found, isNew) = number("key \(key)")
                #expect(found == key)
                #expect(isNew == (pass == 0))
            }
        }
        #expect(number("").1)
    }
}
