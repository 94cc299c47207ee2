import Words

/// A table for the terminal or for Markdown: numbers stand on the right, and it fits the width there is.
///
/// Where the width is too small, columns of text are broken into lines; where even their longest words do not fit,
/// each row is written as lines of its own, `title: value`. A number is never broken or shortened. What stands in a
/// cell is text from outside: each is one line, in which nothing steers a terminal or means something in Markdown.
struct Grid {
    let header: [String]
    /// The cells as they are shown.
    let rows: [[String]]
    /// The cells as they were given.
    private let outside: [[String]]
    let numbers: Set<Int>
    /// The meaning of a cell, by its row and column.
    var meaning: (Int, Int) -> Meaning = { _, _ in .plain }

    /// - Parameter numbers: the columns of numbers; all but the first where none are named.
    init(header: [String], rows: [[String]], numbers: Set<Int>? = nil) {
        self.header = header
        outside = rows
        self.rows = rows.map { $0.map(VisibleText.line) }
        self.numbers = numbers ?? Set(1..<header.count)
    }

    func text(markdown: Bool) -> PrintedText { markdown ? self.markdown : text(on: .current) }

    /// The table as GitHub shows it.
    var markdown: PrintedText {
        .own(
            MarkdownText.table(
                header.map(MarkdownText.plain), outside.map { $0.map(MarkdownText.plain) }, numbers: numbers))
    }

    func text(on terminal: Terminal) -> PrintedText {
        guard !rows.isEmpty else { return "" }
        guard let widths = widths(within: terminal.width) else { return .own(records(on: terminal)) }
        let head = line(header, widths, terminal) { _ in .heading }
        return .own(
            ([head]
                + rows.indices.map { row in line(rows[row], widths, terminal) { meaning(row, $0) } })
                .joined(separator: "\n"))
    }

    private static let gap = "  "
    /// A column of text may be broken down to this many columns, even if a word of it is longer.
    private static let least = 14

    /// The widths of the columns; nil where they do not fit.
    private func widths(within limit: Int?) -> [Int]? {
        let natural = header.indices.map { column in
            ([header] + rows).map { row in DisplayWidth.of(row[column]) }.max() ?? 0
        }
        guard let limit else { return natural }
        let room = limit - Self.gap.count * (header.count - 1)
        if natural.reduce(0, +) <= room { return natural }
        let least = header.indices.map { column in
            let words = Wrap.longestWord(header[column])
            if numbers.contains(column) {
                return max(words, rows.map { DisplayWidth.of($0[column]) }.max() ?? 0)
            }
            let longest = rows.map { Wrap.longestWord($0[column]) }.max() ?? 0
            return max(words, min(longest, Self.least))
        }
        guard least.reduce(0, +) <= room else { return nil }
        // The highest level to which the widest columns can be cut so that all of them fit.
        func cut(_ level: Int) -> [Int] { header.indices.map { max(least[$0], min(natural[$0], level)) } }
        var (low, high) = (0, natural.max() ?? 0)
        while low < high {
            let middle = (low + high + 1) / 2
            if cut(middle).reduce(0, +) <= room { low = middle } else { high = middle - 1 }
        }
        return cut(low)
    }

    /// A row: as many lines as its longest cell has.
    private func line(
        _ cells: [String], _ widths: [Int], _ terminal: Terminal, _ meaning: (Int) -> Meaning
    ) -> String {
        let broken = cells.indices.map { column -> [String] in
            let cell = cells[column]
            return DisplayWidth.of(cell) <= widths[column] ? [cell] : Wrap.lines(cell, width: widths[column])
        }
        return (0..<(broken.map(\.count).max() ?? 1)).map { place in
            var line = ""
            var owed = 0  // spaces that are written only if something follows
            for column in cells.indices {
                let text = place < broken[column].count ? broken[column][place] : ""
                let pad = max(0, widths[column] - DisplayWidth.of(text))
                let before = numbers.contains(column) ? pad : 0
                if !text.isEmpty {
                    line += String(repeating: " ", count: owed + before)
                    line += meaning(column).paint(text, on: terminal)
                    owed = pad - before
                } else {
                    owed += pad
                }
                owed += Self.gap.count
            }
            return line
        }.joined(separator: "\n")
    }

    /// One line a cell, rows apart by an empty line.
    private func records(on terminal: Terminal) -> String {
        rows.indices.map { row in
            header.indices.compactMap { column in
                let (title, cell) = (header[column], rows[row][column])
                guard !cell.isEmpty else { return nil }
                let indent = column == 0 ? 0 : 2
                let width = (terminal.width ?? 80) - indent
                let lines = Wrap.lines("\(title): \(cell)", width: max(width - 2, 10))
                let space = String(repeating: " ", count: indent)
                return lines.enumerated().map { place, line in
                    space + (place > 0 ? "  " : "") + meaning(row, column).paint(line, on: terminal)
                }.joined(separator: "\n")
            }.joined(separator: "\n")
        }.joined(separator: "\n\n")
    }
}
