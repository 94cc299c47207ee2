import CXLSXWriter
import Foundation
import Simulation
import Topology
import Units

/// The report as a workbook whose sums follow its inputs.
struct WorkbookReport {
    private let report: MonthlyReport

    init(_ report: MonthlyReport) { self.report = report }

    /// - Parameters:
    ///   - path: where the file is written.
    ///   - named: where it will stand, for errors.
    func write(to path: String, named: String) throws(ReportError) {
        do {
            let book = try Workbook(
                path: path, title: "EKS network cost, \(report.month)", created: Int(report.snapshot.takenAt))
            let summary = try book.sheet("Summary")
            let inputs = try InputsSheet(report, in: book)
            let costs = try CostsSheet(report, inputs: inputs, in: book)
            SummarySheet(report, costs: costs).write(to: summary, in: book)
            try NetworkSheet(report).write(in: book)
            try FindingsSheet(report).write(in: book)
            try AssumptionsSheet(report).write(in: book)
            try book.close()
        } catch ReportError.workbook(_, let reason) {
            throw .workbook(path: named, reason: reason)
        }
    }
}
