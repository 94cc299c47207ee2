/// A cell or a range that a formula refers to; rows and columns count from 0.
public struct FormulaReference: Hashable, Sendable {
    public var sheet: String
    public var rows: ClosedRange<Int>
    public var columns: ClosedRange<Int>

    public var isOneCell: Bool { rows.count == 1 && columns.count == 1 }

    /// `Costs!K2:K30`.
    public var text: String {
        let start = Sheet.letter(columns.lowerBound) + "\(rows.lowerBound + 1)"
        let end = Sheet.letter(columns.upperBound) + "\(rows.upperBound + 1)"
        return WorkbookCell.quoted(sheet) + "!" + (isOneCell ? start : start + ":" + end)
    }

    /// All references of a formula, defined names as what they refer to.
    static func all(in formula: String, on sheet: String, names: [String: String]) -> [FormulaReference] {
        // Texts hold no references.
        let code = formula.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .filter { $0.offset % 2 == 0 }.map { String($0.element) }.joined(separator: " ")
        return code.matches(of: pattern).compactMap { match in
            let (_, quoted, plain, cells, word) = match.output
            if let cells {
                let home =
                    quoted.map { String($0).replacing("''", with: "'") } ?? plain.map { String($0) } ?? sheet
                return FormulaReference(sheet: home, cells: String(cells))
            }
            guard let word, let target = names[String(word)], target != formula else { return nil }
            return all(in: target, on: sheet, names: [:]).first
        }
    }

    /// A sheet's name in quotes or plain, cells with or without `$`; else a word, which may be a defined name.
    private static var pattern: Regex<(Substring, Substring?, Substring?, Substring?, Substring?)> {
        /(?:(?:'((?:[^']|'')+)'|([\p{L}\p{N}_]+))!)?(\$?[A-Z]{1,3}\$?[0-9]+(?::\$?[A-Z]{1,3}\$?[0-9]+)?)(?![\p{L}\p{N}_(])|([\p{L}_][\p{L}\p{N}_]*)/
    }

    private init?(sheet: String, cells: String) {
        let ends = cells.filter { $0 != "$" }.split(separator: ":").compactMap { Self.place(String($0)) }
        guard let first = ends.first, let last = ends.last, first.row <= last.row,
            first.column <= last.column
        else { return nil }
        self.sheet = sheet
        rows = first.row...last.row
        columns = first.column...last.column
    }

    /// `K12` of a row and a column counted from 0.
    public static func text(row: Int, column: Int) -> String { Sheet.letter(column) + "\(row + 1)" }

    /// Row and column of `K12`, counted from 0; nil for what is no cell of a spreadsheet.
    public static func place(_ cell: String) -> (row: Int, column: Int)? {
        let letters = cell.prefix { $0.isASCII && $0.isLetter }
        guard (1...3).contains(letters.count), let row = Int(cell.dropFirst(letters.count)),
            (1...1_048_576).contains(row), cell.dropFirst(letters.count).allSatisfy(\.isNumber)
        else { return nil }
        let column = letters.uppercased().unicodeScalars.reduce(0) { $0 * 26 + Int($1.value) - 64 }
        guard column <= 16_384 else { return nil }
        return (row - 1, column - 1)
    }
}
