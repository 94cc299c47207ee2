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
}

extension ImportError {
    /// What the system's error number means to a reader of files.
    init(errno code: Int32, path: String) {
        switch code {
        case ENOENT, ENOTDIR: self = .missing(path: path)
        case EACCES, EPERM: self = .denied(path: path)
        default: self = .unreadable(path: path, reason: String(cString: strerror(code)))
        }
    }
}
