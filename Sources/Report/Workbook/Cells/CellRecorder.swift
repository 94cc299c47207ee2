/// Keeps what is written into a workbook, for `WorkbookCells`.
final class CellRecorder {
    private(set) var sheets: [WorkbookSheet] = []
    private(set) var names: [String: String] = [:]

    /// - Returns: the sheet's place.
    func add(_ name: String) -> Int {
        sheets.append(WorkbookSheet(name: name))
        return sheets.count - 1
    }

    func put(_ cell: WorkbookCell, in sheet: Int) { sheets[sheet].put(cell) }

    func annotate(_ row: Int, _ column: Int, _ note: String, in sheet: Int) {
        sheets[sheet].annotate(row, column, note)
    }

    func define(_ name: String, _ reference: String) {
        names[name] = reference.hasPrefix("=") ? String(reference.dropFirst()) : reference
    }
}
