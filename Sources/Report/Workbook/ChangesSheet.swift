import Capacity
import Cost
import Simulation
import Units

/// Every line that moved since an earlier month, its change split by cause; without one there is no such sheet.
struct ChangesSheet {
    private let report: MonthlyReport
    private static let first = 3
    /// Columns before those of the causes.
    private static let leading = 9
    init(_ report: MonthlyReport) { self.report = report }

    func write(in book: Workbook) throws(ReportError) {
        guard let changes = report.changes else { return }
        let (words, story) = (report.words, changes.story)
        let sheet = try book.sheet(words.title(.changes))
        sheet.text(0, 0, words.since(changes), .note)
        let causes = ChangeStory.Cause.allCases
        sheet.header(Self.first - 1, titles(causes), numbers: Set(4..<(Self.leading + causes.count)))
        for (place, part) in story.parts.enumerated() { write(part, place, causes, sheet) }
        let end = Self.first + max(story.parts.count, 1)
        sheet.text(end, 0, words.label(.total), .totalText)
        for column in 1..<6 { sheet.text(end, column, "", .totalText) }
        sums(of: story, end, sheet)
        sheet.fit(least: 11, onOnePage: true)
        sheet.freeze(below: Self.first)
        sheet.filter(Self.first - 1, end - 1, columns: Self.leading + causes.count)
    }

    /// The sums below the lines that moved; a sum that is not known exactly has no figure.
    private func sums(of story: ChangeStory, _ end: Int, _ sheet: Sheet) {
        func formula(_ place: Int) -> String {
            let letter = Sheet.letter(6 + place)
            return "=SUM(\(letter)\(Self.first + 1):\(letter)\(end))"
        }
        let sides: [(Total, CellMeaning.ChangeFigure)] = [
            (story.parts.map(\.before).sum(), .before), (story.parts.map(\.after).sum(), .after),
        ]
        for (place, (total, figure)) in sides.enumerated() {
            sheet.formula(
                end, 6 + place, formula(place), cached: total.cell, .total, means: .changedTotal(figure))
            if !total.isComplete { sheet.least(end, 6 + place, while: "=TRUE") }
        }
        let changes =
            [(story.change, CellMeaning.ChangeFigure.change)]
            + story.byCause.map { ($0.amount, .effect($0.cause)) }
        for (place, (change, figure)) in changes.enumerated() {
            if let exact = change.exact {
                sheet.formula(
                    end, 8 + place, formula(2 + place), cached: exact.cell, .totalChange,
                    means: .changedTotal(figure))
            } else {
                sheet.text(end, 8 + place, report.words.signed(change), .totalText)
            }
        }
    }

    private func titles(_ causes: [ChangeStory.Cause]) -> [String] {
        let words = report.words
        return [
            words.column(.category), words.column(.usageType), words.column(.resource), words.column(.zone),
            words.change(.quantityBefore), words.change(.quantityAfter), words.column(.before),
            words.column(.after), words.column(.change),
        ] + causes.map { words.group($0.group) + ": " + words.cause($0) }
    }

    private func write(
        _ part: ChangeStory.Part, _ place: Int, _ causes: [ChangeStory.Cause], _ sheet: Sheet
    ) {
        let row = Self.first + place
        func means(_ figure: CellMeaning.ChangeFigure) -> CellMeaning { .changed(place, figure) }
        sheet.text(row, 0, report.words.category(part.category))
        sheet.text(row, 1, part.usageType)
        sheet.text(row, 2, part.resource)
        if let zone = part.zone { sheet.text(row, 3, zone) }
        if let quantity = part.quantityBefore?.cell {
            sheet.number(row, 4, quantity, .quantity, means: means(.quantityBefore))
        }
        if let quantity = part.quantityAfter?.cell {
            sheet.number(row, 5, quantity, .quantity, means: means(.quantityAfter))
        }
        side(part.before, row, 6, means(.before), sheet)
        side(part.after, row, 7, means(.after), sheet)
        if let change = part.change.exact {
            sheet.formula(
                row, 8, "=H\(row + 1)-G\(row + 1)", cached: change.cell, .change, means: means(.change))
        } else {
            sheet.text(row, 8, report.words.signed(part.change))
        }
        for (column, cause) in causes.enumerated() {
            guard let amount = part.effects[cause] else { continue }
            if let exact = amount.exact {
                sheet.number(row, Self.leading + column, exact.cell, .change, means: means(.effect(cause)))
            } else {
                sheet.text(row, Self.leading + column, report.words.signed(amount))
            }
        }
    }

    /// The cost of a line; one of which nothing is known has no figure, for it is not 0.
    private func side(_ total: Total, _ row: Int, _ column: Int, _ means: CellMeaning, _ sheet: Sheet) {
        if !total.isComplete, total.cell == 0 {
            sheet.text(row, column, report.words.label(.unknown))
        } else {
            sheet.total(row, column, total, means: means)
        }
    }
}
