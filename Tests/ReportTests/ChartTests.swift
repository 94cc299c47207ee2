import Foundation
import Testing

@testable import Report

/// The pictures, line by line as they are written.
@Suite struct ChartTests {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
        path: "Snapshots")

    /// Compares with the kept file; with `EKSCOST_RECORD=1` it is written anew and the test fails once.
    private func expect(_ text: String, is name: String) throws {
        let file = Self.folder.appending(path: name)
        if ProcessInfo.processInfo.environment["EKSCOST_RECORD"] != nil {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name)")
        }
        let kept = try String(contentsOf: file, encoding: .utf8)
        #expect(text == kept, "\(name) differs: record it with EKSCOST_RECORD=1 and look at it")
    }

    @Test func `bars lie with their names before and their figures behind`() throws {
        let chart = BarChart(
            title: "Addresses <used> & free", description: "two subnets",
            bars: [
                BarChart.Bar(name: "shop-\"a\"", parts: [200, 51], figure: "200 / 251"),
                BarChart.Bar(name: "빈 서브넷", parts: [0, 0], figure: "0 / 0"),
            ], parts: ["used", "free"])
        try expect(chart.render(), is: "bars.svg")
    }

    @Test func `columns stack their parts`() throws {
        let chart = ColumnChart(
            title: "USD by month", description: "two months", columns: ["2026-09", "2026-10"],
            series: [("Nodes", [1_200, 1_205.28]), ("NAT", [0, 1_493])])
        try expect(chart.render(), is: "columns.svg")
    }

    @Test func `lines run over a quantity with today marked`() throws {
        let chart = LineChart(
            title: "NAT", description: "two ways", horizontal: "GB", vertical: "USD",
            points: [0, 500, 1_000],
            lines: [
                LineChart.Line(name: "single", values: [32.85, 65, 97], today: 65),
                LineChart.Line(name: "one a zone", values: [98.55, 121, 143.5], today: 121),
            ], today: ("today", 500))
        try expect(chart.render(), is: "lines.svg")
    }

    /// Letters of the browsers' fonts are about 7 wide at this size.
    @Test func `no word is cut off at the edge, however large the figures`() throws {
        let months = (0..<36).map { "20\(24 + $0 / 12)-\(10 + $0 % 3)" }
        let pictures = [
            BarChart(
                title: "Addresses", description: "many",
                bars: [
                    BarChart.Bar(
                        name: "subnet-0b3ec000000000001", parts: [15_000, 1_379],
                        figure: "15000 / 16379 · until 2029-03-01")
                ], parts: ["used", "free"]
            ).render(),
            ColumnChart(
                title: "USD", description: "three years", columns: months,
                series: [("Nodes", months.map { _ in 1_450_000 })]
            ).render(),
            LineChart(
                title: "NAT", description: "much", horizontal: "GB a month", vertical: "USD",
                points: [0, 400_000, 800_001],
                lines: [.init(name: "single", values: [0, 20_000, 49_000], today: 20_000)],
                today: ("today", 400_000)
            ).render(),
        ]
        for picture in pictures {
            let words = picture.matches(
                of: /<text class="(\w+)" x="([-0-9.]+)" y="[^"]+" text-anchor="(\w+)">([^<]*)</)
            #expect(words.count > 3)
            for word in words {
                let width = Double(word.4.count) * (word.1 == "title" ? 8.5 : 6.8)
                let x = try #require(Double(word.2))
                let left = word.3 == "start" ? x : word.3 == "middle" ? x - width / 2 : x - width
                #expect(left >= 0 && left + width <= 720, "\(word.4) reaches from \(left) to \(left + width)")
            }
        }
    }

    static let axes: [(Double, [Double])] = [
        (0, [0, 1]), (7, [0, 2, 4, 6, 8]), (1_493, [0, 500, 1_000, 1_500]), (0.3, [0, 0.1, 0.2, 0.3]),
        (100, [0, 20, 40, 60, 80, 100]),
    ]

    @Test(arguments: axes)
    func `an axis has round figures and reaches past the largest`(most: Double, ticks: [Double]) {
        let found = Scale.ticks(to: most)
        #expect(found.count == ticks.count)
        for (a, b) in zip(found, ticks) { #expect(abs(a - b) < 1e-12) }
    }

    @Test(arguments: [(0.0, "0"), (1.04, "1"), (-2.55, "-2.6"), (100.0, "100"), (-0.01, "0")])
    func `a coordinate has one decimal at most`(value: Double, text: String) {
        #expect(Vector.figure(value) == text)
    }
}
