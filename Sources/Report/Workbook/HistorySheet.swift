import CXLSXWriter
import Capacity
import Cost
import Simulation
import Units

/// The cost of each month, by category; this month's row follows the inputs.
struct HistorySheet {
    private let report: MonthlyReport
    private let sheet: Sheet
    private let costs: CostsSheet

    init(_ report: MonthlyReport, sheet: Sheet, costs: CostsSheet) {
        self.report = report
        self.sheet = sheet
        self.costs = costs
    }

    func write(in book: Workbook) {
        let words = report.words
        let categories = report.history.categories
        let months = report.history.months
        guard !categories.isEmpty, !months.isEmpty else { return }
        sheet.header(
            0,
            [words.column(.month)] + categories.map(words.category)
                + [words.column(.total), words.column(.snapshot), words.column(.note)],
            numbers: Set(1..<(categories.count + 3)))
        let total = categories.count + 1
        for (place, month) in months.enumerated() {
            let row = 1 + place
            let isThis = place == months.count - 1
            sheet.text(row, 0, words.month(month.month.description))
            for (column, category) in categories.enumerated() {
                let sum = month.byCategory[category] ?? .zero
                let means = CellMeaning.sum(
                    LineSelection(isThis ? .now : .month(place), .category(category)))
                if isThis {
                    sheet.formula(
                        row, 1 + column,
                        "=SUMIF(\(costs.categories),\"\(category.rawValue)\",\(costs.amounts))",
                        cached: sum.cell, .money, means: means)
                    sheet.least(row, 1 + column, while: "=\(costs.missing(of: category))>0")
                } else {
                    sheet.total(row, 1 + column, sum, means: means)
                }
            }
            sheet.formula(
                row, total, "=SUM(B\(row + 1):\(Sheet.letter(total - 1))\(row + 1))",
                cached: month.total.cell, .total,
                means: .sum(LineSelection(isThis ? .now : .month(place), .all)))
            if let number = month.snapshot {
                sheet.number(row, total + 1, Double(number), .count, means: .snapshotOf(month: place))
            }
            note(month, row, total, isThis)
        }
        sheet.onePage()
        sheet.fit(least: 13)
        sheet.freeze(below: 1)
        chart(categories, months.count, book)
    }

    /// Marks a month's total from which something is missing; this month's follows the inputs.
    private func note(_ month: MonthCost, _ row: Int, _ column: Int, _ isThis: Bool) {
        let least = report.words.label(.atLeastNote)
        if isThis {
            sheet.formula(
                row, column + 2, "=IF(\(costs.missing)>0,\"\(least)\",\"\")",
                text: month.total.isComplete ? "" : least, .text)
            sheet.least(row, column, while: "=\(costs.missing)>0")
        } else if !month.total.isComplete {
            sheet.text(row, column + 2, least)
            sheet.least(row, column, while: "=TRUE")
        }
    }

    private func chart(_ categories: [Cost.Category], _ months: Int, _ book: Workbook) {
        guard let chart = book.chart(LXW_CHART_COLUMN_STACKED) else { return }
        for (place, category) in categories.enumerated() {
            guard
                let series = chart_add_series(
                    chart, "=" + sheet.range(1, months, 0), "=" + sheet.range(1, months, 1 + place))
            else { continue }
            chart_series_set_name(series, report.words.category(category))
            Palette.fill(series, place)
        }
        Palette.finish(
            chart, title: chartTitle, y: "USD", legend: true)
        sheet.place(chart, months + 3, 0, width: 1.8, height: 1.5)
    }
    /// The name of the picture, which says where a month's sum is the least.
    private var chartTitle: String {
        let words = report.words
        return report.history.months.allSatisfy { $0.total.isComplete }
            ? words.label(.chartMonth) : words.label(.titleAtLeast, words.label(.chartMonth))
    }
}
