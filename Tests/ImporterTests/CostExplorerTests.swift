import Corpora
import Foundation
import Importer
import Testing
import Topology
import Units

@Suite struct `Cost Explorer's answer` {
    private func answer(_ keys: [String], _ values: [String], _ metrics: String) -> String {
        let definitions = keys.map { "{\"Type\": \"DIMENSION\", \"Key\": \"\($0)\"}" }.joined(separator: ",")
        let names = values.map { "\"\($0)\"" }.joined(separator: ",")
        return """
            {"GroupDefinitions": [\(definitions)], "ResultsByTime": [{"TimePeriod": {"Start": "2026-10-01",
            "End": "2026-10-02"}, "Total": {}, "Groups": [{"Keys": [\(names)], "Metrics": {\(metrics)}}],
            "Estimated": false}]}
            """
    }
    private let metrics =
        "\"UnblendedCost\": {\"Amount\": \"1.416\", \"Unit\": \"USD\"}, \"UsageQuantity\": {\"Amount\": \"24\", \"Unit\": \"Hrs\"}"

    @Test func `by usage type is kept day by day`() throws {
        let read = try bill(
            text: answer(["SERVICE", "USAGE_TYPE"], ["EC2 - Other", "APN2-NatGateway-Hours"], metrics),
            "ce.json")
        let line = try #require(read.lines.first)
        #expect(line.item.usageType == "NatGateway-Hours")
        #expect(line.item.region == "ap-northeast-2")
        #expect(line.item.resource == "")
        #expect(
            line.usage
                == BilledUsage(
                    start: 20727 * 24, hours: 24, quantity: 24_000_000_000, cost: 1_416_000_000))
    }

    @Test func `by record type tells credits from usage`() throws {
        let read = try bill(
            text: answer(["RECORD_TYPE", "USAGE_TYPE"], ["Credit", "NatGateway-Hours"], metrics), "ce.json")
        #expect(read.lines.map(\.item.kind) == [.credit])
    }

    @Test func `by service alone is money elsewhere`() throws {
        let read = try bill(text: answer(["SERVICE"], ["EC2 - Other"], metrics), "ce.json")
        #expect(read.lines.isEmpty)
        #expect(read.elsewhere.map(\.cost.decimal) == ["1.416"])
    }

    @Test func `without the cost is refused by its place`() throws {
        let text = answer(["SERVICE"], ["EC2 - Other"], "\"UsageQuantity\": {\"Amount\": \"1\"}")
        #expect(
            try billError(text: text, "ce.json").hasPrefix(
                "bad bill, ce.json:1: ResultsByTime[0].Groups[0] has no UnblendedCost"))
    }
}

/// A bill that another program made; the test says so and passes where it is absent.
@Suite struct `A generated report` {
    private static let path = Corpora.folder.path + "/nise-cur1/cur1-2026-01.csv"

    @Test(
        .enabled("the documents of other projects are absent") { Corpora.areThere }, arguments: ["", ".gz"])
    func `comes to what Python's csv module reads from it`(ending: String) throws {
        let (read, summary) = try bill([Self.path + ending])
        let mine =
            read.lines.reduce(Money.zero) { $0 + Money(billionths: Int128($1.usage.cost)) }
            + read.elsewhere.reduce(Money.zero) { $0 + $1.cost }
        let process = Process()
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "python3", "-c",
            """
            import csv, sys, decimal
            lines = list(csv.DictReader(open(sys.argv[1])))
            nano = decimal.Decimal("0.000000001")
            print(len(lines), sum(decimal.Decimal(l["lineItem/UnblendedCost"]).quantize(nano) for l in lines))
            """, Self.path,
        ]
        process.standardOutput = pipe
        try process.run()
        let theirs = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).split {
            $0.isWhitespace
        }
        try #require(theirs.count == 2)
        #expect("\(summary.keptLines + summary.otherLines)" == theirs[0])
        #expect(mine == Money(decimal: theirs[1]))
    }
}
