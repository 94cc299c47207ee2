import CXLSXWriter
import Capacity
import Cost
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
            sheet.total(line, 1, row.before, means: .sum(before))
            sheet.total(line, 2, row.after, means: .sum(after))
            if let change = row.change.exact {
                sheet.formula(
                    line, 3, "=C\(line + 1)-B\(line + 1)", cached: change.cell, .change,
                    means: .difference(after, before))
            } else {
                sheet.text(line, 3, words.signed(row.change))
            }
        }
        let end = Self.first + rows.count
        guard !rows.isEmpty else { return sheet.fit() }
        let isComplete = answer.before.isComplete && answer.after.isComplete
        sheet.text(end, 0, words.totalName(isComplete), .totalText)
        let sides = [LineSelection(.before, .all), LineSelection(.after, .all)]
        func sum(_ column: Int) -> String {
            let letter = Sheet.letter(column)
            return "=SUM(\(letter)\(Self.first + 1):\(letter)\(end))"
        }
        for (column, total) in [answer.before.total, answer.after.total].enumerated() {
            sheet.formula(
                end, 1 + column, sum(1 + column), cached: total.cell, .total, means: .sum(sides[column]))
            if !total.isComplete { sheet.least(end, 1 + column, while: "=TRUE") }
        }
        if let change = answer.change.exact {
            sheet.formula(
                end, 3, sum(3), cached: change.cell, .totalChange, means: .difference(sides[1], sides[0]))
        } else {
            sheet.text(end, 3, words.signed(answer.change), .totalText)
        }
        sheet.text(end + 2, 0, words.column(.zonesCutOff))
        sheet.number(end + 2, 1, Double(answer.riskBefore.zonesAtRisk), .count, means: .zonesAtRisk(.before))
        sheet.number(end + 2, 2, Double(answer.riskAfter.zonesAtRisk), .count, means: .zonesAtRisk(.after))
        let below = unknownParts(end + 4)
        for (place, warning) in answer.warnings.enumerated() {
            sheet.text(below + place, 0, words.sentence(warning), .note)
        }
        sheet.onePage()
        sheet.fit(least: 14)
        chart(rows.count, below + 1 + answer.warnings.count, book)
    }

    /// Usage that has no known cost and differs between the sides, with its quantities.
    ///
    /// - Returns: the row below.
    private func unknownParts(_ start: Int) -> Int {
        let words = report.words
        let parts = answer.story.unknownParts
        guard !parts.isEmpty else { return start }
        sheet.text(start, 0, words.label(.unknownWhatIf), .note)
        for (place, part) in parts.enumerated() {
            let row = start + 1 + place
            sheet.text(row, 0, "\(part.usageType) · \(part.resource) (\(words.unit(part.unit)))")
            sheet.text(row, 1, words.quantity(part.quantityBefore, of: part.before))
            sheet.text(row, 2, words.quantity(part.quantityAfter, of: part.after))
        }
        return start + 2 + parts.count
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
