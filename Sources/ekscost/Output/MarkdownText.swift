/// Text from outside, such as names of resources, made harmless in Markdown as GitHub shows it.
enum MarkdownText {
    /// Text of a paragraph or a cell: nothing in it is a tag, a link, a mention, an emphasis or the end of a cell.
    static func plain(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "@": result += "&#64;"
            case "#": result += "&#35;"
            case "\\", "`", "*", "_", "[", "]", "|", "~": result += "\\\(character)"
            case "\n", "\r", "\r\n", "\t": result += " "
            default: result.append(character)
            }
        }
        return result
    }

    /// A name as code; what would end the code or the cell is replaced.
    static func code(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        return "`" + flat.replacing("`", with: "'").replacing("|", with: "\\|") + "`"
    }

    /// Rows of cells that are Markdown already.
    static func table(_ header: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
        guard !rows.isEmpty else { return "" }
        let rule = header.indices.map { numbers.contains($0) ? "---:" : "---" }
        return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }

    /// A part that the reader opens.
    static func details(_ summary: String, _ body: String) -> String {
        body.isEmpty ? "" : "<details>\n<summary>\(summary)</summary>\n\n\(body)\n\n</details>"
    }

    static func list(_ items: [String]) -> String { items.map { "- " + plain($0) }.joined(separator: "\n") }
}
