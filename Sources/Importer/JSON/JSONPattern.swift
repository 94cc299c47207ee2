import CJSONMask

/// A value that was read, as the pattern of those that differ from it in some scalars only.
///
/// Who reads a value says which parts of it do not matter and which scalars it took; the rest must be the same, byte
/// for byte. What follows the pattern is as good JSON as the pattern was, and to compare is several times as fast as to
/// read.
struct JSONPattern {
    /// A scalar that may differ: where its content stands, which is between the quotes of a string.
    private struct Loose {
        var start: Int
        var end: Int
        var isString: Bool
        /// The place among the scalars that were taken; nil for one that does not matter.
        var mark: Int?
    }

    private let bytes: [UInt8]
    private let loose: [Loose]

    /// The pattern of the value that ends before `end`; nil where a scalar was taken twice, for the last one counts.
    init?(_ notes: PatternNotes, end: JSONReader.Bytes) {
        let value = UnsafeBufferPointer(start: notes.start, count: end - notes.start)
        bytes = Array(value)
        var loose: [Loose] = []
        var marks: Set<Int> = []
        for part in notes.parts {
            let start = part.start - notes.start
            if let mark = part.mark {
                guard marks.insert(mark).inserted else { return nil }
                // A string with its quotes.
                loose.append(Loose(start: start + 1, end: start + part.count - 1, isString: true, mark: mark))
            } else {
                Self.addScalars(of: value, from: start, to: start + part.count, to: &loose)
            }
        }
        self.loose = loose
    }

    /// Adds every scalar of a value that does not matter, the names of its members among them.
    private static func addScalars(
        of value: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, to loose: inout [Loose]
    ) {
        var at = start
        while at < end {
            let first = at
            switch value[at] {
            case UInt8(ascii: "\""):
                at += 1
                while value[at] != UInt8(ascii: "\"") { at += value[at] == UInt8(ascii: "\\") ? 2 : 1 }
                loose.append(Loose(start: first + 1, end: at, isString: true, mark: nil))
                at += 1
            case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "a")...UInt8(ascii: "z"):
                while at < end, !isBehindScalar(value[at]) { at += 1 }
                loose.append(Loose(start: first, end: at, isString: false, mark: nil))
            default: at += 1
            }
        }
    }

    private static func isBehindScalar(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x00...0x20: true
        default: false
        }
    }

    /// Returns whether the value that follows keeps to the pattern; the reader stands behind it then, else where it
    /// stood.
    ///
    /// - Parameter taken: is given those of the marked scalars that differ from the pattern's.
    func matches(_ reader: inout JSONReader, taken: inout [JSONText?]) throws(JSONStop) -> Bool {
        let mark = reader
        var at = 0
        var next = 0
        while true {
            let count = min(bytes.count - at, reader.end - reader.place)
            let same = bytes.withUnsafeBufferPointer { pattern in
                pattern.baseAddress.map { cjsonmask_same($0 + at, reader.place, count) } ?? 0
            }
            at += same
            reader.place += same
            if at == bytes.count { return true }
            if same == count { throw .windowEnds }
            while next < loose.count, loose[next].end < at { next += 1 }
            guard next < loose.count, loose[next].start <= at else {
                reader = mark
                return false
            }
            let scalar = loose[next]
            next += 1
            reader.place -= at - scalar.start
            if scalar.isString {
                reader.place -= 1
                let text = try reader.string()
                if let mark = scalar.mark { taken[mark] = text }
                at = scalar.end + 1
            } else {
                guard reader.isAtPlainScalar else {
                    reader = mark
                    return false
                }
                try reader.skipScalar()
                at = scalar.end
            }
        }
    }
}

/// The notes of a reader on the parts of a value, in their order, for a pattern of it.
struct PatternNotes {
    struct Part {
        var start: JSONReader.Bytes
        var count: Int
        /// The place among the scalars that the reader takes; nil for a part that does not matter.
        var mark: Int?
    }

    /// The place where the value begins.
    let start: JSONReader.Bytes
    private(set) var parts: [Part] = []

    init(start: JSONReader.Bytes) { self.start = start }

    mutating func add(from start: JSONReader.Bytes, to end: JSONReader.Bytes, mark: Int?) {
        parts.append(Part(start: start, count: end - start, mark: mark))
    }
}
