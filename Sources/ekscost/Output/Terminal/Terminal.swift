import Foundation

/// The kind of standard output: how wide, for a person or for a program, and whether colour is welcome.
struct Terminal: Hashable, Sendable {
    /// Columns; nil where nothing limits a line, as in a pipe or a file.
    var width: Int?
    var hasColour: Bool
    /// Indicates whether a person reads: a terminal, or a width that was asked for with `COLUMNS`.
    var isForPeople: Bool

    /// The settings of a file or a pipe.
    static let pipe = Terminal(width: nil, hasColour: false, isForPeople: false)

    /// Standard output as it is now.
    static var current: Terminal {
        Terminal(
            environment: ProcessInfo.processInfo.environment, arguments: CommandLine.arguments,
            isTerminal: isatty(STDOUT_FILENO) == 1, measured: measured())
    }

    /// - Parameters:
    ///   - isTerminal: whether standard output is one.
    ///   - measured: the columns that the terminal itself tells.
    init(environment: [String: String], arguments: [String], isTerminal: Bool, measured: Int?) {
        let asked = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        width = asked ?? (isTerminal ? measured ?? 80 : nil)
        isForPeople = isTerminal || asked != nil
        // https://no-color.org: any value that is not empty.
        let refused = !(environment["NO_COLOR"] ?? "").isEmpty || Self.refusesColour(arguments)
        hasColour = isTerminal && !refused && environment["TERM"] != "dumb"
    }

    init(width: Int?, hasColour: Bool, isForPeople: Bool) {
        self.width = width
        self.hasColour = hasColour
        self.isForPeople = isForPeople
    }

    /// The option that every command takes, anywhere before a `--`.
    static let noColour = "--no-color"

    static func refusesColour(_ arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains(noColour)
    }

    private static func measured() -> Int? {
        var size = winsize()
        guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

/// The meaning of a text, where colour may show it; the words say it too.
enum Meaning: Hashable, Sendable {
    case plain, good, bad, caution, quiet, heading

    private var code: String? {
        switch self {
        case .plain: nil
        case .good: "32"
        case .bad: "31"
        case .caution: "33"
        case .quiet: "2"
        case .heading: "1"
        }
    }

    func paint(_ text: String, on terminal: Terminal) -> String {
        guard terminal.hasColour, let code, !text.isEmpty else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
