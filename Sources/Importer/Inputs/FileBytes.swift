import Glibc

/// An open file or standard input, closed when it goes.
final class FileBytes {
    let path: String
    private let descriptor: Int32

    init(path: String) throws(ImportError) {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw ImportError(errno: errno, path: path) }
    }

    /// Standard input.
    init() {
        path = "standard input"
        descriptor = STDIN_FILENO
    }

    deinit { if descriptor != STDIN_FILENO { close(descriptor) } }

    /// Reads some bytes; 0 at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
        while true {
            let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            if count >= 0 { return count }
            guard errno == EINTR else { throw ImportError(errno: errno, path: path) }
        }
    }

    /// Everything, of a file that is small by its nature.
    func readAll(limit: Int) throws(ImportError) -> [UInt8] {
        var bytes: [UInt8] = []
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { chunk.deallocate() }
        while true {
            let count = try read(into: chunk)
            guard count > 0 else { return bytes }
            bytes.append(contentsOf: chunk[..<count])
            guard bytes.count <= limit else {
                throw .badTable(
                    path: path, line: 1, what: "the file is larger than \(limit >> 20) MiB",
                    mend: "give a table of flows, one line a pair of source and destination")
            }
        }
    }
}

extension ImportError {
    /// The meaning of the system's error number to a reader of files.
    init(errno code: Int32, path: String) {
        switch code {
        case ENOENT, ENOTDIR: self = .missing(path: path)
        case EACCES, EPERM: self = .denied(path: path)
        default: self = .unreadable(path: path, reason: String(cString: strerror(code)))
        }
    }
}
