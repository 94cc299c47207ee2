/// The one quoter of JSON.
///
/// Source: RFC 8259, <https://www.rfc-editor.org/rfc/rfc8259>.
public enum JSONQuoted {
    /// A text as a string of JSON, with its quotes and the escapes that the standard demands.
    public static func string(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }) else {
            return "\"" + text + "\""
        }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20: result += VisibleText.escape(scalar)
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A document of JSON in which nothing steers a terminal, for JSON is looked at too.
    ///
    /// Outside of strings a document has line feeds and spaces alone, so what is escaped stands within one.
    public static func document(_ json: String) -> String {
        let text =
            json.utf8.contains { $0 >= 0x7F } ? VisibleText.escaped(json, keeping: ["\n", "\r", "\t"]) : json
        // A GitHub workflow takes `##[error]` for a command wherever it stands in a line.
        return text.contains("##[") ? text.replacing("##[", with: "#\\u0023[") : text
    }
}
