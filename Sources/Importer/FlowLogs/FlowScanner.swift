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

    /// How many broken lines are kept to be shown.
    static let shown = 5

    var counter: FlowCounter
    private(set) var complaints: [Complaint] = []
    private(set) var path = ""
    private var line = 0
    private var format: FlowLogFormat?
    private var places = FlowLogFormat.Places()
    /// The formats of files without a header, the user's own first.
    private let formats: [FlowLogFormat]
    private let ends: UnsafeMutablePointer<UInt32>
    private let scratch: UnsafeMutablePointer<UInt8>

    /// No field of a record is nearly this long.
    private static let greatestLine = 1 << 14

    init(_ lookup: FlowLookup, formats: [FlowLogFormat]) {
        counter = FlowCounter(lookup)
        self.formats = formats
        ends = .allocate(capacity: 256)
        ends.initialize(repeating: 0, count: 256)
        scratch = .allocate(capacity: Self.greatestLine + 64)
        scratch.initialize(repeating: 0, count: Self.greatestLine + 64)
    }

    deinit {
        ends.deallocate()
        scratch.deallocate()
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
            examine(from, feed)
            from = feed + 1
        }
        while from < end {
            let next = records(from, end)
            if next == from { break }
            from = next
        }
        return from - start
    }

    /// The hot loop: 64 bytes at a time, until the lines end or the header changes.
    private mutating func records(_ start: Pointer, _ end: Pointer) -> Pointer {
        let places = self.places
        let ends = self.ends
        let count = places.count
        var begin = start
        var field = 0
        var lines = line
        var block = start
        while block < end {
            var mask = cisal_field_ends(block)
            if end - block < 64 { mask &= (1 &<< UInt64(truncatingIfNeeded: end - block)) &- 1 }
            while mask != 0 {
                let stop = block + mask.trailingZeroBitCount
                mask &= mask &- 1
                ends[field & 255] = UInt32(truncatingIfNeeded: stop - begin)
                field &+= 1
                guard stop.pointee == UInt8(ascii: "\n") else { continue }
                if field == count &+ 1, (stop - 1).pointee == UInt8(ascii: "\r") { field &-= 1 }
                if field == count, counter.take(begin, ends, places) {
                    lines &+= 1
                } else {
                    line = lines
                    let before = format
                    examine(begin, stop)
                    lines = line
                    if format != before { return stop + 1 }
                }
                begin = stop + 1
                field = 0
            }
            block += 64
        }
        line = lines
        return begin
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
        guard words.count <= 255 else { return false }
        var at = 16
        for (index, word) in words.enumerated() {
            for byte in word.utf8 {
                guard at < Self.greatestLine else { return false }
                scratch[at] = byte
                at += 1
            }
            ends[index] = UInt32(at - 16)
            scratch[at] = UInt8(ascii: " ")
            at += 1
        }
        return counter.take(Pointer(scratch) + 16, ends, places)
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
