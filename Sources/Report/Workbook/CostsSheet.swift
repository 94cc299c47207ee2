import Simulation
import Topology
import Units

/// Every line of the assessment: quantity times unit price, as a formula on the inputs.
struct CostsSheet {
    let sheet: Sheet
    private let report: MonthlyReport
    private static let first = 1
    private static let columns = [
        "Category", "Usage type", "Resource", "Zone", "Region", "Tier", "Quantity", "Unit", "Unit price USD",
        "Discount", "Amount USD", "Basis", "Rule", "From", "Line",
    ]

    init(_ report: MonthlyReport, inputs: InputsSheet, in book: Workbook) throws(ReportError) {
        self.report = report
        sheet = try book.sheet("Costs")
        sheet.header(0, Self.columns)
        for (place, line) in report.assessment.lines.enumerated() {
            write(line, Self.first + place, inputs)
        }
        let end = last + 1
        sheet.text(end, 0, report.assessment.isFullyPriced ? "Total" : "Total (at least)", .totalText)
        for column in 1...9 { sheet.text(end, column, "", .totalText) }
        sheet.formula(
            end, 10, "=SUM(\(amounts))", cached: report.assessment.total.cell, .total)
        sheet.widths([16, 30, 34, 17, 15, 6, 14, 8, 15, 10, 14, 11, 20, 28, 60])
        sheet.freeze(below: 1)
        sheet.filter(0, last, columns: Self.columns.count)
    }

    private var last: Int { Self.first + max(report.assessment.lines.count, 1) - 1 }
    /// The amounts as a range.
    var amounts: String { sheet.range(Self.first, last, 10) }
    var categories: String { sheet.range(Self.first, last, 0) }
    var zones: String { sheet.range(Self.first, last, 3) }

    private func write(_ line: Line, _ row: Int, _ inputs: InputsSheet) {
        sheet.text(row, 0, line.category.rawValue)
        sheet.text(row, 1, line.usageType)
        sheet.text(row, 2, line.resource)
        if let zone = line.zone { sheet.text(row, 3, zone) }
        sheet.text(row, 4, line.region)
        if let tier = line.tier { sheet.number(row, 5, Double(tier), .count) }
        quantity(line, row)
        sheet.text(row, 7, line.unit)
        if let cells = inputs.cells(of: line), let amount = line.amount {
            sheet.formula(row, 8, "=" + cells.price, cached: line.unitPrice?.cell ?? 0, .price)
            sheet.formula(row, 9, "=" + cells.discount, cached: (Ratio.one - line.keeping).cell, .share)
            sheet.formula(
                row, 10, "=ROUND(G\(row + 1)*I\(row + 1)*(1-J\(row + 1)),9)", cached: amount.cell, .money)
        } else {
            sheet.text(row, 8, "no price", .note)
        }
        sheet.text(row, 11, line.basis.rawValue)
        sheet.text(row, 12, line.rule)
        sheet.text(row, 13, line.origins.joined(separator: ", "))
        sheet.text(row, 14, line.id)
    }

    /// Hours follow the hours of the month where they are a whole number of times them; all else may be changed here.
    private func quantity(_ line: Line, _ row: Int) {
        guard let text = line.quantity, let value = text.cell else { return }
        let hours = report.assessment.hours
        if line.unit == Hour.symbol, line.tier == nil, let quantity = Quantity<Hour>(decimal: text),
            hours > .zero, quantity.billionths % hours.billionths == 0
        {
            let times = quantity.billionths / hours.billionths
            sheet.formula(row, 6, "=\(times)*Hours", cached: value, .quantity)
        } else {
            sheet.number(row, 6, value, .input)
        }
    }
}
