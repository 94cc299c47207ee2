/// Reads comma-separated values row by row from UTF-8 bytes.
///
/// Source: <https://www.rfc-editor.org/rfc/rfc4180>; lines may also end in a lone line feed, and a byte order mark
/// is skipped.
struct CommaSeparated {
    private let bytes: [UInt8]
    private let name: String
    private var position = 0
    private var line = 1
    /// The line on which the row that was read last starts, 1 for the first.
    private(set) var rowLine = 1

    /// - Parameter name: what messages call the file.
    init(bytes: [UInt8], name: String) {
        self.bytes = bytes
        self.name = name
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// The fields of the next row that is not empty; nil at the end, and an error where a quote is never closed.
    mutating func next() throws(PriceBookError) -> [String]? {
        while position < bytes.count, bytes[position] == .lineFeed || bytes[position] == .carriageReturn {
            if bytes[position] == .lineFeed { line += 1 }
            position += 1
        }
        guard position < bytes.count else { return nil }
        rowLine = line
        var fields: [String] = []
        fields.reserveCapacity(9)
        while true {
            fields.append(bytes[position...].first == .quote ? try quoted() : plain())
            guard position < bytes.count, bytes[position] == .comma else { return fields }
            position += 1
        }
    }

    private mutating func plain() -> String {
        let start = position
        while position < bytes.count, bytes[position] != .comma, bytes[position] != .lineFeed,
            bytes[position] != .carriageReturn
        {
            position += 1
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quoted() throws(PriceBookError) -> String {
        let opened = line
        var text: [UInt8] = []
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == .quote {
                guard position < bytes.count, bytes[position] == .quote else {
                    return String(decoding: text, as: UTF8.self) + plain()
                }
                position += 1
            }
            if byte == .lineFeed { line += 1 }
            text.append(byte)
        }
        throw .row(
            file: name, line: opened, why: "a double quote is never closed",
            mend: "close it, or double it if it is meant")
    }
}

extension UInt8 {
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}
