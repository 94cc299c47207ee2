import CXLSXWriter
import Simulation
import Units

/// A change that was asked for, before and after by category.
struct WhatIfSheet {
    private let report: MonthlyReport
    private let answer: WhatIf
    private let sheet: Sheet
    private static let first = 4

    init(_ report: MonthlyReport, _ answer: WhatIf, sheet: Sheet) {
        self.report = report
        self.answer = answer
        self.sheet = sheet
    }

    func write(in book: Workbook) {
        let words = report.words
        sheet.width(0, 34)
        sheet.text(0, 0, words.title(.whatIf), .title)
        sheet.text(1, 0, answer.changes.joined(separator: " "), .note)
        sheet.text(2, 0, words.label(.whatIfNote), .note)
        let columns: [Column] = [.category, .before, .after, .change]
        sheet.header(Self.first - 1, columns, words)
        let rows = answer.comparison
        for (place, row) in rows.enumerated() {
            let line = Self.first + place
            sheet.text(line, 0, words.category(row.category))
            let before = LineSelection(.before, .category(row.category))
            let after = LineSelection(.after, .category(row.category))
            sheet.number(line, 1, row.before.cell, .money, means: .sum(before))
            sheet.number(line, 2, row.after.cell, .money, means: .sum(after))
            sheet.formula(
                line, 3, "=C\(line + 1)-B\(line + 1)", cached: row.change.cell, .change,
                means: .difference(after, before))
        }
        let end = Self.first + rows.count
        guard !rows.isEmpty else { return sheet.fit() }
        let isComplete = answer.before.isComplete && answer.after.isComplete
        sheet.text(end, 0, words.label(isComplete ? .total : .totalAtLeast), .totalText)
        let sums = [answer.before.total, answer.after.total, answer.change]
        let sides = [LineSelection(.before, .all), LineSelection(.after, .all)]
        let means: [CellMeaning] = sides.map { .sum($0) } + [.difference(sides[1], sides[0])]
        for (column, sum) in sums.enumerated() {
            let letter = Sheet.letter(1 + column)
            sheet.formula(
                end, 1 + column, "=SUM(\(letter)\(Self.first + 1):\(letter)\(end))", cached: sum.cell,
                column == 2 ? .totalChange : .total, means: means[column])
        }
        sheet.text(end + 2, 0, words.column(.zonesCutOff))
        sheet.number(end + 2, 1, Double(answer.riskBefore.zonesAtRisk), .count, means: .zonesAtRisk(.before))
        sheet.number(end + 2, 2, Double(answer.riskAfter.zonesAtRisk), .count, means: .zonesAtRisk(.after))
        for (place, warning) in answer.warnings.enumerated() {
            sheet.text(end + 4 + place, 0, words.sentence(warning), .note)
        }
        sheet.onePage()
        sheet.fit(least: 14)
        chart(rows.count, end + 5 + answer.warnings.count, book)
    }

    private func chart(_ count: Int, _ row: Int, _ book: Workbook) {
        guard let chart = book.chart(LXW_CHART_BAR) else { return }
        for (place, column) in [Column.before, .after].enumerated() {
            guard
                let series = chart_add_series(
                    chart, "=" + sheet.range(Self.first, Self.first + count - 1, 0),
                    "=" + sheet.range(Self.first, Self.first + count - 1, 1 + place))
            else { continue }
            chart_series_set_name(series, report.words.column(column))
            Palette.fill(series, place)
        }
        Palette.finish(chart, title: report.words.label(.chartCategory), legend: true, lies: true)
        sheet.place(chart, row, 0, width: 1.5, height: 1.5)
    }
}
