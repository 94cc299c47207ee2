import Simulation
import Topology
import Units

/// What the figures rest on, and what is not in them.
struct AssumptionsSheet {
    private let report: MonthlyReport
    init(_ report: MonthlyReport) { self.report = report }

    func write(in book: Workbook) throws(ReportError) {
        let sheet = try book.sheet("Assumptions")
        sheet.header(0, ["Kind", "Text", "Usage type", "Resource", "Unit price USD", "Unit"])
        var row = 1
        func add(_ kind: String, _ text: String) {
            sheet.text(row, 0, kind)
            sheet.text(row, 1, text, .wrapped)
            row += 1
        }
        for note in report.assessment.assumptions { add("assumed", note) }
        for warning in report.assessment.warnings { add("warning", warning) }
        for unknown in report.assessment.unknowns {
            sheet.text(row, 2, unknown.usageType)
            sheet.text(row, 3, unknown.resource)
            if let price = unknown.unitPrice?.cell { sheet.number(row, 4, price, .price) }
            sheet.text(row, 5, unknown.unit)
            add("not in the totals", unknown.reason)
        }
        add("written by", "ekscost \(report.version)")
        sheet.widths([18, 90, 30, 30, 16, 10])
        sheet.freeze(below: 1)
        sheet.filter(0, row - 1, columns: 6)
    }
}
