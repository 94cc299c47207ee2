import Capacity
import Cost
import Report
import Simulation

/// A cell of the workbook in `ekscost.explain.v1`.
struct CellDocument: Encodable {
    struct Source: Encodable { var title, url: String }
    /// A cell or a range that the formula takes; one cell has its value.
    struct Use: Encodable {
        var reference: String
        var cells: Int
        var name, value: String?
    }

    var sheet, address: String
    /// `number`, `date`, `text` or `empty`.
    var kind: String
    /// The contents of the cell.
    var value: String?
    var formula: String?
    /// The text that names the row, and the heading of the column.
    var row, column: String?
    var what: String
    /// The engine's figure, exact.
    var figure, unit, arithmetic, basis, source, date: String?
    var rules: [Source]
    var facts: [String]
    var uses: [Use]

    init(_ explanation: CellExplanation) {
        let cell = explanation.cell
        let answer = explanation.answer
        sheet = cell.sheet
        address = cell.address
        (kind, value) =
            switch cell.content {
            case .number: ("number", cell.content.text)
            case .day: ("date", cell.content.text)
            case .text(""), .blank: ("empty", nil)
            case .text(let text): ("text", text)
            }
        formula = cell.formula
        row = explanation.label
        column = explanation.heading
        what = answer.what
        figure = answer.figure
        unit = answer.unit
        arithmetic = answer.arithmetic
        basis = answer.basis
        source = answer.source
        date = answer.date
        rules = answer.rules.map { Source(title: $0.title, url: $0.url) }
        facts = answer.facts
        uses = explanation.uses.map { use in
            Use(
                reference: use.reference.text, cells: use.cells.count, name: use.name,
                value: use.reference.isOneCell ? use.cells.first?.content.text : nil)
        }
    }
}
