/// Text within XML: SVG, JUnit.
public enum XMLText {
    /// One line for an element or an attribute between double quotes.
    ///
    /// Steering characters are shown, and those that XML 1.0 cannot hold are replaced.
    ///
    /// Source: <https://www.w3.org/TR/xml/#charsets>.
    public static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in VisibleText.line(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}

/// Text within the commands that a GitHub workflow runs.
///
/// As `@actions/core` escapes it.
/// Source: <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>.
public enum AnnotationText {
    /// A line of the message; `%0A` ends it.
    public static func data(_ text: String) -> String {
        VisibleText.escaped(text, keeping: []).replacing("%", with: "%25")
    }

    /// A property, such as the title.
    public static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}

/// Text within a flowchart of Mermaid.
public enum MermaidText {
    /// A name between quotes: what would end it, be an entity, HTML or Markdown is written as Mermaid's own entity.
    ///
    /// Source: <https://mermaid.js.org/syntax/flowchart.html#entity-codes-to-escape-characters>.
    public static func label(_ text: String) -> String {
        VisibleText.line(text).map { character in
            switch character {
            case "#": "#35;"
            case "\"": "#quot;"
            case "<": "#lt;"
            case ">": "#gt;"
            case "&": "#amp;"
            case "`": "#96;"
            default: String(character)
            }
        }.joined()
    }
}
