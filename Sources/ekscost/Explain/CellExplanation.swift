import Capacity
import Cost
import Report
import Simulation

/// The reason why a cell of the workbook holds what it holds.
struct CellExplanation {
    var cell: WorkbookCell
    /// The heading of its column and the text that names its row.
    var heading: String?
    var label: String?
    var answer: CellAnswer
    /// The references of its formula.
    var uses: [Use] = []

    /// The parts behind it; without lines, unknowns and findings where there are none.
    func explanation(_ made: MadeReport) -> Explanation {
        answer.explanation
            ?? Explanation(
                subject: .cell(cell.fullAddress), lines: [], unknowns: [], findings: [], facts: [],
                month: made.world.options.month, hours: made.world.options.hours)
    }

    /// A cell or a range that the formula takes.
    struct Use {
        var reference: FormulaReference
        /// The cells that hold something.
        var cells: [WorkbookCell]
        /// The cell's name, where it is one.
        var name: String?
    }
}

/// The engine's answer about a cell's figure.
struct CellAnswer {
    /// One sentence.
    var what: String
    /// The exact figure of the engine, of which the cell holds what a spreadsheet can: an exact decimal, a fraction
    /// where it has no end, a day; nil where the cell is no figure.
    var figure: String?
    var unit: String?
    /// The arithmetic by which the figure follows from others.
    var arithmetic: String?
    var basis: String?
    /// The file, call or feed that said so, and when.
    var source: String?
    var date: String?
    var rules: [ChargeRule.Source] = []
    /// One sentence each.
    var facts: [String] = []
    /// The lines, unknowns and findings behind it.
    var explanation: Explanation?

    init(_ what: String, _ figure: String? = nil, _ unit: String? = nil) {
        self.what = what
        self.figure = figure
        self.unit = unit
    }
}

extension WorkbookCell.Content {
    /// As a reader of the cell would type it.
    var text: String {
        switch self {
        case .number(let value):
            value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
        case .day(let value): CellDay.text(value)
        case .text(let text): text
        case .blank: ""
        }
    }
}
