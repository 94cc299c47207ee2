import Foundation

/// Data goes to standard output, everything else to standard error.
enum Console {
    static func data(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
    /// A piece of a long text, which ends its lines itself.
    static func piece(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    static func json(_ value: some Encodable) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        data(String(decoding: try encoder.encode(value), as: UTF8.self))
    }
}
