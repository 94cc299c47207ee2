/// A fault of `ekscost.yaml`: what, where, and how to mend it.
enum ConfigurationError: Error, Hashable, CustomStringConvertible {
    case missing(file: String)
    case syntax(file: String, line: Int?, why: String)
    case unknownKey(String, within: String, file: String, line: Int?, allowed: [String])
    case value(String, of: String, file: String, line: Int?, expected: String)

    var description: String {
        switch self {
        case .missing(let file):
            "no configuration at \(file); write one, or leave --config out"
        case .syntax(let file, let line, let why):
            "\(place(file, line)): not YAML: \(why); check the indentation and the colons"
        case .unknownKey(let key, let within, let file, let line, let allowed):
            "\(place(file, line)): unknown key '\(key)'\(within.isEmpty ? "" : " in \(within)"); allowed are "
                + allowed.joined(separator: ", ")
        case .value(let text, let key, let file, let line, let expected):
            "\(place(file, line)): \(key) is '\(text)'; write \(expected)"
        }
    }

    /// 66 where the file is not there, 78 where it says what cannot be.
    var exitCode: Int32 {
        if case .missing = self { 66 } else { 78 }
    }

    private func place(_ file: String, _ line: Int?) -> String { line.map { "\(file):\($0)" } ?? file }
}
