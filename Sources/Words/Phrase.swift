/// A text of one language, its fixed words kept apart from its arguments.
///
/// What is interpolated as a `String` is a name: it may come from outside (an id, a tag, a file), and a renderer
/// escapes it for the place where it is printed. Fixed words are the program's own.
public struct Phrase: Hashable, Sendable, ExpressibleByStringInterpolation {
    /// A run of fixed words, or one argument.
    public enum Part: Hashable, Sendable {
        case words(String)
        /// A name that may come from outside.
        case name(String)
    }

    public private(set) var parts: [Part] = []

    public init(stringLiteral value: String) { append(.words(value)) }
    public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.phrase }

    /// The whole text.
    ///
    /// - Parameter escape: what a name becomes where it is printed.
    public func text(escaping escape: (String) -> String = { $0 }) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .words(let words): text += words
            case .name(let name): text += escape(name)
            }
        }
    }

    public static func + (first: Phrase, second: Phrase) -> Phrase {
        var whole = first
        second.parts.forEach { whole.append($0) }
        return whole
    }

    mutating func append(_ part: Part) {
        switch (parts.last, part) {
        case (_, .words("")): return
        case (.words(let before)?, .words(let words)): parts[parts.count - 1] = .words(before + words)
        default: parts.append(part)
        }
    }

    /// The arguments of a phrase, as a literal interpolates them.
    public struct StringInterpolation: StringInterpolationProtocol {
        var phrase = Phrase(stringLiteral: "")

        public init(literalCapacity: Int, interpolationCount: Int) {}

        public mutating func appendLiteral(_ literal: String) { phrase.append(.words(literal)) }

        /// A name that may come from outside.
        public mutating func appendInterpolation(_ name: String) { phrase.append(.name(name)) }

        /// Names, with commas between them.
        public mutating func appendInterpolation(_ names: [String]) {
            for (place, name) in names.enumerated() {
                if place > 0 { phrase.append(.words(", ")) }
                phrase.append(.name(name))
            }
        }

        /// A name and the Korean particle that its last sound takes.
        public mutating func appendInterpolation(_ name: String, _ particle: KoreanParticle) {
            phrase.append(.name(name))
            phrase.append(.words(particle.form(after: name)))
        }

        public mutating func appendInterpolation(_ number: Int) { phrase.append(.words("\(number)")) }

        /// A number and its English noun: `1 subnet`, `2 subnets`, `2 addresses`.
        public mutating func appendInterpolation(_ number: Int, _ noun: String) {
            let ending = number == 1 ? "" : noun.hasSuffix("s") ? "es" : "s"
            phrase.append(.words("\(number) \(noun)\(ending)"))
        }

        /// The program's own word, such as a figure or an option's name.
        public mutating func appendInterpolation(own word: String) { phrase.append(.words(word)) }

        /// The same phrase within another.
        public mutating func appendInterpolation(_ other: Phrase) {
            other.parts.forEach { phrase.append($0) }
        }
    }
}
