import CXLSXWriter
import Units

/// One sheet of a workbook; rows and columns count from 0.
struct Sheet {
    private let handle: UnsafeMutablePointer<lxw_worksheet>
    let name: String
    private let workbook: Workbook

    init(_ handle: UnsafeMutablePointer<lxw_worksheet>, name: String, workbook: Workbook) {
        self.handle = handle
        self.name = name
        self.workbook = workbook
        worksheet_set_landscape(handle)
        worksheet_set_paper(handle, 9)  // A4
        worksheet_fit_to_pages(handle, 1, 0)
    }

    func text(_ row: Int, _ column: Int, _ text: String, _ style: Workbook.Style = .text) {
        _ = worksheet_write_string(handle, UInt32(row), UInt16(column), text, workbook.format(style))
    }

    func number(_ row: Int, _ column: Int, _ value: Double, _ style: Workbook.Style) {
        _ = worksheet_write_number(handle, UInt32(row), UInt16(column), value, workbook.format(style))
    }

    /// A formula with the value that the engine has for it, so that a reader that does not calculate shows it too.
    func formula(_ row: Int, _ column: Int, _ formula: String, cached: Double, _ style: Workbook.Style) {
        _ = worksheet_write_formula_num(
            handle, UInt32(row), UInt16(column), formula, workbook.format(style), cached)
    }

    func comment(_ row: Int, _ column: Int, _ text: String) {
        _ = worksheet_write_comment(handle, UInt32(row), UInt16(column), text)
    }

    func header(_ row: Int, _ titles: [String]) {
        for (column, title) in titles.enumerated() { text(row, column, title, .header) }
    }

    /// Column widths in characters.
    func widths(_ widths: [Double]) {
        for (column, width) in widths.enumerated() {
            _ = worksheet_set_column(handle, UInt16(column), UInt16(column), width, nil)
        }
    }

    /// Keeps the rows above `row` in sight and prints them on every page.
    func freeze(below row: Int) {
        worksheet_freeze_panes(handle, UInt32(row), 0)
        _ = worksheet_repeat_rows(handle, 0, UInt32(row - 1))
    }

    func filter(_ first: Int, _ last: Int, columns: Int) {
        _ = worksheet_autofilter(handle, UInt32(first), 0, UInt32(max(last, first)), UInt16(columns - 1))
    }

    func place(_ chart: UnsafeMutablePointer<lxw_chart>, _ row: Int, _ column: Int) {
        _ = worksheet_insert_chart(handle, UInt32(row), UInt16(column), chart)
    }

    /// `Costs!$C$5`.
    func reference(_ row: Int, _ column: Int) -> String { "\(name)!$\(Sheet.letter(column))$\(row + 1)" }

    /// `Costs!$C$2:$C$9`.
    func range(_ first: Int, _ last: Int, _ column: Int) -> String {
        "\(name)!$\(Sheet.letter(column))$\(first + 1):$\(Sheet.letter(column))$\(last + 1)"
    }

    static func letter(_ column: Int) -> String {
        String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
    }
}

extension Money {
    /// For a cell: spreadsheets know nothing but binary fractions.
    var cell: Double { Double(billionths) / 1_000_000_000 }
}

extension Ratio {
    var cell: Double { Double(numerator) / Double(denominator) }
}

extension String {
    /// An exact decimal for a cell; nil where the text is none.
    var cell: Double? { Double(self) }
}
