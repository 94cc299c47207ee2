import Simulation
import Topology
import Units

/// What should be looked at, the dearest first.
struct FindingsSheet {
    private let report: MonthlyReport
    init(_ report: MonthlyReport) { self.report = report }

    func write(in book: Workbook) throws(ReportError) {
        let sheet = try book.sheet("Findings")
        let titles = ["USD a month", "Severity", "What", "Where", "Why", "Note", "Proof", "Rule"]
        sheet.header(0, titles)
        for (place, finding) in report.findings.enumerated() {
            let row = place + 1
            if let saving = finding.monthlySaving { sheet.number(row, 0, saving.cell, .money) }
            sheet.text(row, 1, finding.severity.rawValue)
            sheet.text(row, 2, finding.title, .wrapped)
            sheet.text(row, 3, finding.resource, .wrapped)
            sheet.text(row, 4, finding.detail, .wrapped)
            sheet.text(row, 5, finding.savingNote ?? "", .wrapped)
            sheet.text(row, 6, finding.proof, .wrapped)
            sheet.text(row, 7, finding.rule)
        }
        sheet.widths([13, 10, 30, 30, 60, 30, 60, 24])
        sheet.freeze(below: 1)
        sheet.filter(0, max(report.findings.count, 1), columns: titles.count)
    }
}
