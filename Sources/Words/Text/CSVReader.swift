/// The one reader of CSV that is small enough to be held; bills, of any size, are read by a stream of their own.
///
/// Source: RFC 4180, <https://www.rfc-editor.org/rfc/rfc4180>. Lines may end in CR LF, LF or CR, a byte order mark and
/// empty lines are passed over.
public struct CSVReader {
    public struct Record: Hashable, Sendable {
        /// The line that the record begins on, from 1.
        public let line: Int
        public let fields: [String]
    }

    /// A fault of a table, with its line and the way to mend it.
    public struct Problem: Error, Hashable, Sendable {
        public let line: Int
        public let what: String
        public let mend: String
    }

    private let bytes: [UInt8]
    private let comment: UInt8?
    private var at = 0
    private var line = 1

    /// - Parameter comment: what a line begins with that is no record.
    public init(_ bytes: [UInt8], comment: Unicode.Scalar? = nil) {
        self.bytes = bytes
        self.comment = comment.flatMap { UInt8(exactly: $0.value) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    /// The next record; nil at the end.
    public mutating func next() throws(Problem) -> Record? {
        while at < bytes.count {
            if endLine() { continue }
            guard bytes[at] == comment else { break }
            while at < bytes.count, bytes[at] != .lineFeed, bytes[at] != .carriageReturn { at += 1 }
        }
        guard at < bytes.count else { return nil }
        let first = line
        var fields: [String] = []
        while true {
            fields.append(try field())
            if at < bytes.count, bytes[at] == .comma {
                at += 1
                continue
            }
            guard at == bytes.count || endLine() else {
                throw bad("text stands behind a closing quote", "double a quote that belongs to the field")
            }
            return Record(line: first, fields: fields)
        }
    }

    /// Passes the end of a line, if one is here.
    private mutating func endLine() -> Bool {
        switch bytes[at] {
        case .carriageReturn: at += at + 1 < bytes.count && bytes[at + 1] == .lineFeed ? 2 : 1
        case .lineFeed: at += 1
        default: return false
        }
        line += 1
        return true
    }

    private mutating func field() throws(Problem) -> String {
        if at < bytes.count, bytes[at] == .quote { return try quoted() }
        let start = at
        while at < bytes.count, bytes[at] != .comma, bytes[at] != .lineFeed, bytes[at] != .carriageReturn {
            guard bytes[at] != .quote else {
                throw bad("a quote stands inside a field without quotes", "put the whole field in quotes")
            }
            at += 1
        }
        return try text(bytes[start..<at])
    }

    private mutating func quoted() throws(Problem) -> String {
        let opened = line
        var field: [UInt8] = []
        at += 1
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == .quote {
                guard at < bytes.count, bytes[at] == .quote else { return try text(field[...]) }
                at += 1
            } else if byte == .lineFeed {
                line += 1
            }
            field.append(byte)
        }
        line = opened
        throw bad("a quote is never closed", "close it, or double a quote that belongs to the field")
    }

    private func text(_ field: ArraySlice<UInt8>) throws(Problem) -> String {
        guard !field.contains(0), let text = String(validating: field, as: UTF8.self) else {
            throw bad("the text is not UTF-8", "save the table as UTF-8")
        }
        return text
    }

    private func bad(_ what: String, _ mend: String) -> Problem {
        Problem(line: line, what: what, mend: mend)
    }
}

extension UInt8 {
    fileprivate static let comma = UInt8(ascii: ",")
    fileprivate static let quote = UInt8(ascii: "\"")
    fileprivate static let lineFeed = UInt8(ascii: "\n")
    fileprivate static let carriageReturn = UInt8(ascii: "\r")
}
