public import Words

/// Every cell of a report's workbook with what it stands for, from the one layout that writes the workbook.
public struct WorkbookCells: Sendable {
    /// In the order of their tabs.
    public let sheets: [WorkbookSheet]
    /// The range that each defined name refers to, `'Costs'!$K$30`.
    public let names: [String: String]

    /// Lays the report out without writing a file.
    public init(of report: MonthlyReport) throws(ReportError) {
        let recorder = try WorkbookReport(report).record()
        sheets = recorder.sheets
        names = recorder.names
    }

    /// The sheet of a name, upper and lower case alike as spreadsheets have it.
    public func sheet(_ name: String) -> WorkbookSheet? {
        sheets.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The names of the sheets of a report that has all of them.
    public static func allSheets(_ language: Language) -> [String] {
        let words = Words(language: language)
        let titles: [Title] = [
            .summary, .inputs, .traffic, .costs, .natWays, .whatIf, .history, .changes, .capacity, .network,
        ]
        let behind: [Title] = [.findings, .assumptions, .glossary, .shares, .quantities, .ways]
        return titles.map(words.title) + [words.measured(.talkers)] + behind.map(words.title)
    }

    /// The references of a formula, in its order, each once.
    public func references(of cell: WorkbookCell) -> [FormulaReference] {
        guard let formula = cell.formula else { return [] }
        var seen = Set<FormulaReference>()
        return FormulaReference.all(in: formula, on: cell.sheet, names: names).filter {
            seen.insert($0).inserted
        }
    }

    /// The cells that a reference covers, the empty ones left out.
    public func cells(of reference: FormulaReference) -> [WorkbookCell] {
        guard let sheet = sheet(reference.sheet) else { return [] }
        return reference.rows.flatMap { row in
            reference.columns.compactMap { sheet.cell(row, $0) }
        }
    }
}
