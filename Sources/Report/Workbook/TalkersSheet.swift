import Capacity
import Cost
import Simulation
import Topology
import Units

/// The talkers that cause the money at NAT gateways and between zones; without flow logs there is no such sheet.
struct TalkersSheet {
    private let report: MonthlyReport
    init(_ report: MonthlyReport) { self.report = report }

    func write(in book: Workbook) throws(ReportError) {
        let talkers = report.measured.talkers
        guard !talkers.isEmpty else { return }
        let words = report.words
        let sheet = try book.sheet(words.measured(.talkers))
        let titles =
            [words.measured(.who), words.measured(.subnet), words.column(.zone), words.measured(.to)]
            + [words.measured(.way), words.column(.gbOut), words.column(.gbIn), words.measured(.natUSD)]
            + [words.measured(.betweenUSD), "USD", words.column(.basis)]
        sheet.header(0, titles)
        for (place, cost) in talkers.enumerated() { write(cost, place, sheet) }
        sheet.fit()
        sheet.freeze(below: 1)
        sheet.filter(0, talkers.count, columns: titles.count)
    }

    private func write(_ cost: TalkerCost, _ place: Int, _ sheet: Sheet) {
        let row = place + 1
        let words = report.words
        let texts =
            [cost.talker.near, cost.talker.subnet.rawValue, cost.zone?.rawValue ?? ""]
            + [cost.talker.far, words.way(of: cost)]
        for (column, text) in texts.enumerated() where !text.isEmpty { sheet.text(row, column, text) }
        sheet.number(row, 5, cost.talker.out.cell, .quantity, means: .talker(place, .out))
        sheet.number(row, 6, cost.talker.back.cell, .quantity, means: .talker(place, .back))
        let amounts: [(Int, Money?, CellMeaning.TalkerFigure)] = [
            (7, cost.nat, .nat), (8, cost.crossZone, .crossZone),
        ]
        for (column, amount, figure) in amounts {
            if let amount {
                sheet.number(row, column, amount.cell, .money, means: .talker(place, figure))
            } else {
                sheet.text(row, column, words.measured(.unpriced))
            }
        }
        if let total = cost.total {
            sheet.formula(
                row, 9, "=H\(row + 1)+I\(row + 1)", cached: total.cell, .money,
                means: .talker(place, .total))
        } else {
            sheet.text(row, 9, words.measured(.unpriced))
        }
        sheet.text(row, 10, words.basis(.measured))
    }
}
