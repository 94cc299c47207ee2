/// One cell of the workbook, as the layout wrote it.
public struct WorkbookCell: Hashable, Sendable {
    public enum Content: Hashable, Sendable {
        case number(Double)
        /// Days since 1899-12-30.
        case day(Double)
        case text(String)
        /// Left empty on purpose, to be filled in.
        case blank
    }

    public var sheet: String
    /// Counted from 0.
    public var row: Int
    public var column: Int
    public var content: Content
    /// As it stands in the cell, `=B4-B5`.
    public var formula: String?
    /// Indicates whether it is a heading of a column.
    public var isHeading = false
    public var meaning: CellMeaning?
    /// The text of the cell's note.
    public var note: String?

    /// `B4`.
    public var address: String { Sheet.letter(column) + "\(row + 1)" }
    /// `Summary!B4`, the sheet quoted where a formula would need it.
    public var fullAddress: String { Self.quoted(sheet) + "!" + address }

    static func quoted(_ sheet: String) -> String {
        let isPlain = sheet.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || ("0"..."9").contains($0)
        }
        return isPlain ? sheet : "'" + sheet.replacing("'", with: "''") + "'"
    }
}

/// Every cell of a sheet.
public struct WorkbookSheet: Sendable {
    public let name: String
    var cells: [Int: WorkbookCell] = [:]
    private(set) var lastRow = 0
    private(set) var lastColumn = 0

    init(name: String) { self.name = name }

    static func key(_ row: Int, _ column: Int) -> Int { row << 14 | column }

    mutating func put(_ cell: WorkbookCell) {
        cells[Self.key(cell.row, cell.column)] = cell
        lastRow = max(lastRow, cell.row)
        lastColumn = max(lastColumn, cell.column)
    }

    mutating func annotate(_ row: Int, _ column: Int, _ note: String) {
        cells[Self.key(row, column)]?.note = note
    }

    /// `A1:O30`: what the sheet uses.
    public var range: String { "A1:" + Sheet.letter(lastColumn) + "\(lastRow + 1)" }

    /// A cell; an empty one where nothing was written.
    public func cellOrEmpty(_ row: Int, _ column: Int) -> WorkbookCell {
        cell(row, column) ?? WorkbookCell(sheet: name, row: row, column: column, content: .blank)
    }

    /// Row and column count from 0.
    public func isUsed(_ row: Int, _ column: Int) -> Bool { row <= lastRow && column <= lastColumn }

    /// nil where nothing was written.
    public func cell(_ row: Int, _ column: Int) -> WorkbookCell? { cells[Self.key(row, column)] }

    /// All cells, row by row.
    public var all: [WorkbookCell] {
        cells.values.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    }

    /// The heading above a cell, if its column has one.
    public func heading(_ row: Int, _ column: Int) -> String? {
        for above in stride(from: row - 1, through: 0, by: -1) {
            guard let cell = cell(above, column), cell.isHeading, case .text(let text) = cell.content else {
                continue
            }
            return text
        }
        return nil
    }

    /// The text that names the row: its first one left of the cell.
    public func label(_ row: Int, _ column: Int) -> String? {
        for before in 0..<max(column, 0) {
            guard let cell = cell(row, before), !cell.isHeading, case .text(let text) = cell.content,
                !text.isEmpty
            else { continue }
            return text
        }
        return nil
    }

    /// The subject of the row: the meaning of its first number that has one.
    public func meaning(ofRow row: Int) -> CellMeaning? {
        for column in 0...lastColumn {
            if let meaning = cell(row, column)?.meaning { return meaning }
        }
        return nil
    }
}
