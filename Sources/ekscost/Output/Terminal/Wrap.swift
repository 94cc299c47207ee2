import Words

/// Breaks a text into lines of a width.
enum Wrap {
    /// The lines of a text: broken at spaces, else behind one of `/-,._:=`, else anywhere.
    static func lines(_ text: String, width: Int) -> [String] {
        let width = max(width, 2)  // one wide character
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            let parts = DisplayWidth.of(word) <= width ? [String(word)] : pieces(word, width)
            for (place, part) in parts.enumerated() {
                let joint = line.isEmpty || place > 0 ? "" : " "
                if DisplayWidth.of(line) + joint.count + DisplayWidth.of(part) <= width {
                    line += joint + part
                } else {
                    if !line.isEmpty { lines.append(line) }
                    line = part
                }
            }
        }
        return lines + [line]
    }

    /// The widest part of a text that should stand on one line.
    static func longestWord(_ text: String) -> Int {
        text.split(separator: " ").map { DisplayWidth.of($0) }.max() ?? 0
    }

    /// A text behind a mark such as `- `, its further lines under its first; as it is where nothing limits a line.
    ///
    /// - Parameter text: text from outside, which is one line.
    static func hanging(
        _ mark: String, _ text: String, width: Int?, meaning: Meaning = .plain, on terminal: Terminal = .pipe
    ) -> PrintedText {
        let text = VisibleText.line(text)
        let indent = DisplayWidth.of(mark)
        let space = String(repeating: " ", count: indent)
        let lines = width.map { Self.lines(text, width: $0 - indent) } ?? [text]
        return .own(
            lines.enumerated().map { ($0 == 0 ? mark : space) + meaning.paint($1, on: terminal) }
                .joined(separator: "\n"))
    }

    /// A word too long for a line, cut behind its marks, and where there is none anywhere.
    private static func pieces(_ word: Substring, _ width: Int) -> [String] {
        var pieces: [String] = []
        var piece = ""
        for character in word {
            if DisplayWidth.of(piece) + DisplayWidth.of(character) > width {
                let cut = piece.lastIndex { "/-,._:=".contains($0) }
                if let cut, cut > piece.startIndex {
                    let rest = String(piece[piece.index(after: cut)...])
                    pieces.append(String(piece[...cut]))
                    piece = rest
                } else {
                    pieces.append(piece)
                    piece = ""
                }
            }
            piece.append(character)
        }
        if !piece.isEmpty { pieces.append(piece) }
        return pieces
    }
}
