import Foundation
import Words

extension PrintedText {
    /// One line a row, its fields apart by tabs.
    static func tabs(_ rows: [[String]]) -> PrintedText {
        rows.map { $0.map { PrintedText($0) }.joined(separator: "\t") }.joined(separator: "\n")
    }
}

/// Data goes to standard output, everything else to standard error.
///
/// Pages for people are `PrintedText`, so that a name from outside cannot steer their terminal; documents for programs
/// are written by the one writer of their format, and looked over once more here.
enum Console {
    /// Lines for people.
    static func data(_ text: PrintedText) { write(text.terminal + "\n", to: .standardOutput) }

    /// A page for GitHub or GitLab.
    static func markdown(_ page: PrintedText) { write(page.markdown + "\n", to: .standardOutput) }

    /// A document for programs, such as CSV or XML.
    static func document(_ text: String) { write(VisibleText.lines(text) + "\n", to: .standardOutput) }

    /// Files of ours, which end their lines themselves.
    static func files(_ text: String) { write(VisibleText.lines(text), to: .standardOutput) }

    /// A piece of a long document of JSON.
    static func piece(_ json: String) { write(JSONQuoted.document(json), to: .standardOutput) }

    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        json(String(decoding: try encoder.encode(value), as: UTF8.self))
    }

    static func json(_ text: String) { piece(text + "\n") }

    /// A message beside the data.
    static func note(_ text: PrintedText) { write(text.terminal + "\n", to: .standardError) }

    static func warn(_ warnings: [some CustomStringConvertible]) {
        for warning in warnings { note("warning: \(warning.description)") }
    }

    /// Lines that are drawn over those before them.
    static func draw(_ text: PrintedText) { write(text.terminal, to: .standardError) }

    private static func write(_ text: String, to file: FileHandle) { file.write(Data(text.utf8)) }
}
