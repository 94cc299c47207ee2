import Capacity
import Cost
import Report
import Simulation
import Units

/// Takes a cell of the report's workbook down to what it stands for.
struct CellExplainer {
    let cells: WorkbookCells
    let lines: LineSource

    var report: MonthlyReport { lines.made.report }
    var model: CostModel { report.model }

    func explain(_ sheet: WorkbookSheet, row: Int, column: Int) throws -> CellExplanation {
        let cell = sheet.cellOrEmpty(row, column)
        var explanation = CellExplanation(
            cell: cell, heading: cell.isHeading ? nil : sheet.heading(row, column),
            label: cell.isHeading ? nil : sheet.label(row, column), answer: try answer(cell, sheet))
        explanation.uses = cells.references(of: cell).map { reference in
            let held = cells.cells(of: reference)
            let home = cells.sheet(reference.sheet)
            let (row, column) = (reference.rows.lowerBound, reference.columns.lowerBound)
            // Beside the cell the columns tell things apart, elsewhere the rows do.
            let isBeside = reference.sheet == cell.sheet && row == cell.row
            let name =
                reference.isOneCell && !isBeside ? home?.label(row, column) : home?.heading(row, column)
            return CellExplanation.Use(reference: reference, cells: held, name: name)
        }
        return explanation
    }

    private func answer(_ cell: WorkbookCell, _ sheet: WorkbookSheet) throws -> CellAnswer {
        if let meaning = cell.meaning {
            var answer = try answer(to: meaning)
            switch cell.content {
            case .blank:
                answer.facts.insert("Empty: the price book has no such price, which is not 0.", at: 0)
            case .text(""):
                answer.facts.insert("Empty: a price that it needs is missing, and unknown is not 0.", at: 0)
            default: break
            }
            if let note = cell.note, answer.source == nil { answer.facts.append("The cell's note: \(note)") }
            return answer
        }
        var answer = CellAnswer(plain(cell, sheet))
        // What else is to be said of a text is what its row is about.
        if !cell.isHeading, let meaning = sheet.meaning(ofRow: cell.row) {
            let about = try self.answer(to: meaning)
            answer.facts = ["Its row: \(about.what)"] + about.facts
            answer.source = about.source
            answer.date = about.date
            answer.basis = about.basis
            answer.rules = about.rules
            answer.explanation = about.explanation
        }
        return answer
    }

    /// The description of a cell without a figure.
    private func plain(_ cell: WorkbookCell, _ sheet: WorkbookSheet) -> String {
        switch cell.content {
        case .text(let text) where cell.isHeading: "The heading of the cells below it: \(text)."
        case .text(""), .blank:
            "Empty: there is nothing to be shown here, or nobody knows it; it does not stand for 0."
        case .text where cell.formula != nil: "A text that follows from other cells; no figure."
        case .text: "A text, no figure."
        case .number, .day: "A figure of the layout."
        }
    }

    func answer(to meaning: CellMeaning) throws -> CellAnswer {
        switch meaning {
        case .sum(let selection): try sum(selection)
        case .difference(let first, let second): try difference(first, second)
        case .share(let selection): try share(selection)
        case .inSecondCurrency: try inSecondCurrency()
        case .line(let id, let way, let figure): try line(id, way, figure)
        case .price(let driver, let tier, let figure): try price(driver, tier, figure)
        case .setting(let setting): try self.setting(setting)
        case .flow(let place, let direction): try flow(place, direction)
        case .driver(let place, let way, let figure): try driver(place, way, figure)
        case .term(let driver, let term, let way): try self.term(driver, term, way)
        case .subnet(let id, let figure): subnet(id, figure)
        case .nodeGroup(let place, let figure): nodeGroup(place, figure)
        case .saving(let place): try saving(place)
        case .zonesAtRisk(let side): zonesAtRisk(side)
        case .unpriced(let way): try unpriced(way)
        case .leftOut(let selection): try leftOut(selection)
        case .unknownPrice(let place): try unknownPrice(place)
        case .curve(let figure): try curve(figure)
        case .changed(let place, let figure): changed(place, figure)
        case .changedTotal(let figure): changedTotal(figure)
        case .snapshotOf(let month): snapshotOf(month)
        case .talker(let place, let figure): talker(place, figure)
        }
    }
}
