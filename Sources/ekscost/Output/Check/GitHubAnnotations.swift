import Capacity
import Estate
import Simulation

/// Results as the commands that a GitHub workflow turns into annotations.
///
/// Source: <https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions>.
struct GitHubAnnotations {
    private let output: CheckOutput
    init(_ output: CheckOutput) { self.output = output }

    /// One line a raised result; empty where there is none.
    var text: String {
        output.raised.map { result in
            let command: String =
                switch result.severity {
                case .error: "error"
                case .warning: "warning"
                case .note, nil: "notice"
                }
            let place =
                output.file.map { "file=\(Self.property($0)),line=\(result.line ?? 1)," } ?? ""
            let title = Self.property("\(result.check): \(result.subject)")
            let see = result.command.map { "\nSee: \($0)" } ?? ""
            return "::\(command) \(place)title=\(title)::\(Self.data(result.message + see))"
        }.joined(separator: "\n")
    }

    /// As `@actions/core` escapes a message.
    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}
