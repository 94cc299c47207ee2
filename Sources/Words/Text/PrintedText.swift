/// Text for a person: what ekscost says, with text from outside in it.
///
/// A literal is ours and is printed as it stands. A value that is put into it, `"\(name)"`, is text from outside: it is
/// made harmless when it is written, for the terminal or for Markdown. So nothing that comes from outside is
/// printed raw unless somebody says `own`.
public struct PrintedText: Hashable, Sendable {
    fileprivate enum Part: Hashable, Sendable {
        case own(String)
        case outside(String)

        var text: String {
            switch self {
            case .own(let text), .outside(let text): text
            }
        }
    }

    private var parts: [Part]

    private init(_ parts: [Part]) { self.parts = parts }

    public init() { parts = [] }

    /// Text from outside alone.
    public init(_ text: some StringProtocol) { parts = [.outside(String(text))] }

    /// Text that is ours, or that was made harmless already: it is printed as it stands.
    public static func own(_ text: String) -> PrintedText { PrintedText([.own(text)]) }

    public var isEmpty: Bool { parts.allSatisfy(\.text.isEmpty) }

    /// As a terminal and a log take it.
    public var terminal: String {
        parts.map { part in
            switch part {
            case .own(let text): text
            case .outside(let text): VisibleText.line(text)
            }
        }.joined()
    }

    /// As Markdown takes it.
    public var markdown: String {
        parts.map { part in
            switch part {
            case .own(let text): text
            case .outside(let text): MarkdownText.plain(text)
            }
        }.joined()
    }

    public static func + (left: PrintedText, right: PrintedText) -> PrintedText {
        PrintedText(left.parts + right.parts)
    }

    public static func += (left: inout PrintedText, right: PrintedText) { left.parts += right.parts }
}

extension PrintedText: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { parts = [.own(value)] }
    public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var parts: [Part] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            parts.reserveCapacity(2 * interpolationCount + 1)
        }

        public mutating func appendLiteral(_ literal: String) { parts.append(.own(literal)) }
        public mutating func appendInterpolation(_ text: PrintedText) { parts += text.parts }
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            parts.append(.outside(value.description))
        }
        /// Text that is ours.
        public mutating func appendInterpolation(own text: String) { parts.append(.own(text)) }
    }
}

extension Sequence<PrintedText> {
    /// One text of all, with something that is ours in between.
    public func joined(separator: String = "") -> PrintedText {
        var result = PrintedText()
        for (place, text) in enumerated() {
            if place > 0 { result += .own(separator) }
            result += text
        }
        return result
    }
}
