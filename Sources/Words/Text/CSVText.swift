/// The one writer of CSV.
///
/// Source: RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>; lines end in a line feed.
public enum CSVText {
    /// A header and its records, without a line feed at the end.
    public static func table(_ header: [String], _ rows: [[String]]) -> String {
        ([header] + rows).map(record).joined(separator: "\n")
    }

    /// One record of cells that people may open in a spreadsheet.
    public static func record(_ fields: [String]) -> String {
        fields.map { quoted(defused($0)) }.joined(separator: ",")
    }

    /// One record whose fields another reader of ours takes as they stand.
    public static func exact(_ fields: [String]) -> String { fields.map(quoted).joined(separator: ",") }

    private static func quoted(_ field: String) -> String {
        field.utf8.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }
            ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
    }

    /// A cell that no spreadsheet runs: an apostrophe stands in front of what would begin a formula.
    ///
    /// A number stays a number. Line feeds stay, other control characters are shown.
    /// Source: <https://owasp.org/www-community/attacks/CSV_Injection>.
    static func defused(_ field: String) -> String {
        guard let first = field.unicodeScalars.first else { return field }
        let text = VisibleText.withoutCommands(VisibleText.escaped(field, keeping: ["\n"]))
        let isFormula = "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
        return isFormula && !isNumber(field) ? "'" + text : text
    }

    /// A sign, digits and a fraction, or a percentage of them.
    private static func isNumber(_ text: String) -> Bool {
        var rest = text.hasSuffix("%") ? text.dropLast() : text[...]
        if let sign = rest.first, sign == "+" || sign == "-" { rest = rest.dropFirst() }
        let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber } }
    }
}
