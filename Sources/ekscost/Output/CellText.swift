import Capacity
import Cost
import Report
import Simulation
import Words

/// A cell of the workbook for people: what it holds, what that is, and what it is made of.
struct CellText {
    let cell: CellExplanation
    /// The number of facts and cells that are shown.
    let rows: Int

    func text(on terminal: Terminal) -> PrintedText {
        let held = cell.cell.content.text
        let title = Wrap.hanging(
            "", "cell \(cell.cell.fullAddress)" + (held.isEmpty ? "" : ": \(held)"), width: terminal.width,
            meaning: .heading, on: terminal)
        let lines = fields.map { label, value in
            Wrap.hanging(
                "  " + label + String(repeating: " ", count: max(0, 10 - label.count)) + " ", value,
                width: terminal.width)
        }
        return ([title] + lines).joined(separator: "\n")
    }

    private var fields: [(label: String, value: String)] {
        let answer = cell.answer
        var fields: [(String, String)] = [("what", answer.what)]
        func add(_ label: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append((label, value)) }
        }
        add("row", cell.label)
        add("column", cell.heading)
        add("figure", answer.figure.map { $0 + (answer.unit.map { " \($0)" } ?? "") })
        add("arithmetic", answer.arithmetic)
        add("formula", cell.cell.formula)
        for use in cell.uses.prefix(rows) { add("uses", text(of: use)) }
        add("basis", answer.basis)
        add("from", answer.source.map { $0 + (answer.date.map { ", \($0)" } ?? "") })
        for rule in answer.rules { add("rule", "\(rule.title), \(rule.url)") }
        for fact in answer.facts.prefix(rows) { add("", fact) }
        if answer.facts.count > rows {
            add("", "… and \(answer.facts.count - rows) more, all of them in --format json")
        }
        return fields
    }

    private func text(of use: CellExplanation.Use) -> String {
        let name = use.name.map { " (\($0))" } ?? ""
        guard use.reference.isOneCell else {
            return "\(use.reference.text)\(name), \(use.cells.count) cells"
        }
        let held = use.cells.first?.content.text ?? ""
        return "\(use.reference.text)\(name) = \(held.isEmpty ? "nothing" : held)"
    }
}
