import Report
import Simulation
import Topology

/// A cell of a report's workbook, `Costs!K12`, as far as its row is a line.
struct ReportCell {
    var sheet: String
    /// Counted from 1.
    var row: Int

    /// nil where the text is no cell.
    init?(_ text: String) {
        guard let mark = text.lastIndex(of: "!"), mark > text.startIndex else { return nil }
        let cell = text[text.index(after: mark)...].filter { $0 != "$" }
        let letters = cell.prefix { $0.isASCII && $0.isLetter }
        guard (1...3).contains(letters.count), let row = Int(cell.dropFirst(letters.count)), row > 0 else {
            return nil
        }
        let name = text[..<mark]
        sheet =
            name.hasPrefix("'") && name.hasSuffix("'") ? String(name.dropFirst().dropLast()) : String(name)
        self.row = row
    }

    /// What `explain` is asked for instead: the line's id, or the total.
    func name(in snapshot: Snapshot, world: World) throws -> String {
        guard CostsOrder.sheets.contains(sheet) else {
            throw Failure(
                "the cells of sheet '\(sheet)' are no lines; take a cell of \(CostsOrder.sheets.sorted().joined(separator: ", "))",
                exitCode: 66)
        }
        let model = CostModel(
            of: snapshot, book: world.book, calendar: world.calendar, options: world.options)
        let order = CostsOrder(of: model)
        if row == order.totalRow { return "total" }
        guard let id = order.lineID(inRow: row) else {
            throw Failure(
                "row \(row) of \(sheet) is no line; the lines are rows 2 to \(order.totalRow - 1)",
                exitCode: 66)
        }
        guard model.now.lines.contains(where: { $0.id == id }) else {
            throw Failure(
                "\(id), row \(row) of \(sheet), is billed only for another way to run NAT; see `ekscost help what-if`",
                exitCode: 65)
        }
        return id
    }
}
