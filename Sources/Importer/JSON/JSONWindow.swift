import CJSONMask
import Glibc

/// The part of a file that is in memory, and the reader over it.
///
/// A document of any length passes through 256 KiB, which stay in the processor's cache: an item that runs out of the
/// window is started again after the next fill, and the window doubles only for an item that is bigger than all of it.
struct JSONWindow: ~Copyable {
    /// Fills part of a buffer and says how much; 0 at the end.
    typealias Fill = (UnsafeMutableRawBufferPointer) throws(ImportError) -> Int

    static let size = 1 << 18
    /// No item of any export comes near; a stray binary file must not take all memory.
    static let greatestSize = 256 << 20

    var reader: JSONReader
    private let path: String
    private let fill: Fill
    private var buffer: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    private let size: Int
    /// Line feeds, and bytes behind the last of them, that have left the window.
    private var linesBefore = 0
    private var columnsBefore = 0
    private var bytesBefore = 0

    init(path: String, size: Int = JSONWindow.size, fill: @escaping Fill) throws(ImportError) {
        self.path = path
        self.fill = fill
        self.size = max(size, 64)
        capacity = self.size
        buffer = .allocate(capacity: capacity)
        let start = UnsafePointer(buffer)
        reader = JSONReader(place: start, end: start, isLastWindow: false)
        try slide()
        try passByteOrderMark()
    }

    deinit { buffer.deallocate() }

    /// Runs `body` on the reader, as often as it takes to have all it reads in the window.
    @inline(__always)
    mutating func read<Value>(
        _ body: (inout JSONReader) throws(JSONStop) -> Value
    ) throws(ImportError) -> Value {
        while true {
            let mark = reader
            do {
                return try body(&reader)
            } catch .windowEnds {
                guard !reader.isLastWindow else { throw broken("the text ends in the middle of a value") }
                reader = mark
                try slide()
            } catch {
                throw broken(reader.failure.description)
            }
        }
    }

    /// An error at the reader's place.
    func broken(_ what: String) -> ImportError {
        let start = origin
        let lines = cjsonmask_line_feeds(start, reader.place - start)
        var lineStart = reader.place
        while lineStart > start, (lineStart - 1).pointee != 0x0a { lineStart -= 1 }
        let column = reader.place - lineStart + (lines == 0 ? columnsBefore : 0)
        return .broken(
            path: path, line: linesBefore + lines + 1, column: column + 1,
            offset: bytesBefore + (reader.place - start),
            what: what)
    }

    private var origin: UnsafePointer<UInt8> {
        UnsafePointer(buffer)
    }

    /// Drops what the reader has passed, moves the rest to the front and fills up behind it.
    private mutating func slide() throws(ImportError) {
        let passed = reader.place - origin
        var kept = reader.end - reader.place
        forget(passed)
        if kept == capacity { try grow(kept) } else { memmove(buffer, reader.place, kept) }
        var isLast = false
        // Room that one large item needed is not used for the small ones behind it.
        let full = min(capacity, max(size, kept * 2))
        while kept < full {
            let count = try fill(UnsafeMutableRawBufferPointer(start: buffer + kept, count: full - kept))
            if count == 0 {
                isLast = true
                break
            }
            kept += count
        }
        reader.place = origin
        reader.end = origin + kept
        reader.isLastWindow = isLast
    }

    private mutating func forget(_ count: Int) {
        let lines = cjsonmask_line_feeds(origin, count)
        linesBefore += lines
        bytesBefore += count
        guard lines > 0 else {
            columnsBefore += count
            return
        }
        columnsBefore = 0
        while columnsBefore < count, origin[count - 1 - columnsBefore] != 0x0a { columnsBefore += 1 }
    }

    private mutating func grow(_ kept: Int) throws(ImportError) {
        guard capacity < JSONWindow.greatestSize else {
            throw broken("one item is larger than 256 MiB")
        }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        memcpy(larger, reader.place, kept)
        buffer.deallocate()
        buffer = larger
        capacity *= 2
    }

    private mutating func passByteOrderMark() throws(ImportError) {
        let head = Array(UnsafeBufferPointer(start: reader.place, count: min(4, reader.end - reader.place)))
        if head.starts(with: [0xef, 0xbb, 0xbf]) {
            reader.place += 3
        } else if head.starts(with: [0xff, 0xfe]) || head.starts(with: [0xfe, 0xff])
            || (head.count >= 2 && (head[0] == 0) != (head[1] == 0))
        {
            throw broken("the text is UTF-16; save it as UTF-8")
        }
    }
}
