import Glibc

/// A field as it stands in the window, without its quotes; good until the next record is read.
struct CSVField {
    var start: UnsafePointer<UInt8>?
    var count = 0
    /// Indicates whether quotes of its own stand doubled in it.
    var isDoubled = false

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }
    var string: String {
        let text = String(decoding: bytes, as: UTF8.self)
        return isDoubled ? text.replacing("\"\"", with: "\"") : text
    }
}

/// The records of a CSV text of any length, of which a few columns are wanted.
///
/// A bill has two hundred columns and millions of lines: what is not wanted is passed over as bytes.
/// Source: <https://www.rfc-editor.org/rfc/rfc4180>.
struct CSVStream: ~Copyable {
    static let size = 1 << 20
    /// No line of any bill comes near; a stray binary file must not take all memory.
    static let greatestSize = 64 << 20

    let path: String
    /// The line that the present record begins on, from 1.
    private(set) var line = 0
    /// The wanted fields of the present record.
    private(set) var fields: [CSVField] = []

    private let fill: JSONWindow.Fill
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private var place = 0
    private var end = 0
    private var isLast = false
    private var nextLine = 1
    /// For each column the place of its field among those wanted, or -1.
    private var slots: [Int] = []
    private var width = 0
    private var fillsAll = true

    init(path: String, size: Int = CSVStream.size, fill: @escaping JSONWindow.Fill) throws(ImportError) {
        self.path = path
        self.fill = fill
        capacity = max(size, 64)
        buffer = .allocate(capacity: capacity)
        try slide()
        if end >= 3, buffer[0] == 0xef, buffer[1] == 0xbb, buffer[2] == 0xbf { place = 3 }
    }

    deinit { buffer.deallocate() }

    /// The first record as texts; nil where there is none.
    mutating func header() throws(ImportError) -> [String]? {
        guard try next() else { return nil }
        width = fields.count
        return fields.map(\.string)
    }

    /// Chooses the columns that the records behind the header give, by their places; nil gives an empty field.
    mutating func want(_ columns: [Int?]) {
        let last = columns.compactMap(\.self).max() ?? -1
        slots = Array(repeating: -1, count: last + 1)
        for (slot, column) in columns.enumerated() { if let column { slots[column] = slot } }
        fields = Array(repeating: CSVField(), count: columns.count)
        fillsAll = false
    }

    /// Reads the next record that is not an empty line; false at the end.
    mutating func next() throws(ImportError) -> Bool {
        while true {
            guard place < end else {
                if isLast { return false }
                try slide()
                continue
            }
            if buffer[place] == 0x0a || buffer[place] == 0x0d {
                if buffer[place] == 0x0a { nextLine += 1 }
                place += 1
                continue
            }
            line = nextLine
            if try scan() { return true }
            guard !isLast else { throw bad("a quote is never closed", "close it, or export the bill again") }
            nextLine = line
            try slide()
        }
    }

    func bad(_ what: String, _ mend: String) -> ImportError {
        .badBill(path: path, line: line, what: what, mend: mend)
    }

    /// Reads one record; false where the window ends inside it.
    private mutating func scan() throws(ImportError) -> Bool {
        // Read once: a property would be read again for every byte.
        let (bytes, end) = (UnsafePointer(buffer), end)
        var at = place
        var column = 0
        if fillsAll { fields.removeAll(keepingCapacity: true) }
        while true {
            var start = at
            var count = 0
            var isDoubled = false
            if at < end, bytes[at] == UInt8(ascii: "\"") {
                start = at + 1
                guard let close = closingQuote(from: start) else { return false }
                (count, isDoubled) = (close.length, close.isDoubled)
                at = close.next
                // What stands behind a closing quote belongs to no field, and AWS writes nothing there.
                guard at < end || isLast else { return false }
                if at < end, !isEnd(bytes[at]) {
                    throw bad("text stands behind a closing quote", "export the bill again")
                }
            } else {
                // Nearly all bytes of a bill are above the comma, so one comparison passes most of them.
                while at < end, bytes[at] > 0x2c || !isEnd(bytes[at]) { at += 1 }
                guard at < end || isLast else { return false }
                count = at - start
            }
            keep(CSVField(start: bytes + start, count: count, isDoubled: isDoubled), column)
            column += 1
            if at < end, bytes[at] == UInt8(ascii: ",") {
                at += 1
                guard !fillsAll, column >= slots.count else { continue }
                return endOfLine(from: at)
            }
            guard fillsAll || column >= slots.count else {
                throw bad("\(column) fields where the header has \(width)", "export the bill again")
            }
            place = at
            return true
        }
    }

    private func isEnd(_ byte: UInt8) -> Bool { byte == 0x2c || byte == 0x0a || byte == 0x0d }

    private mutating func keep(_ field: CSVField, _ column: Int) {
        if fillsAll {
            fields.append(field)
        } else if column < slots.count, slots[column] >= 0 {
            fields[slots[column]] = field
        }
    }

    /// The end of a quoted field.
    private mutating func closingQuote(from start: Int) -> (length: Int, isDoubled: Bool, next: Int)? {
        var at = start
        var isDoubled = false
        while at < end {
            guard let found = memchr(buffer + at, 0x22, end - at) else { return nil }
            let quote = UnsafeMutablePointer(buffer).distance(to: found.assumingMemoryBound(to: UInt8.self))
            // The byte behind a quote decides what it is.
            guard quote + 1 < end || isLast else { return nil }
            if quote + 1 < end, buffer[quote + 1] == 0x22 {
                at = quote + 2
                isDoubled = true
                continue
            }
            count(linesFrom: start, to: quote)
            return (quote - start, isDoubled, quote + 1)
        }
        return nil
    }

    private mutating func count(linesFrom start: Int, to stop: Int) {
        for index in start..<stop where buffer[index] == 0x0a { nextLine += 1 }
    }

    /// Passes the rest of a record that holds nothing wanted.
    private mutating func endOfLine(from start: Int) -> Bool {
        var at = start
        while true {
            let feed = memchr(buffer + at, 0x0a, end - at).map {
                UnsafeMutablePointer(buffer).distance(to: $0.assumingMemoryBound(to: UInt8.self))
            }
            guard feed != nil || isLast else { return false }
            let stop = feed ?? end
            guard let found = memchr(buffer + at, 0x22, stop - at) else {
                place = stop
                return true
            }
            // Two quotes inside a field close it and open it again, which comes to the same here.
            let quote = UnsafeMutablePointer(buffer).distance(to: found.assumingMemoryBound(to: UInt8.self))
            guard let close = memchr(buffer + quote + 1, 0x22, end - quote - 1) else { return false }
            let after = UnsafeMutablePointer(buffer).distance(to: close.assumingMemoryBound(to: UInt8.self))
            count(linesFrom: quote, to: after)
            at = after + 1
        }
    }

    /// Drops what was read, moves the rest to the front and fills up behind it.
    private mutating func slide() throws(ImportError) {
        let kept = end - place
        if kept == capacity {
            guard capacity < CSVStream.greatestSize else {
                throw bad("a line is longer than 64 MiB", "name a bill in CSV, not another file")
            }
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
            memcpy(larger, buffer, kept)
            buffer.deallocate()
            buffer = larger
            capacity *= 2
        } else if place > 0 {
            memmove(buffer, buffer + place, kept)
        }
        place = 0
        end = kept
        while end < capacity, !isLast {
            let count = try fill(UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end))
            if count == 0 { isLast = true }
            end += count
        }
    }
}
