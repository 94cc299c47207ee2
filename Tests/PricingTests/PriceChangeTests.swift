import Pricing
import Testing
import Units

private func entry(_ usageType: String, _ tiers: (String, String)...) -> PriceBook.Entry {
    PriceBook.Entry(
        usageType: usageType, operation: nil, unit: "GB", tiers: tiers.map { ($0.0, $0.1) }, source: "s",
        date: "d")
}

@Suite struct `Two price lists` {
    @Test func `differ in what was added, removed and changed, tier by tier`() {
        let old = [entry("A", ("0", "0.10"), ("10", "0.05")), entry("B", ("0", "1"))]
        let new = [entry("A", ("0", "0.1"), ("10", "0.06")), entry("C", ("0", "2"))]
        let changes = PriceChange.between(old, new)
        #expect(changes.map(\.usageType) == ["A", "B", "C"])
        #expect(changes.map(\.from) == ["10", "0", "0"])
        #expect(changes.map(\.kind) == [.changed, .removed, .added])
        #expect(changes.map { $0.growth?.percent } == ["20", nil, nil])
    }

    @Test func `that are one list do not differ`() {
        let list = [entry("A", ("0", "0.10"))]
        #expect(PriceChange.between(list, list) == [])
    }
}

@Suite struct `The check of a price book` {
    private let header = "usage_type,operation,unit,tier_from,tier_to,usd,source,source_date,confidence\n"

    private func problems(_ row: String) throws -> [String] {
        let file = try PriceBookFile(bytes: Array((header + row).utf8), name: "global.2026-01-01.csv")
        var audit = PriceBookAudit()
        audit.look(at: file, region: PriceBook.everywhere)
        return audit.problems.filter { !$0.contains("no report can do without it") }
    }

    @Test(arguments: [
        ("A,,Apples,0,inf,1,a source,2026-01-01,feed", "nobody knows the unit 'Apples'"),
        ("A,,GB,0,inf,1,,2026-01-01,feed", "the source '' says nothing"),
        ("A,,GB,0,inf,1,s12ab3f,2026-01-01,feed", "the source 's12ab3f' says nothing"),
        ("A,,GB,0,inf,1,a source,,feed", "the date '' is none"),
        ("A,,GB,0,inf,1,a source,soon,feed", "the date 'soon' is none"),
        ("A,,GB,3,inf,1,a source,2026-01-01,feed", "the first tier starts at 3"),
    ])
    func `finds a row that nobody could follow up`(row: String, words: String) throws {
        let found = try problems(row)
        #expect(found.count == 1)
        #expect(found.first?.contains(words) == true, "\(found)")
        #expect(found.first?.contains("global.2026-01-01.csv:2") == true)
    }

    @Test(arguments: ["2026", "2026-09", "2026-09-28"])
    func `takes a date as precise as its source`(date: String) throws {
        #expect(try problems("A,,GB,0,inf,1,a source,\(date),feed") == [])
    }

    @Test func `tells what every region must have from what is public nowhere`() throws {
        var audit = PriceBookAudit()
        audit.look(at: try PriceBookFile(bytes: Array(header.utf8), name: "r.2026-01-01.csv"), region: "r")
        #expect(audit.problems.count == PriceBookAudit.core.count + 1)
        #expect(
            audit.gaps.contains { $0.price == "LCUUsage (LoadBalancing:Application)" && $0.regions == ["r"] })
        #expect(!audit.gaps.contains { PriceBookAudit.core.contains($0.price) })
    }
}
