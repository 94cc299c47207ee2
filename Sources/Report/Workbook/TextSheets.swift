import Capacity
import Cost
import Estate
import Simulation
import Topology
import Units
import Words

/// The findings, the dearest first.
struct FindingsSheet {
    private let report: MonthlyReport
    private let sheet: Sheet
    init(_ report: MonthlyReport, sheet: Sheet) {
        self.report = report
        self.sheet = sheet
    }

    func write() {
        let words = report.words
        for (column, width) in [14, 11, 30, 26, 54, 28, 60, 26].enumerated() { sheet.width(column, width) }
        let columns: [Column] = [.saves, .severity, .what, .place, .why, .note, .proof, .rule]
        sheet.header(0, columns, words)
        for (place, finding) in report.findings.enumerated() {
            let row = place + 1
            if let saving = finding.monthlySaving {
                sheet.number(row, 0, saving.cell, .money, means: .saving(place))
            }
            sheet.text(row, 1, words.severity(finding.severity))
            sheet.text(row, 2, words.text(finding.title), .wrapped)
            sheet.text(row, 3, finding.resource + report.scope(of: finding), .wrapped)
            sheet.text(row, 4, words.text(finding.detail), .wrapped)
            sheet.text(row, 5, finding.savingNote.map { words.sentence($0) } ?? "", .wrapped)
            sheet.text(row, 6, finding.proof.description, .wrapped)
            sheet.text(row, 7, finding.rule.rawValue)
        }
        sheet.print(columns: 6, rows: max(report.findings.count, 1))
        sheet.fit()
        sheet.freeze(below: 1)
        sheet.filter(0, max(report.findings.count, 1), columns: columns.count)
    }
}

/// The assumptions behind the figures, and the usage that is not in them.
struct AssumptionsSheet {
    private let report: MonthlyReport
    private let sheet: Sheet
    init(_ report: MonthlyReport, sheet: Sheet) {
        self.report = report
        self.sheet = sheet
    }

    func write() {
        let words = report.words
        sheet.width(1, 90)
        let columns: [Column] = [.kind, .text, .usageType, .resource, .unitPrice, .unit]
        sheet.header(0, columns, words)
        var row = 1
        func add(_ kind: Label, _ text: String) {
            sheet.text(row, 0, words.label(kind))
            sheet.text(row, 1, text, .wrapped)
            row += 1
        }
        for (place, unknown) in report.assessment.unknowns.enumerated() {
            sheet.text(row, 2, unknown.usageType)
            sheet.text(row, 3, unknown.resource)
            if let price = unknown.unitPrice?.cell {
                sheet.number(row, 4, price, .price, means: .unknownPrice(place))
            }
            sheet.text(row, 5, words.unit(unknown.unit))
            add(.kindUnknown, words.sentence(unknown.reason))
        }
        for warning in report.assessment.warnings { add(.kindWarning, words.sentence(warning)) }
        if !report.isCalendarMonth { add(.kindAssumed, words.label(.noMonth, words.month(report.month))) }
        for note in report.assessment.assumptions { add(.kindAssumed, words.sentence(note)) }
        for note in report.undatedSentences { add(.kindAssumed, note) }
        add(.kindBasis, words.bases(of: report.assessment))
        add(.kindWritten, "ekscost \(report.version)")
        sheet.fit()
        sheet.freeze(below: 1)
        sheet.filter(0, row - 1, columns: columns.count)
    }
}

/// The meanings of the words.
struct GlossarySheet {
    private let words: Words
    private let sheet: Sheet
    init(_ report: MonthlyReport, sheet: Sheet) {
        words = report.words
        self.sheet = sheet
    }

    func write() {
        sheet.width(1, 100)
        sheet.header(0, [words.column(.term), words.column(.meaning)])
        for (place, gloss) in GlossaryTerm.allCases.enumerated() {
            let (term, meaning) = words.gloss(gloss)
            sheet.text(1 + place, 0, term)
            sheet.text(1 + place, 1, meaning, .wrapped)
        }
        sheet.fit()
        sheet.freeze(below: 1)
    }
}

extension Words {
    /// The number of lines on each basis, the weakest first.
    func bases(of assessment: Assessment) -> String {
        let counts = assessment.byBasis.map { "\($0.count) \(basis($0.basis))" }
        return label(.basesSentence, "\(assessment.lines.count)", counts.joined(separator: ", "))
    }
}
