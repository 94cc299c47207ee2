/// Text from outside, such as names of resources, made harmless in Markdown as GitHub and GitLab show it.
///
/// Sources: GitHub Flavored Markdown, <https://github.github.com/gfm/>, for what is markup and what becomes a link by
/// itself; mentions and issue numbers are found in what is shown, so that an entity alone does not stop them: a
/// zero-width space in between does.
public enum MarkdownText {
    /// Text of a paragraph or a cell: nothing in it is a tag, a link, a mention, an emphasis or the end of a cell.
    public static func plain(_ text: String) -> String {
        let line = VisibleText.line(text)
        guard line.utf8.contains(where: { special.contains($0) }) else { return line }
        return withoutBlocks(written(line) { markup[$0] })
    }

    /// A cell or a paragraph that holds Markdown of ours, such as a span of code or bold figures, and names beside it.
    public static func mixed(_ text: String) -> String {
        var result = ""
        var rest = VisibleText.line(text)[...]
        while let start = rest.firstIndex(of: "`") {
            let fence = rest[start...].prefix { $0 == "`" }
            let behind = rest[fence.endIndex...]
            guard let end = closing(fence.count, in: behind) else {
                result += written(rest[..<fence.endIndex]) { tags[$0] }
                rest = behind
                continue
            }
            result += written(rest[..<start]) { tags[$0] }
            result += rest[start..<end]
            rest = rest[end...]
        }
        return result + written(rest) { tags[$0] }
    }

    /// A name as code, for a paragraph or a list.
    public static func span(_ text: String) -> String {
        guard !text.isEmpty else { return "" }
        let line = VisibleText.line(text)
        var longest = 0
        var run = 0
        for character in line {
            run = character == "`" ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: longest + 1)
        let space = line.hasPrefix("`") || line.hasSuffix("`") ? " " : ""
        return fence + space + line + space + fence
    }

    /// A name as code in a cell: there a bar ends the cell even within code.
    public static func code(_ text: String) -> String { span(text).replacing("|", with: "\\|") }

    /// A text that is shown as it stands, line by line.
    public static func block(_ text: String, language: String) -> String {
        var fence = "```"
        while text.contains(fence) { fence += "`" }
        return "\(fence)\(language)\n\(text)\n\(fence)"
    }

    /// Rows of cells that are Markdown already.
    public static func table(_ header: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
        guard !rows.isEmpty else { return "" }
        let rule = header.indices.map { numbers.contains($0) ? "---:" : "---" }
        return ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
            .joined(separator: "\n")
    }

    /// A part that the reader opens.
    public static func details(_ summary: String, _ body: String) -> String {
        body.isEmpty ? "" : "<details>\n<summary>\(summary)</summary>\n\n\(body)\n\n</details>"
    }

    public static func list(_ items: [String]) -> String {
        items.map { "- " + plain($0) }.joined(separator: "\n")
    }

    // MARK: What is markup

    private static let markup: [Character: String] = [
        "<": "&lt;", ">": "&gt;", "\\": "\\\\", "`": "\\`", "*": "\\*", "_": "\\_", "[": "\\[", "]": "\\]",
        "|": "\\|", "~": "\\~",
    ]
    /// Tags, links and pictures; what only changes the type is left.
    private static let tags: [Character: String] = ["<": "&lt;", "[": "\\[", "]": "\\]"]

    /// Bytes that anything of this file begins with or looks at.
    private static let special = Set("<>\\`*_[]|~&@#:.$-+=()".utf8)

    /// Where a span of code ends, behind its closing fence; nil where it has none.
    private static func closing(_ count: Int, in text: Substring) -> Substring.Index? {
        var rest = text
        while let start = rest.firstIndex(of: "`") {
            let fence = rest[start...].prefix { $0 == "`" }
            if fence.count == count { return fence.endIndex }
            rest = rest[fence.endIndex...]
        }
        return nil
    }

    /// The text with markup escaped, and with what becomes a link by itself broken.
    private static func written(
        _ text: some StringProtocol, _ escape: (Character) -> String?
    ) -> String {
        var result = ""
        var last: Character = " "
        var rest = Substring(text)
        while let character = rest.first {
            rest = rest.dropFirst()
            switch character {
            case "&" where isEntity(rest): result += "&amp;"
            case "$" where rest.first.map { $0.isNumber || $0 == " " } == false: result += "&#36;"
            case "@" where isMention(last, rest) || isMail(last, rest): result += "@" + nothing
            case "#" where rest.first?.isNumber == true: result += "#" + nothing
            case ":" where rest.hasPrefix("//"): result += ":" + nothing
            case "." where isWeb(result): result += nothing + "."
            case "-" where isIssue(result, rest): result += nothing + "-"
            default: result += escape(character) ?? String(character)
            }
            last = character
        }
        return result
    }

    /// A space of no width: what stands on both sides of it is no one thing.
    private static let nothing = "&#8203;"

    private static func isWord(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || character == "_"
    }

    private static func isEntity(_ rest: Substring) -> Bool {
        rest.first.map { $0 == "#" || ($0.isASCII && $0.isLetter) } ?? false
    }

    private static func isMention(_ last: Character, _ rest: Substring) -> Bool {
        !isWord(last) && rest.first.map(isWord) == true
    }

    private static func isMail(_ last: Character, _ rest: Substring) -> Bool {
        guard isWord(last) || ".+-".contains(last) else { return false }
        return rest.prefix { isWord($0) || ".-".contains($0) }.dropFirst().contains(".")
    }

    /// `www` at the beginning of a word.
    private static func isWeb(_ result: String) -> Bool {
        result.lowercased().hasSuffix("www") && result.dropLast(3).last.map(isWord) != true
    }

    /// `GH-` in front of a number.
    private static func isIssue(_ result: String, _ rest: Substring) -> Bool {
        rest.first?.isNumber == true && result.lowercased().hasSuffix("gh")
            && result.dropLast(2).last.map(isWord) != true
    }

    /// A line with a backslash in front of what would make it a heading or an item of a list.
    private static func withoutBlocks(_ text: String) -> String {
        guard let first = text.first else { return text }
        let behind = text.dropFirst()
        if "-+=#".contains(first), behind.allSatisfy({ $0 == first }) || behind.first == " " {
            return "\\" + text
        }
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let mark = text.dropFirst(digits.count).first, mark == "." || mark == ")" {
            let next = text.dropFirst(digits.count + 1).first
            if next == nil || next == " " { return digits + "\\" + text.dropFirst(digits.count) }
        }
        return text
    }
}
