import Report
import Words

/// A cell of a report's workbook as people write it, `Costs!K12`, `'What-if'!$B$5`.
struct CellAddress {
    var sheet: String
    /// Counted from 0.
    var row: Int
    var column: Int

    /// nil where the text is no cell.
    init?(_ text: String) {
        guard let mark = text.lastIndex(of: "!"), mark > text.startIndex,
            let place = FormulaReference.place(text[text.index(after: mark)...].filter { $0 != "$" })
        else { return nil }
        (row, column) = place
        let name = text[..<mark]
        sheet =
            name.count > 2 && name.hasPrefix("'") && name.hasSuffix("'")
            ? String(name.dropFirst().dropLast()).replacing("''", with: "'") : String(name)
    }

    /// `Costs!K12`, for errors.
    var text: String { "\(sheet)!\(FormulaReference.text(row: row, column: column))" }

    /// The cells of the report in the language that has a sheet of the name; the report's own comes first.
    func cells(of report: MonthlyReport) throws -> WorkbookCells {
        let own = try WorkbookCells(of: report)
        if own.sheet(sheet) != nil { return own }
        for language in Language.allCases where language != report.language {
            var other = report
            other.language = language
            let cells = try WorkbookCells(of: other)
            if cells.sheet(sheet) != nil { return cells }
        }
        throw missing(own, report)
    }

    private func missing(_ cells: WorkbookCells, _ report: MonthlyReport) -> Failure {
        let lower = sheet.lowercased()
        let known = Language.allCases.flatMap { WorkbookCells.allSheets($0) }
        if known.contains(where: { $0.lowercased() == lower }) {
            return Failure(
                "this report has no sheet '\(sheet)'; it is there with --what-if, with an earlier snapshot (--since), or with flow logs; this one has \(cells.sheets.map(\.name).joined(separator: ", "))",
                exitCode: 66)
        }
        return Failure(
            "a report has no sheet '\(sheet)'; it has \(cells.sheets.map(\.name).joined(separator: ", "))",
            exitCode: 66)
    }

    /// The sheet that the cell is on.
    ///
    /// - Throws: `Failure` for a cell outside of what the sheet uses.
    func sheet(in cells: WorkbookCells) throws -> WorkbookSheet {
        guard let found = cells.sheet(sheet) else {
            throw Failure("no sheet '\(sheet)', name one of the report", exitCode: 66)
        }
        guard found.isUsed(row, column) else {
            throw Failure(
                "\(text) is outside of the sheet; \(found.name) uses \(found.range), name a cell in it",
                exitCode: 66)
        }
        return found
    }
}
