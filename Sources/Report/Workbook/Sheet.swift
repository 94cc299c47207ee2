import CXLSXWriter
import Capacity
import Cost
import Simulation
import Units
import Words

/// One sheet of a workbook; rows and columns count from 0, and rows are written downwards.
package final class Sheet {
    private let handle: UnsafeMutablePointer<lxw_worksheet>
    let name: String
    private let workbook: Workbook
    /// The sheet's place where what is written is kept.
    private let place: Int
    /// The widest text of each column so far, in characters of the Latin script.
    private var wide: [Int] = []
    /// The number of lines that the row being written takes.
    private var tall = (row: -1, lines: 1)
    /// Points that a line of wrapped text takes: the fonts of Korean, Chinese and Japanese are taller.
    private var line = 15.5

    init(_ handle: UnsafeMutablePointer<lxw_worksheet>, name: String, workbook: Workbook) {
        self.handle = handle
        self.name = name
        self.workbook = workbook
        place = workbook.recorder?.add(name) ?? 0
        if let height = workbook.rowHeight { worksheet_set_default_row(handle, height, 0) }
        worksheet_set_landscape(handle)
        worksheet_set_paper(handle, 9)  // A4
        worksheet_fit_to_pages(handle, 1, 0)
        worksheet_set_margins(handle, 0.4, 0.4, 0.5, 0.6)
        _ = worksheet_set_footer(handle, "&L&A&R&P / &N")
    }

    package func text(_ row: Int, _ column: Int, _ text: String, _ style: Workbook.Style = .text) {
        let clean = CellText.clean(text)
        record(row, column, .text(clean), isHeading: style == .header || style == .headerNumber)
        switch style {
        case .text, .totalText, .inputText: measure(clean, column)
        case .wrapped: wrap(row, column, clean)
        case .title, .heading: _ = worksheet_set_row(handle, UInt32(row), style == .title ? 24 : 18, nil)
        default: break
        }
        _ = worksheet_write_string(handle, UInt32(row), UInt16(column), clean, workbook.format(style))
    }

    /// Makes the row as high as its longest text needs; the column must have its width already.
    private func wrap(_ row: Int, _ column: Int, _ text: String) {
        let room = max(column < wide.count ? wide[column] : 0, 9) - 3
        let lines = text.split(separator: "\n").reduce(0) {
            $0 + (CellText.width(String($1)) + room - 1) / room
        }
        if tall.row != row { tall = (row, 1) }
        if text.unicodeScalars.contains(where: { $0.value >= 0x1100 }) { line = 18 }
        guard lines > tall.lines else { return }
        tall.lines = lines
        _ = worksheet_set_row(handle, UInt32(row), min(Double(lines) * line, 405), nil)
    }

    /// - Parameter means: what the number stands for; it is asked for only where what is written is kept.
    package func number(
        _ row: Int, _ column: Int, _ value: Double, _ style: Workbook.Style,
        means: @autoclosure () -> CellMeaning? = nil
    ) {
        if workbook.recorder != nil {
            record(row, column, style == .date ? .day(value) : .number(value), means: means())
        }
        measure(value, column, style)
        _ = worksheet_write_number(handle, UInt32(row), UInt16(column), value, workbook.format(style))
    }

    /// A cell without content, to be filled in by the reader.
    func blank(_ row: Int, _ column: Int, _ style: Workbook.Style, means: CellMeaning? = nil) {
        record(row, column, .blank, means: means)
        _ = worksheet_write_blank(handle, UInt32(row), UInt16(column), workbook.format(style))
    }

    /// A formula with the value that the engine has for it, so that a reader that does not calculate shows it too.
    ///
    /// - Parameter cached: nil where the formula gives an empty text, for what has no price.
    package func formula(
        _ row: Int, _ column: Int, _ formula: String, cached: Double?, _ style: Workbook.Style,
        means: @autoclosure () -> CellMeaning? = nil
    ) {
        if workbook.recorder != nil {
            record(row, column, cached.map { .number($0) } ?? .text(""), formula, means: means())
        }
        guard let cached else {
            _ = worksheet_write_formula_str(
                handle, UInt32(row), UInt16(column), formula, workbook.format(style), "")
            return
        }
        measure(cached, column, style)
        _ = worksheet_write_formula_num(
            handle, UInt32(row), UInt16(column), formula, workbook.format(style), cached)
    }

    func formula(_ row: Int, _ column: Int, _ formula: String, text: String, _ style: Workbook.Style) {
        record(row, column, .text(text), formula)
        if style != .note { measure(text, column) }
        _ = worksheet_write_formula_str(
            handle, UInt32(row), UInt16(column), formula, workbook.format(style), text)
    }

    private func record(
        _ row: Int, _ column: Int, _ content: WorkbookCell.Content, _ formula: String? = nil,
        isHeading: Bool = false, means: CellMeaning? = nil
    ) {
        guard let recorder = workbook.recorder else { return }
        recorder.put(
            WorkbookCell(
                sheet: name, row: row, column: column, content: content, formula: formula,
                isHeading: isHeading, meaning: means), in: place)
    }

    func comment(_ row: Int, _ column: Int, _ text: String) {
        workbook.recorder?.annotate(row, column, text, in: place)
        _ = worksheet_write_comment(handle, UInt32(row), UInt16(column), CellText.clean(text))
    }

    /// Lets a cell take nothing but one of the choices.
    func choices(_ row: Int, _ column: Int, _ reference: String, title: String, hint: String) {
        reference.withCString { list in
            title.withCString { title in
                hint.withCString { hint in
                    var rule = lxw_data_validation()
                    rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST_FORMULA.rawValue)
                    rule.value_formula = UnsafeMutablePointer(mutating: list)
                    rule.input_title = UnsafeMutablePointer(mutating: title)
                    rule.input_message = UnsafeMutablePointer(mutating: hint)
                    _ = worksheet_data_validation_cell(handle, UInt32(row), UInt16(column), &rule)
                }
            }
        }
    }

    /// Lets cells take nothing but a number of at least 0, and at most `most`.
    func notNegative(_ first: Int, _ last: Int, _ column: Int, most: Double = 1e15) {
        guard last >= first else { return }
        var rule = lxw_data_validation()
        rule.validate = UInt8(LXW_VALIDATION_TYPE_DECIMAL.rawValue)
        rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
        rule.minimum_number = 0
        rule.maximum_number = most
        _ = worksheet_data_validation_range(
            handle, UInt32(first), UInt16(column), UInt32(last), UInt16(column), &rule)
    }

    /// - Parameter numbers: the columns whose cells are numbers, which stand on the right.
    func header(_ row: Int, _ titles: [String], numbers: Set<Int> = []) {
        _ = worksheet_set_row(handle, UInt32(row), titles.contains { CellText.width($0) > 8 } ? 31 : 16, nil)
        for (column, title) in titles.enumerated() {
            text(row, column, title, numbers.contains(column) ? .headerNumber : .header)
            // A heading may take two lines, and a filter's arrow needs its place.
            let words = title.split(separator: " ").map { CellText.width(String($0)) }
            grow(column, max((words.max() ?? 0) + 6, (CellText.width(title) + 1) / 2 + 6))
        }
    }

    /// Column widths in characters, for columns whose text wraps.
    func width(_ column: Int, _ characters: Int) { grow(column, characters) }

    /// Characters that a page of A3 is still readable with.
    private static let pageWidth = 260
    /// The number of columns that are printed; nil for all.
    private var printed: Int?

    /// The width of a column by its contents; ids of lines must be readable to their ends.
    private static let widest = 110

    private func measure(_ text: String, _ column: Int) {
        grow(column, min(CellText.width(text) + 2, Self.widest))
    }

    /// A figure that is too wide for its column would show as ####.
    private func measure(_ value: Double, _ column: Int, _ style: Workbook.Style) {
        var digits = 1
        var left = abs(value)
        while left >= 10 {
            left /= 10
            digits += 1
        }
        let isPlain = style == .input || style == .price
        grow(column, digits + digits / 3 + (isPlain ? 7 : style == .big ? 12 : style == .date ? 8 : 8))
    }

    private func grow(_ column: Int, _ characters: Int) {
        while wide.count <= column { wide.append(0) }
        if characters > wide[column] { wide[column] = characters }
    }

    /// Sets each column as wide as what it holds, numbers at least.
    ///
    /// - Parameters:
    ///   - leading: the columns that are printed on every page where the sheet is too wide for one.
    ///   - onOnePage: whether its columns stay together on one page however wide they are.
    func fit(least: Int = 9, leading: Int = 1, onOnePage: Bool = false) {
        // A wide sheet on small paper would be too small to read.
        let all = wide.prefix(printed ?? wide.count).reduce(0) { $0 + max($1, least) }
        if all > 130 { worksheet_set_paper(handle, 8) }  // A3
        if all > Self.pageWidth, !onOnePage {
            worksheet_fit_to_pages(handle, UInt16((all + Self.pageWidth - 1) / Self.pageWidth), 0)
            _ = worksheet_repeat_columns(handle, 0, UInt16(leading - 1))
        }
        for (column, width) in wide.enumerated() {
            _ = worksheet_set_column(
                handle, UInt16(column), UInt16(column), Double(max(width, least)), nil)
        }
    }

    /// Keeps the rows above `row` in sight and prints them on every page.
    func freeze(below row: Int) {
        worksheet_freeze_panes(handle, UInt32(row), 0)
        _ = worksheet_repeat_rows(handle, UInt32(row - 1), UInt32(row - 1))
    }

    func filter(_ first: Int, _ last: Int, columns: Int) {
        _ = worksheet_autofilter(handle, UInt32(first), 0, UInt32(max(last, first)), UInt16(columns - 1))
    }

    /// Prints a row on every page, for a table that does not begin the sheet.
    func repeated(_ row: Int) { _ = worksheet_repeat_rows(handle, UInt32(row), UInt32(row)) }

    /// A sum that follows no input: one that lacks something has the sign that it is the least.
    func total(
        _ row: Int, _ column: Int, _ total: Total, means: @autoclosure () -> CellMeaning? = nil
    ) {
        number(row, column, total.cell, total.isComplete ? .money : .leastMoney, means: means())
    }

    /// Shows a sum with a sign that it is the least, as long as a formula is true.
    func least(_ row: Int, _ column: Int, while formula: String) {
        mark(row, column, .leastMoney, while: formula)
    }

    /// Gives a cell another look, as long as a formula is true.
    func mark(_ row: Int, _ column: Int, _ style: Workbook.Style, while formula: String) {
        guard let format = workbook.format(style) else { return }
        formula.withCString { text in
            var rule = lxw_conditional_format()
            rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            rule.value_string = UnsafeMutablePointer(mutating: text)
            rule.format = format
            _ = worksheet_conditional_format_cell(handle, UInt32(row), UInt16(column), &rule)
        }
    }

    /// Greys the rows of a table where a formula is true, which is written for its first row.
    func grey(_ first: Int, _ last: Int, columns: Int, where formula: String) {
        guard last >= first, let format = workbook.format(.grey) else { return }
        formula.withCString { text in
            var rule = lxw_conditional_format()
            rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
            rule.value_string = UnsafeMutablePointer(mutating: text)
            rule.format = format
            _ = worksheet_conditional_format_range(
                handle, UInt32(first), 0, UInt32(last), UInt16(columns - 1), &rule)
        }
    }

    /// A day of the calendar, counted as spreadsheets do.
    func date(_ row: Int, _ column: Int, _ day: CalendarDay?, means: CellMeaning) {
        guard let day else { return }
        number(row, column, day.cell, .date, means: means)
    }

    /// Prints the first columns alone, where the others are for the screen; to be said before `fit`.
    func print(columns: Int, rows: Int = 1_048_575) {
        printed = columns
        _ = worksheet_print_area(handle, 0, 0, UInt32(rows), UInt16(columns - 1))
    }

    /// Prints the sheet on one page, so that no chart is cut in two.
    func onePage() { worksheet_fit_to_pages(handle, 1, 1) }

    /// The colour of the sheet's tab: inputs, answers, or the working behind them.
    func tab(_ colour: UInt32) { worksheet_set_tab_color(handle, colour) }

    func place(
        _ chart: UnsafeMutablePointer<lxw_chart>, _ row: Int, _ column: Int, width: Double = 1,
        height: Double = 1
    ) {
        var options = lxw_chart_options()
        options.x_scale = width
        options.y_scale = height
        _ = worksheet_insert_chart_opt(handle, UInt32(row), UInt16(column), chart, &options)
    }

    /// The first column that begins past so many pixels; the columns must have their widths already.
    func column(past pixels: Int) -> Int {
        var left = 0
        for (column, width) in wide.enumerated() {
            if left >= pixels { return column }
            left += max(width, 9) * 7 + 5
        }
        return wide.count + max(0, pixels - left + 63) / 64
    }

    /// `'Costs'!$C$5`.
    func reference(_ row: Int, _ column: Int) -> String {
        "'\(name)'!$\(Sheet.letter(column))$\(row + 1)"
    }

    /// `'Costs'!$C$2:$C$9`.
    func range(_ first: Int, _ last: Int, _ column: Int) -> String {
        let letter = Sheet.letter(column)
        return "'\(name)'!$\(letter)$\(first + 1):$\(letter)$\(last + 1)"
    }

    static func letter(_ column: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(column % 26)))
        return column < 26 ? last : letter(column / 26 - 1) + last
    }
}

