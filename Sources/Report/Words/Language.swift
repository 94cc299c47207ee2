/// The language that a report is written in.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case en, ko

    /// The language of a POSIX locale: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says anything.
    ///
    /// Source: POSIX.1-2017, 8.2 Internationalization Variables. English where it is another language or none.
    public init(environment: [String: String]) {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first {
            !$0.isEmpty
        }
        let code = named?.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" }.lowercased()
        self = code.flatMap { Language(rawValue: $0) } ?? .en
    }
}

/// A text in every language: a case without one does not compile.
protocol Said: Hashable, Sendable {
    /// The same in both languages; `{0}` and `{1}` stand for what is filled in.
    var said: (en: String, ko: String) { get }
}

/// Says things in one language.
struct Words: Sendable {
    let language: Language

    func column(_ column: Column) -> String { pick(column) }
    func title(_ title: Title) -> String { pick(title) }
    func label(_ label: Label, _ arguments: String...) -> String { Self.fill(pick(label), arguments) }
    func gloss(_ gloss: Gloss) -> (term: String, meaning: String) { (gloss.term, pick(gloss)) }

    private func pick(_ what: some Said) -> String { language == .ko ? what.said.ko : what.said.en }

    static func fill(_ text: String, _ arguments: [String]) -> String {
        var text = text
        for (place, argument) in arguments.enumerated() {
            text = text.replacing("{\(place)}", with: argument)
        }
        return text
    }
}
