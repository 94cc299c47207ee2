/// A text in every language of the reports: one that lacks a language does not compile.
public struct LocalizedText: Hashable, Sendable, CustomStringConvertible {
    public let en: Phrase
    public let ko: Phrase

    public init(en: Phrase, ko: Phrase) {
        self.en = en
        self.ko = ko
    }

    /// The English text, as JSON and the terminal have it.
    public var description: String { en.text() }

    public func phrase(in language: Language) -> Phrase {
        switch language {
        case .en: en
        case .ko: ko
        }
    }

    /// The text in one language.
    ///
    /// - Parameter escape: what a name becomes where it is printed.
    public func text(in language: Language, escaping escape: (String) -> String = { $0 }) -> String {
        phrase(in: language).text(escaping: escape)
    }
}

/// A sentence that is shown to people: a case with its arguments, worded in every language.
public protocol Sentence: Hashable, Sendable, CustomStringConvertible {
    var wording: Wording { get }
}

/// The words of a sentence, and the code by which scripts and tests know it.
public struct Wording: Hashable, Sendable {
    /// Stable kebab-case: the text may be reworded, the code stays.
    public let code: String
    public let text: LocalizedText

    public init(_ code: String, en: Phrase, ko: Phrase) {
        self.code = code
        text = LocalizedText(en: en, ko: ko)
    }
}

extension Sentence {
    /// Stable kebab-case, for scripts and tests.
    public var code: String { wording.code }

    public var text: LocalizedText { wording.text }

    /// The sentence in one language.
    ///
    /// - Parameter escape: what a name becomes where it is printed.
    public func text(in language: Language, escaping escape: (String) -> String = { $0 }) -> String {
        text.text(in: language, escaping: escape)
    }

    /// The English sentence, as JSON and the terminal have it.
    public var description: String { text.description }
}