/// A value of a cell.
enum CellText {
    /// Excel's limit, in UTF-16 units.
    ///
    /// Source: <https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3>.
    static let most = 32_767

    /// Text in which nothing steers and without what XML 1.0 forbids, cut to what a cell takes.
    ///
    /// Text is written as text: one that begins with `=` never becomes a formula.
    static func clean(_ text: String) -> String {
        let text = VisibleText.lines(text)
        guard text.utf8.count > most || text.utf8.contains(0xEF) else { return text }
        var scalars = String.UnicodeScalarView()
        var length = 0
        for scalar in text.unicodeScalars {
            let isForbidden = scalar.value == 0xFFFE || scalar.value == 0xFFFF
            let kept = isForbidden ? UnicodeScalar(UInt8(ascii: " ")) : scalar
            length += kept.value > 0xFFFF ? 2 : 1
            if length >= most {
                scalars.append("…")
                break
            }
            scalars.append(kept)
        }
        return String(scalars)
    }

    /// The width of a text in Latin characters: Korean, Chinese and Japanese count twice.
    static func width(_ text: String) -> Int {
        var width = 0
        for scalar in text.unicodeScalars { width += scalar.value >= 0x1100 ? 2 : 1 }
        return width
    }
}

extension Money {
    /// For a cell: spreadsheets know nothing but binary fractions.
    var cell: Double { Double(billionths) / 1_000_000_000 }
}

extension Total {
    /// For a cell or a bar: the least that it can be, which the cell or the picture must say.
    var cell: Double {
        switch amount {
        case .exactly(let money), .atLeast(let money), .atMost(let money): money.cell
        case .unknown: 0
        }
    }
}

extension CalendarDay {
    /// Days since 1899-12-30, which is how Excel and LibreOffice count from March 1900 on.
    var cell: Double { Double(value + 25_569) }
}

extension Ratio {
    var cell: Double { Double(numerator) / Double(denominator) }
}

extension Quantity {
    var cell: Double { Double(billionths) / 1_000_000_000 }
}

extension String {
    /// An exact decimal for a cell; nil where the text is none.
    var cell: Double? { Double(self) }
}
