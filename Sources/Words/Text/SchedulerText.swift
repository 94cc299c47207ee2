/// A command within a crontab.
public enum CronText {
    /// The command for one line: an unescaped per cent sign would end it.
    ///
    /// Source: crontab(5), <https://man7.org/linux/man-pages/man5/crontab.5.html>.
    ///
    /// - Returns: nil where the command has a line break or another control character, which no crontab can hold.
    public static func command(_ command: String) -> String? {
        guard !command.unicodeScalars.contains(where: VisibleText.isSteering) else { return nil }
        return command.replacing("%", with: "\\%")
    }
}

/// Scalars of YAML.
public enum YAMLText {
    /// A text between double quotes: every string of JSON is one of YAML 1.2.
    ///
    /// Source: <https://yaml.org/spec/1.2.2/#731-double-quoted-style>.
    public static func quoted(_ text: String) -> String {
        // Some parsers end a line at U+0085, U+2028 and U+2029 too.
        JSONQuoted.document(JSONQuoted.string(text))
    }

    /// A text of many lines, line by line; between quotes where a character would end a line or shift it.
    public static func block(_ text: String, indent: Int) -> String {
        let isPlain =
            text.hasSuffix("\n") && !text.hasSuffix("\n\n") && text.first.map { !$0.isWhitespace } == true
            && VisibleText.lines(text) == text
        guard isPlain else { return quoted(text) }
        let space = String(repeating: " ", count: indent)
        return "|\n"
            + text.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.isEmpty ? "" : space + $0 }.joined(separator: "\n")
    }

    /// A name as it stands where it can only be read as one, else between quotes.
    public static func name(_ text: String) -> String {
        let isPlain =
            text.first.map { ("a"..."z").contains($0) } == true
            && text.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || "-.".contains($0) }
        return isPlain && text.last != "." && !others.contains(text) ? text : quoted(text)
    }

    /// Words that YAML 1.1 reads as something other than a text.
    private static let others: Set = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
}
