/// A command that a reader may paste into a POSIX shell.
///
/// A literal is ours. A value that is put into it is one word, or a part of one, and never an option: one that begins
/// with a dash is joined to the option in front of it by `=`, or stands behind `--`.
/// Source: POSIX.1-2017, Shell Command Language 2.2 Quoting,
/// <https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02>.
public struct ShellCommand: Hashable, Sendable, CustomStringConvertible {
    public private(set) var description: String

    /// A command of words from anywhere; the first one is a program's name.
    public init(words: [String]) { description = words.map(Self.word).joined(separator: " ") }

    /// A word as a shell takes it.
    public static func word(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                true
            default: plain.contains(byte)
            }
        }
        return isPlain && !text.isEmpty ? text : "'" + text.replacing("'", with: "'\\''") + "'"
    }

    private static let plain = Set("-_=./:,@+".utf8)
}

extension ShellCommand: ExpressibleByStringInterpolation {
    public init(stringLiteral value: String) { description = value }
    public init(stringInterpolation: StringInterpolation) { description = stringInterpolation.text }

    public struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var text = ""

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + 16 * interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) { text += literal }
        /// A command, or the end of one.
        public mutating func appendInterpolation(_ command: ShellCommand) { text += command.description }
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            let value = value.description
            if value.hasPrefix("-"), text.hasSuffix(" ") {
                let isValue = text.dropLast().split(separator: " ").last?.hasPrefix("--") ?? false
                text = isValue ? text.dropLast() + "=" : text + "-- "
            }
            text += ShellCommand.word(value)
        }
    }
}
