import Capacity
import Cost
import Simulation
import Topology
import Units

/// The gigabytes of each row of traffic, to be changed; and what a gigabyte of each row adds to each quantity.
struct TrafficSheets {
    private let report: MonthlyReport
    private let traffic: Sheet
    private let shares: Sheet
    private static let first = 1

    init(_ report: MonthlyReport, traffic: Sheet, shares: Sheet) {
        self.report = report
        self.traffic = traffic
        self.shares = shares
    }

    /// Writes the rows of traffic with the basis of each.
    func writeTraffic() {
        let words = report.words
        let columns: [Column] = [.starts, .destination, .gbOut, .gbIn, .gbBoth, .basis, .from]
        traffic.tab(0xFFC000)
        traffic.header(0, columns, words)
        for (place, flow) in report.model.flows.enumerated() {
            let row = Self.first + place
            traffic.text(row, 0, flow.source.label)
            traffic.text(row, 1, flow.destination.label)
            traffic.number(row, 2, flow.out.cell, .input, means: .flow(place, .out))
            traffic.number(row, 3, flow.back.cell, .input, means: .flow(place, .back))
            traffic.formula(
                row, 4, "=C\(row + 1)+D\(row + 1)", cached: (flow.out + flow.back).cell, .quantity,
                means: .flow(place, .both))
            traffic.text(row, 5, words.basis(flow.basis))
            traffic.text(row, 6, flow.origin)
            if place < 200 {
                let name = flow.source.label + " → " + flow.destination.label
                traffic.comment(row, 2, words.label(.trafficComment, name))
            }
        }
        let last = Self.first + report.model.flows.count - 1
        traffic.notNegative(Self.first, last, 2)
        traffic.notNegative(Self.first, last, 3)
        traffic.fit()
        traffic.freeze(below: 1)
        traffic.filter(0, max(last, 1), columns: columns.count)
    }

    /// Writes the shares, the rows of one quantity together.
    ///
    /// - Returns: for each driver the first and the last row of its shares; nil where it has none.
    func writeShares() -> [ClosedRange<Int>?] {
        let words = report.words
        let ways = report.model.ways
        let columns: [Column] = [.usageType, .resource, .zone, .starts, .destination, .gb]
        shares.tab(0xA6A6A6)
        shares.header(0, columns.map(words.column) + ways.map { words.column(.share) + ": " + words.way($0) })
        var row = Self.first
        let ranges = report.model.drivers.enumerated().map { place, driver -> ClosedRange<Int>? in
            guard case .traffic(let terms) = driver.make, !terms.isEmpty else { return nil }
            let start = row
            for (number, term) in terms.enumerated() {
                write(term, driver, row, (place, number))
                row += 1
            }
            return start...(row - 1)
        }
        shares.fit()
        shares.freeze(below: 1)
        shares.filter(0, max(row - 1, 1), columns: columns.count + ways.count)
        return ranges
    }

    private func write(
        _ term: CostModel.Term, _ driver: CostModel.Driver, _ row: Int, _ own: (driver: Int, term: Int)
    ) {
        let flow = report.model.flows[term.flow]
        shares.text(row, 0, driver.usageType)
        shares.text(row, 1, driver.resource)
        if let zone = driver.zone { shares.text(row, 2, zone) }
        shares.text(row, 3, flow.source.label)
        shares.text(row, 4, flow.destination.label)
        let column =
            switch term.direction {
            case .out: 2
            case .back: 3
            case .both: 4
            }
        let value =
            switch term.direction {
            case .out: flow.out
            case .back: flow.back
            case .both: flow.out + flow.back
            }
        shares.formula(
            row, 5, "=" + traffic.reference(Self.first + term.flow, column), cached: value.cell, .quantity,
            means: .term(driver: own.driver, term: own.term, way: nil))
        for (place, share) in term.shares.enumerated() {
            shares.number(
                row, 6 + place, share.cell, .price,
                means: .term(driver: own.driver, term: own.term, way: place))
        }
    }

    /// The sum over a driver's rows of gigabytes times share, in one way.
    func product(_ rows: ClosedRange<Int>, way: Int) -> String {
        "SUMPRODUCT(\(shares.range(rows.lowerBound, rows.upperBound, 5)),\(shares.range(rows.lowerBound, rows.upperBound, 6 + way)))"
    }
}
