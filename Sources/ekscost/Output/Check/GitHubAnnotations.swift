import Capacity
import Estate
import Simulation
import Words

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
                output.file.map { "file=\(AnnotationText.property($0)),line=\(result.line ?? 1)," } ?? ""
            let title = AnnotationText.property("\(result.check): \(result.subject)")
            let see = result.command.map { "%0ASee: \(AnnotationText.data($0.description))" } ?? ""
            return "::\(command) \(place)title=\(title)::\(AnnotationText.data(result.message))\(see)"
        }.joined(separator: "\n")
    }
}
