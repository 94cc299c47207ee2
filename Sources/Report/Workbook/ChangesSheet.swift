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
        sheet.text(
            0, 0,
            words.change(
                .since, "\(changes.snapshot)", words.month(changes.month), story.totalBefore.dollars,
                story.totalAfter.dollars, story.change.signed), .note)
        let causes = ChangeStory.Cause.allCases
        sheet.header(Self.first - 1, titles(causes), numbers: Set(4..<(Self.leading + causes.count)))
        for (place, part) in story.parts.enumerated() { write(part, place, causes, sheet) }
        let end = Self.first + max(story.parts.count, 1)
        sheet.text(end, 0, words.label(.total), .totalText)
        for column in 1..<6 { sheet.text(end, column, "", .totalText) }
        let movedBefore = story.parts.reduce(into: Money.zero) { $0 += $1.before }
        let movedAfter = story.parts.reduce(into: Money.zero) { $0 += $1.after }
        let sums = [movedBefore, movedAfter, story.change] + story.byCause.map(\.amount)
        let figures: [CellMeaning.ChangeFigure] =
            [.before, .after, .change] + story.byCause.map { .effect($0.cause) }
        for (place, sum) in sums.enumerated() {
            let letter = Sheet.letter(6 + place)
            sheet.formula(
                end, 6 + place, "=SUM(\(letter)\(Self.first + 1):\(letter)\(end))", cached: sum.cell,
                place < 2 ? .total : .totalChange, means: .changedTotal(figures[place]))
        }
        sheet.fit(least: 11, onOnePage: true)
        sheet.freeze(below: Self.first)
        sheet.filter(Self.first - 1, end - 1, columns: Self.leading + causes.count)
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
        sheet.number(row, 6, part.before.cell, .money, means: means(.before))
        sheet.number(row, 7, part.after.cell, .money, means: means(.after))
        sheet.formula(
            row, 8, "=H\(row + 1)-G\(row + 1)", cached: part.change.cell, .change, means: means(.change))
        for (column, cause) in causes.enumerated() {
            if let amount = part.effects[cause] {
                sheet.number(row, Self.leading + column, amount.cell, .change, means: means(.effect(cause)))
            }
        }
    }
}
