/// Text from outside as one line in which nothing steers a terminal or hides.
///
/// Control characters (C0, DEL, C1), characters that turn the direction of writing, invisible ones and those that
/// begin a new line are written as JSON writes them: `\n`, `\u001b`, `\u202e`.
/// Sources: CWE-150, <https://cwe.mitre.org/data/definitions/150.html>; Unicode TR 36,
/// <https://www.unicode.org/reports/tr36/>.
public enum VisibleText {
    /// The text on one line.
    ///
    /// A word that a GitHub workflow would take as its command, `::error::`, has a backslash in front.
    /// Source: <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>.
    public static func line(_ text: String) -> String {
        guard needsWork(text.utf8) else { return text }
        return withoutCommands(escaped(text, keeping: []))
    }

    /// Lines of a document that is ours, such as a manifest: only line feeds and tabs are left as they are.
    public static func lines(_ text: String) -> String {
        let needsWork = text.utf8.contains { ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) || $0 >= 0x7F }
        return needsWork ? escaped(text, keeping: ["\n", "\t"]) : text
    }

    /// Tells a character that does something other than stand in its place.
    static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20..<0x7F: return false
        case 0..<0x20, 0x7F..<0xA0: return true
        default: break
        }
        switch scalar.properties.generalCategory {
        case .format, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }

    /// A character as JSON escapes it.
    static func escape(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: UTF16.encode(scalar).map { $0.map(hexadecimal).joined() } ?? ""
        }
    }

    private static func hexadecimal(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }

    /// The text with steering characters escaped, but for those that are kept.
    static func escaped(_ text: String, keeping kept: Set<Unicode.Scalar>) -> String {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        var last: Unicode.Scalar = " "
        while let scalar = rest.popFirst() {
            if !isSteering(scalar) || kept.contains(scalar) || joins(scalar, last, rest.first) {
                result.append(scalar)
            } else {
                result.append(contentsOf: escape(scalar).unicodeScalars)
            }
            last = scalar
        }
        return String(result)
    }

    /// Tells a character that makes one picture of two, as in 👩‍💻.
    private static func joins(
        _ scalar: Unicode.Scalar, _ before: Unicode.Scalar, _ after: Unicode.Scalar?
    ) -> Bool {
        func isPicture(_ scalar: Unicode.Scalar) -> Bool {
            scalar.value == 0xFE0F || (scalar.value > 0x2000 && scalar.properties.isEmoji)
        }
        return scalar.value == 0x200D && isPicture(before) && after.map(isPicture) == true
    }

    /// Most names are plain ASCII without a colon or a number sign twice.
    private static func needsWork(_ bytes: String.UTF8View) -> Bool {
        var last: UInt8 = 0
        for byte in bytes {
            if byte < 0x20 || byte >= 0x7F { return true }
            if last == UInt8(ascii: ":") && byte == last { return true }
            if last == UInt8(ascii: "#") && byte != UInt8(ascii: " ") { return true }
            last = byte
        }
        return false
    }

    /// The text with a backslash in `::word` at the beginning of a word, and in `##[` anywhere.
    static func withoutCommands(_ text: String) -> String {
        guard text.contains("::") || text.contains("##[") else { return text }
        var result = ""
        var isStart = true
        var rest = text[...]
        while let character = rest.first {
            if isStart, rest.hasPrefix("::"), rest.dropFirst(2).first?.isLetter == true { result += "\\" }
            result.append(character)
            if rest.hasPrefix("##[") { result += "\\" }
            isStart = character == " " || character == "\n"
            rest = rest.dropFirst()
        }
        return result
    }
}
