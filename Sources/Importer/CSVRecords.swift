/// The records of a CSV text, as RFC 4180 has them.
///
/// Source: <https://www.rfc-editor.org/rfc/rfc4180>.
struct CSVRecords {
    struct Record {
        /// The line that the record begins on, from 1.
        let line: Int
        let fields: [String]
    }

    /// A table of flows is small: a flow log given by mistake must not take all memory.
    static let greatestSize = 64 << 20

    private let path: String
    private let bytes: [UInt8]
    private var at = 0
    private var line = 1

    init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        if bytes.starts(with: [0xef, 0xbb, 0xbf]) { at = 3 }
    }

    /// The next record that is not an empty line; nil at the end.
    mutating func next() throws(ImportError) -> Record? {
        while at < bytes.count, endLine() {}
        guard at < bytes.count else { return nil }
        let first = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            if at < bytes.count, bytes[at] == UInt8(ascii: ",") {
                at += 1
                continue
            }
            guard at == bytes.count || endLine() else {
                throw bad("text stands behind a closing quote", "double a quote that belongs to the field")
            }
            return Record(line: first, fields: fields)
        }
    }

    /// Returns whether a line ends here, which it then passes; CR LF, LF and CR all end one.
    private mutating func endLine() -> Bool {
        switch bytes[at] {
        case 0x0d: at += at + 1 < bytes.count && bytes[at + 1] == 0x0a ? 2 : 1
        case 0x0a: at += 1
        default: return false
        }
        line += 1
        return true
    }

    private mutating func field() throws(ImportError) -> String {
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") { return try quoted() }
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: ","), bytes[at] != 0x0a, bytes[at] != 0x0d {
            guard bytes[at] != UInt8(ascii: "\"") else {
                throw bad("a quote stands inside a field without quotes", "put the whole field in quotes")
            }
            at += 1
        }
        return try text(Array(bytes[start..<at]))
    }

    private mutating func quoted() throws(ImportError) -> String {
        let opened = line
        var field: [UInt8] = []
        at += 1
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") {
                guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else { return try text(field) }
                at += 1
            } else if byte == 0x0a {
                line += 1
            }
            field.append(byte)
        }
        line = opened
        throw bad("a quote is never closed", "close it, or double a quote that belongs to the field")
    }

    private func text(_ field: [UInt8]) throws(ImportError) -> String {
        guard !field.contains(0), let text = String(validating: field, as: UTF8.self) else {
            throw bad("the text is not UTF-8", "save the table as UTF-8")
        }
        return text
    }

    private func bad(_ what: String, _ mend: String) -> ImportError {
        .badTable(path: path, line: line, what: what, mend: mend)
    }
}
