import CISAL
import Glibc

/// Finds the fields of a flow log's lines and hands each record to the counter.
struct FlowScanner: ~Copyable {
    typealias Pointer = UnsafePointer<UInt8>

    /// A line that is no record, and where it stands.
    struct Complaint: Hashable, Sendable {
        var path: String
        var line: Int
        var text: String
    }

    /// The number of broken lines that are kept to be shown.
    static let shown = 5

    var counter: FlowCounter
    private(set) var complaints: [Complaint] = []
    private(set) var path = ""
    private var line = 0
    private var format: FlowLogFormat?
    private var places = FlowLogFormat.Places() { didSet { columns = places.columns ?? cisal_columns() } }
    private var columns = cisal_columns()
    /// The last header and what it says: most files have the same.
    private var header: (text: [UInt8], format: FlowLogFormat?) = ([], nil)
    /// The formats of files without a header, the user's own first.
    private let formats: [FlowLogFormat]
    private let room: FlowRoom

    /// No field of a record is nearly this long.
    private static let greatestLine = 1 << 14

    init(_ lookup: FlowLookup, formats: [FlowLogFormat]) {
        counter = FlowCounter(lookup)
        self.formats = formats
        room = FlowRoom(text: Self.greatestLine)
    }

    /// Begins a file, whose header is yet to come.
    mutating func begin(_ path: String) {
        self.path = path
        line = 0
        format = nil
        places = FlowLogFormat.Places()
    }

    /// Takes the whole lines between two pointers, 64 readable bytes beyond; gives the bytes that were taken.
    mutating func scan(_ start: Pointer, _ end: Pointer) -> Int {
        var from = start
        // The first line decides what the columns are.
        while format == nil, from < end {
            guard let feed = Self.lineFeed(from, end) else { return from - start }
            if !remembers(from, feed) { examine(from, feed) }
            if let format, format != header.format {
                header = (Array(UnsafeBufferPointer(start: from, count: feed - from)), format)
            }
            from = feed + 1
        }
        while from < end {
            let next = records(from, end)
            if next > from {
                from = next
            } else {
                // Longer than any record: not worth splitting.
                guard let feed = Self.lineFeed(from, end) else { break }
                examine(from, feed)
                from = feed + 1
            }
        }
        return from - start
    }

    /// Returns whether a line is the header that the file before had, so that it need not be read word by word.
    private mutating func remembers(_ start: Pointer, _ end: Pointer) -> Bool {
        guard let known = header.format, end - start == header.text.count,
            memcmp(start, header.text, end - start) == 0
        else { return false }
        line += 1
        format = known
        places = known.places
        return true
    }

    /// The hot loop: splits some of the text into fields at once, and takes the lines that end in it.
    private mutating func records(_ start: Pointer, _ end: Pointer) -> Pointer {
        let (fields, lines) = (room.fields, room.lines)
        let places = self.places
        let count = places.count
        // A format without one of the columns is read line by line.
        var columns = self.columns
        let found = cisal_split(start, min(end - start, FlowRoom.split), fields, lines)
        var first = 0
        var index = 0
        while index < found.lines {
            if columns.count > 0 {
                let rest = UnsafeBufferPointer(start: lines + index, count: found.lines &- index)
                let taken = counter.take(start, fields, first: first, lines: rest, &columns, places)
                line &+= taken
                index &+= taken
                if taken > 0 { first = Int(lines[index &- 1]) &+ 1 }
                guard index < found.lines else { break }
            }
            let last = Int(lines[index])
            var width = last &- first &+ 1
            let stop = start + Int(fields[last])
            if width == count &+ 1, (stop - 1).pointee == UInt8(ascii: "\r") { width = count }
            if width == count, counter.take(FlowLine(text: start, ends: fields + first), places) {
                line &+= 1
            } else {
                counter.settle(start, places)
                let before = format
                examine(start + Int(fields[first &- 1] &+ 1), stop)
                if format != before { return stop + 1 }
            }
            first = last &+ 1
            index &+= 1
        }
        counter.settle(start, places)
        return start + Int(fields[first &- 1] &+ 1)
    }

    /// A line that ends without a line feed, or that is longer than any record.
    mutating func finish(_ start: Pointer, _ end: Pointer) {
        if start < end { examine(start, end) }
    }

    /// The slow way: a header, a comment, blanks in the wrong place, a service's name with blanks, or nonsense.
    @inline(never)
    private mutating func examine(_ start: Pointer, _ end: Pointer) {
        line += 1
        guard end - start <= Self.greatestLine else { return complain(start, start + 200) }
        let text = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        var words = text.split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" || $0 == "\u{feff}" }
        if let comment = words.firstIndex(where: { $0.hasPrefix("#") }) { words.removeSubrange(comment...) }
        guard !words.isEmpty else { return }
        if let header = FlowLogFormat(words.joined(separator: " ")) {
            format = header
            places = header.places
            return
        }
        if format == nil { choose(words.count) }
        // CloudWatch Logs puts the time of ingestion in front when it exports.
        if words.count == places.count + 1, words[0].contains("T"), words[0].contains(":") {
            words.removeFirst()
        }
        joinServices(&words)
        guard words.count == places.count, take(words) else { return complain(start, end) }
    }

    /// Chooses the columns of a file without a header by how many its first line has.
    private mutating func choose(_ count: Int) {
        let known = formats + [.standard]
        guard let fits = known.first(where: { [count, count - 1].contains($0.places.count) }) else { return }
        format = fits
        places = fits.places
    }

    /// Puts the words of a service's name together again: the other of the two columns is `-`.
    private func joinServices(_ words: inout [Substring]) {
        let extra = words.count - places.count
        let columns = [places.sourceService, places.destinationService].filter { $0 >= 0 }.sorted()
        guard extra > 0, let first = columns.first, let last = columns.last, last - first <= 1 else { return }
        let end = last + extra + 1
        guard end <= words.count else { return }
        let part = words[first..<end]
        let joined: [Substring]
        if columns.count == 1 {
            joined = [Substring(part.joined(separator: " "))]
        } else if part.first == "-" {
            joined = ["-", Substring(part.dropFirst().joined(separator: " "))]
        } else if part.last == "-" {
            joined = [Substring(part.dropLast().joined(separator: " ")), "-"]
        } else {
            return
        }
        words.replaceSubrange(first..<end, with: joined)
    }

    /// Counts a record that was put right, from a clean copy of it.
    private mutating func take(_ words: [Substring]) -> Bool {
        guard words.count <= FlowRoom.columns else { return false }
        var at = 0
        for (index, word) in words.enumerated() {
            for byte in word.utf8 {
                guard at < Self.greatestLine else { return false }
                room.text[at] = byte
                at += 1
            }
            room.fields[index] = UInt32(at)
            room.text[at] = UInt8(ascii: " ")
            at += 1
        }
        let text = Pointer(room.text)
        defer { counter.settle(text, places) }
        return counter.take(FlowLine(text: text, ends: room.fields), places)
    }

    private mutating func complain(_ start: Pointer, _ end: Pointer) {
        counter.counts.broken += 1
        guard complaints.count < Self.shown else { return }
        let text = String(
            decoding: UnsafeBufferPointer(start: start, count: min(end - start, 120)), as: UTF8.self)
        complaints.append(Complaint(path: path, line: line, text: text))
    }

    static func lineFeed(_ start: Pointer, _ end: Pointer) -> Pointer? {
        memchr(start, Int32(UInt8(ascii: "\n")), end - start).map {
            start + (UnsafeRawPointer($0) - UnsafeRawPointer(start))
        }
    }
}
