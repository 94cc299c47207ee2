import Foundation
import Importer
import Pricing
import Testing
import Units

private let header = "usage_type,operation,unit,tier_from,tier_to,usd,source,source_date,confidence\n"

private func file(_ rows: String, sources: [String: String] = [:]) throws -> PriceBookFile {
    try PriceBookFile(bytes: Array((header + rows).utf8), name: "x.2026-01-01.csv", sources: sources)
}

@Suite struct `A price file` {
    @Test func `becomes entries with their tiers, their source and its date`() throws {
        let read = try file(
            "VpcEndpoint-Bytes,,GB,0,10,0.01,s1,2026-01-01,feed\nVpcEndpoint-Bytes,,GB,10,inf,0.006,s1,2026-01-01,feed\n",
            sources: ["s1": "the feed"])
        let entry = PriceBook.Entry(
            usageType: "VpcEndpoint-Bytes", operation: nil, unit: "GB",
            tiers: [("0", "0.01"), ("10", "0.006")],
            source: "the feed", date: "2026-01-01", confidence: "feed")
        #expect(try read.entries() == [entry])
    }

    @Test func `may quote its fields, end its lines with CRLF and begin with a byte order mark`() throws {
        let text = "\u{FEFF}" + header + "\"A\",,GB,0,inf,1,\"one \"\"big\"\", source\",2026-01-01,feed\r\n"
        let read = try PriceBookFile(bytes: Array(text.utf8), name: "x.csv")
        #expect(read.rows.map(\.source) == ["one \"big\", source"])
        #expect(read.rows.map(\.confidence) == ["feed"])
    }

    @Test(arguments: [
        ("A,,GB,0,inf,free,s,d,c", "the price 'free' is not a decimal"),
        ("A,,GB,0,inf,-1,s,d,c", "the price -1 is negative"),
        ("A,,GB,5,inf,1,s,d,c", "the first tier starts at 5"),
        (
            "A,,GB,0,10,1,s,d,c\nA,,GB,20,inf,1,s,d,c",
            "the tier starts at 20 but the one before it ends at 10"
        ),
        ("A,,GB,0,inf,1,s,d,c\nA,,GB,0,inf,2,s,d,c", "stands here a second time"),
        ("A,,GB,0,inf", "5 fields where the header has 9"),
        ("\"A,,GB", "a quote is never closed"),
    ])
    func `that cannot be trusted is refused with its line`(rows: String, why: String) throws {
        let error = try #require(throws: PriceBookError.self) { try file(rows).entries() }
        #expect(error.description.contains(why))
        #expect(error.description.hasPrefix("x.2026-01-01.csv:\(rows.split(separator: "\n").count + 1): "))
    }

    @Test func `without a column names the column`() {
        #expect(throws: PriceBookError.header(file: "x.csv", missing: ["usd", "confidence"])) {
            try PriceBookFile(
                bytes: Array("usage_type,operation,unit,tier_from,tier_to,source,source_date\n".utf8),
                name: "x.csv")
        }
    }
}

@Suite struct `A folder of prices` {
    @Test func `takes the newest file that is not after the date, else the oldest`() {
        let files = ["r.2026-01-01.csv", "r.2026-03-01.csv", "q.2026-02-01.csv"].compactMap {
            PriceFileName($0)
        }
        #expect(files.file(of: "r")?.date == "2026-03-01")
        #expect(files.file(of: "r", on: "2026-02-15")?.date == "2026-01-01")
        #expect(files.file(of: "r", on: "2025-01-01")?.date == "2026-01-01")
        #expect(files.file(of: "s") == nil)
    }

    @Test(arguments: ["instance-types.csv", "r.2026-1-1.csv", "r.2026-01-01.txt", ".2026-01-01.csv"])
    func `does not take other files for prices`(name: String) { #expect(PriceFileName(name) == nil) }

    @Test func `lets the user's own price win`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data((header + "NatGateway-Hours,,Hrs,0,inf,0.045,s,2026-01-01,feed\n").utf8)
            .write(to: folder.appending(path: "r.2026-01-01.csv"))
        let own = PriceOverride(
            region: "r", usageType: "NatGateway-Hours", operation: nil, unit: "Hrs", usd: "0.03",
            source: "contract")
        let book = try PriceBookFolder(path: folder.path).load(regions: ["r"], overrides: [own])
        #expect(book.price(.natGatewayHours, in: "r").firstRate?.decimal == "0.03")
        #expect(book.effective == "2026-01-01")
    }

    @Test func `without a dated file is no price book`() {
        #expect(throws: PriceBookError.noBook(folder: "/nowhere")) { try PriceBookFolder(path: "/nowhere") }
    }
}
