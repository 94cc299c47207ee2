import Words

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
    func gloss(_ gloss: GlossaryTerm) -> (term: String, meaning: String) {
        (language == .ko ? gloss.term.ko : gloss.term.en, pick(gloss))
    }

    func sentence(_ sentence: some Sentence) -> String { sentence.text(in: language) }
    func text(_ text: LocalizedText) -> String { text.text(in: language) }

    private func pick(_ what: some Said) -> String { language == .ko ? what.said.ko : what.said.en }

    static func fill(_ text: String, _ arguments: [String]) -> String {
        var text = text
        for (place, argument) in arguments.enumerated() {
            text = text.replacing("{\(place)}", with: argument)
        }
        return text
    }
}
