import CISAL
import Glibc

/// One thread's room to read files in, plain or compressed, whatever their names say.
struct FlowLogFile: ~Copyable {
    typealias Pointer = UnsafePointer<UInt8>

    /// The reason why a file was not read to its end.
    enum Fault: Hashable, Sendable {
        case parquet
        case damaged
    }

    /// Bytes kept free before and behind the window, so that loads of whole words never leave it.
    private static let margin = 64
    private static let chunk = 1 << 20
    private static let greatestLine = 1 << 16
    private static let inputSize = 1 << 18

    private let window: UnsafeMutablePointer<UInt8>
    private let input: UnsafeMutablePointer<UInt8>
    private let stream: OpaquePointer

    init() throws(ImportError) {
        guard let stream = cisal_open(0) else {
            throw .unreadable(path: "flow logs", reason: "no memory to decompress")
        }
        self.stream = stream
        window = .allocate(capacity: Self.margin * 2 + Self.chunk + Self.greatestLine)
        input = .allocate(capacity: Self.inputSize + 64)
    }

    deinit {
        window.deallocate()
        input.deallocate()
        cisal_close(stream)
    }

    /// Reads a file to its end and hands its lines to the scanner.
    ///
    /// - Returns: nil, or why the rest was left alone.
    func read(_ file: FileBytes, _ scanner: inout FlowScanner) throws(ImportError) -> Fault? {
        let buffer = UnsafeMutableRawBufferPointer(start: input, count: Self.inputSize)
        var count = try file.read(into: buffer)
        while count > 0, count < 4 {
            let more = try file.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[count...]))
            if more == 0 { break }
            count += more
        }
        scanner.begin(file.path)
        let magic = UnsafeRawBufferPointer(buffer)[0..<min(count, 4)]
        if magic.elementsEqual("PAR1".utf8) { return .parquet }
        if magic.starts(with: [0x1f, 0x8b]) { return try inflate(file, count, &scanner) }
        try plain(file, count, &scanner)
        return nil
    }

    /// The lines of a file that is not compressed; `count` bytes of it are in `input` already.
    private func plain(_ file: FileBytes, _ count: Int, _ scanner: inout FlowScanner) throws(ImportError) {
        let text = window + Self.margin
        memcpy(text, input, count)
        var kept = drain(text, count, &scanner)
        while true {
            let room = UnsafeMutableRawBufferPointer(start: text + kept, count: Self.chunk)
            let read = try file.read(into: room)
            guard read > 0 else { break }
            kept = drain(text, kept + read, &scanner)
        }
        scanner.finish(text, text + kept)
    }

    /// The lines of a gzip file, however many members it has; `count` bytes of it are in `input` already.
    private func inflate(_ file: FileBytes, _ count: Int, _ scanner: inout FlowScanner) throws(ImportError)
        -> Fault?
    {
        let text = window + Self.margin
        let buffer = UnsafeMutableRawBufferPointer(start: input, count: Self.inputSize)
        var available = count
        var kept = 0
        var isInside = false
        while available > 0 {
            var used = 0
            var isFull = false
            while used < available || isFull {
                if !isInside {
                    // Zeros pad some files; whatever else follows a member must be a further one.
                    if input[used] == 0 {
                        used += 1
                        continue
                    }
                    cisal_reset(stream)
                    isInside = true
                }
                var taken = 0
                var given = 0
                let state = cisal_inflate(
                    stream, input + used, available - used, text + kept, Self.chunk, &taken, &given)
                used += taken
                kept = drain(text, kept + given, &scanner)
                switch state {
                case CISAL_MEMBER_ENDS: isInside = false
                case CISAL_GOES_ON where taken > 0 || given > 0: break
                case CISAL_GOES_ON where isFull: break
                default:
                    scanner.finish(text, text + kept)
                    return .damaged
                }
                isFull = isInside && given == Self.chunk
            }
            available = try file.read(into: buffer)
        }
        scanner.finish(text, text + kept)
        return isInside ? .damaged : nil
    }

    /// Scans the whole lines and moves the rest to the front; gives the rest's length.
    private func drain(_ text: UnsafeMutablePointer<UInt8>, _ count: Int, _ scanner: inout FlowScanner) -> Int
    {
        let taken = scanner.scan(Pointer(text), Pointer(text) + count)
        let rest = count - taken
        if rest > Self.greatestLine {
            // No record is this long: what is here counts as one broken line.
            scanner.finish(Pointer(text), Pointer(text) + rest)
            return 0
        }
        memmove(text, text + taken, rest)
        return rest
    }
}
