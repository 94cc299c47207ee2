import Capacity
import Simulation
import Topology
import Units
import Words

/// The report as a workbook whose sums follow its inputs.
struct WorkbookReport {
    private let report: MonthlyReport

    init(_ report: MonthlyReport) { self.report = report }

    /// More rows than this leave memory while they are written.
    static let mostInMemory = 20_000

    /// - Parameters:
    ///   - path: where the file is written.
    ///   - named: where it will stand, for errors.
    func write(to path: String, named: String) throws(ReportError) {
        do {
            let words = report.words
            let book = try Workbook(
                path: path, title: words.label(.reportTitle, words.month(report.month)),
                created: Int(report.snapshot.takenAt), streams: report.model.rows > Self.mostInMemory)
            try fill(book)
            try book.close()
        } catch ReportError.workbook(_, let reason) {
            throw .workbook(path: named, reason: reason)
        }
    }

    /// Lays the workbook out without writing a file.
    func record() throws(ReportError) -> CellRecorder {
        let recorder = CellRecorder()
        let words = report.words
        try fill(
            Workbook(
                path: "", title: words.label(.reportTitle, words.month(report.month)),
                created: Int(report.snapshot.takenAt), streams: false, recorder: recorder))
        return recorder
    }

    private func fill(_ book: Workbook) throws(ReportError) {
        let words = report.words
        // The fonts of Korean are taller than a row of Latin letters.
        if report.language == .ko { book.rowHeight = 18 }
        // In the order of their tabs: answers first, then inputs, then the working.
        let summary = try book.sheet(words.title(.summary))
        let inputs = try InputsSheet(report, in: book)
        let traffic = try book.sheet(words.title(.traffic))
        let lines = try book.sheet(words.title(.costs))
        let nat = try book.sheet(words.title(.natWays))
        if let answer = report.whatIf {
            try WhatIfSheet(report, answer, sheet: book.sheet(words.title(.whatIf))).write(in: book)
        }
        let history = try book.sheet(words.title(.history))
        try ChangesSheet(report).write(in: book)
        let capacity = try book.sheet(words.title(.capacity))
        try NetworkSheet(report, sheet: book.sheet(words.title(.network))).write()
        try TalkersSheet(report).write(in: book)
        try FindingsSheet(report, sheet: book.sheet(words.title(.findings))).write()
        try AssumptionsSheet(report, sheet: book.sheet(words.title(.assumptions))).write()
        try GlossarySheet(report, sheet: book.sheet(words.title(.glossary))).write()
        let shares = try book.sheet(words.title(.shares))
        let quantities = try QuantitiesSheet(report, sheet: book.sheet(words.title(.quantities)))
        let costs = try CostsSheet(report, costs: lines, ways: book.sheet(words.title(.ways)))
        let natSheet = NATSheet(report, sheet: nat, costs: costs)

        inputs.write(in: book, ways: natSheet.names)
        let flows = TrafficSheets(report, traffic: traffic, shares: shares)
        flows.writeTraffic()
        quantities.write(flows, shares: flows.writeShares())
        costs.writeWays(inputs, quantities)
        costs.writeCosts(inputs, in: book)
        natSheet.write(in: book)
        SummarySheet(report, sheet: summary, costs: costs).write(in: book)
        HistorySheet(report, sheet: history, costs: costs).write(in: book)
        CapacitySheet(report, sheet: capacity).write(in: book)
    }
}
