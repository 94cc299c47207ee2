import CXLSXWriter
import Simulation
import Topology
import Units

/// The first page: the total, what to do first, cost by category and zone, and the ways to run NAT.
struct SummarySheet {
    private let report: MonthlyReport
    private let costs: CostsSheet

    init(_ report: MonthlyReport, costs: CostsSheet) {
        self.report = report
        self.costs = costs
    }

    func write(to sheet: Sheet, in book: Workbook) {
        let assessment = report.assessment
        sheet.text(0, 0, "EKS network cost, \(report.month)", .title)
        sheet.text(1, 0, assessment.isComplete ? "Total a month, USD" : "Total a month, USD, at least")
        sheet.formula(1, 1, "=SUM(\(costs.amounts))", cached: assessment.total.cell, .total)
        var row = 2
        if let second = report.second {
            sheet.text(row, 0, "In \(second.code) (\(second.note))")
            sheet.number(row, 1, second.total.cell, .money)
            row += 1
        }
        if let first = report.first, let saving = first.monthlySaving {
            sheet.text(row, 0, "Do first: \(first.title)")
            sheet.number(row, 1, saving.cell, .money)
            sheet.text(row, 2, first.resource)
            row += 1
        }
        sheet.text(
            row, 0,
            "Snapshot \(report.snapshot.number.map(String.init) ?? "none"), taken \(report.takenAt); prices as of \(assessment.pricesEffective); \(assessment.hours.decimal) hours"
        )
        row += 2
        let afterCategories = categories(sheet, row, book)
        let afterZones = zones(sheet, afterCategories + 1)
        _ = ways(sheet, max(afterZones + 1, row + 19))
        sheet.widths([50, 16, 16, 16, 44])
    }

    private func categories(_ sheet: Sheet, _ start: Int, _ book: Workbook) -> Int {
        let rows = report.assessment.byCategory
        sheet.header(start, ["Category", "USD a month"])
        for (place, row) in rows.enumerated() {
            let line = start + 1 + place
            sheet.text(line, 0, row.category.rawValue)
            sheet.formula(
                line, 1, "=SUMIF(\(costs.categories),A\(line + 1),\(costs.amounts))", cached: row.amount.cell,
                .money)
        }
        let end = start + 1 + rows.count
        guard !rows.isEmpty else { return end }
        sheet.text(end, 0, "Total", .totalText)
        sheet.formula(
            end, 1, "=SUM(B\(start + 2):B\(end))", cached: report.assessment.total.cell, .total)
        if let chart = book.chart(LXW_CHART_BAR) {
            _ = chart_add_series(
                chart, "=" + sheet.range(start + 1, end - 1, 0), "=" + sheet.range(start + 1, end - 1, 1))
            chart_title_set_name(chart, "USD a month by category")
            chart_legend_set_position(chart, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
            chart_axis_set_reverse(chart.pointee.y_axis)
            sheet.place(chart, start, 3)
        }
        return end + 1
    }

    private func zones(_ sheet: Sheet, _ start: Int) -> Int {
        let rows = report.assessment.byZone
        sheet.header(start, ["Zone", "USD a month"])
        for (place, row) in rows.enumerated() {
            let line = start + 1 + place
            sheet.text(line, 0, row.zone ?? "no zone of its own")
            let match = row.zone == nil ? "\"\"" : "A\(line + 1)"
            // An empty cell is matched by what is left of the whole: SUMIF has no word for it in both programs.
            let formula =
                row.zone == nil
                ? "=SUM(\(costs.amounts))-SUMIF(\(costs.zones),\"?*\",\(costs.amounts))"
                : "=SUMIF(\(costs.zones),\(match),\(costs.amounts))"
            sheet.formula(line, 1, formula, cached: row.amount.cell, .money)
        }
        return start + 1 + rows.count
    }

    private func ways(_ sheet: Sheet, _ start: Int) -> Int {
        guard !report.natOptions.isEmpty else { return start }
        sheet.header(
            start, ["NAT gateways", "USD a month", "Change", "Zones at risk", "Command"])
        for (place, option) in report.natOptions.enumerated() {
            let row = start + 1 + place
            sheet.text(row, 0, option.name + (option.isComplete ? "" : " (at least)"))
            sheet.number(row, 1, option.total.cell, .money)
            if let change = option.change { sheet.number(row, 2, change.cell, .money) }
            sheet.number(row, 3, Double(option.zonesAtRisk), .count)
            sheet.text(row, 4, option.command ?? "as it is")
        }
        var row = start + 2 + report.natOptions.count
        guard !report.breakEven.isEmpty else { return row }
        sheet.header(row, ["Break-even", "Quantity", "Unit", "Of", "Formula"])
        for entry in report.breakEven {
            row += 1
            sheet.text(row, 0, entry.question)
            sheet.number(row, 1, entry.quantity.cell ?? 0, .quantity)
            sheet.text(row, 2, entry.unit)
            sheet.text(row, 3, entry.per)
            sheet.text(row, 4, entry.formula)
        }
        return row + 1
    }
}
