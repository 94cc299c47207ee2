import CArchive
import Glibc

/// An archive read from front to back by libarchive, whatever its compression.
final class Archive {
    private static let blockSize = 1 << 20

    let path: String
    private let archive: OpaquePointer
    /// Names are UTF-8 whatever the user's locale; libarchive gives none that its locale cannot say.
    private let locale = newlocale(1 << LC_CTYPE, "C.UTF-8", nil)

    /// A file; standard input where there is no path.
    init(path: String?) throws(ImportError) {
        self.path = path ?? "standard input"
        guard let archive = archive_read_new() else {
            throw .unreadable(path: self.path, reason: "libarchive has no memory")
        }
        self.archive = archive
        archive_read_support_filter_all(archive)
        archive_read_support_format_tar(archive)
        archive_read_support_format_zip(archive)
        archive_read_support_format_empty(archive)
        // A lone compressed file is an archive of one member.
        archive_read_support_format_raw(archive)
        let opened =
            path.map { archive_read_open_filename(archive, $0, Self.blockSize) }
            ?? archive_read_open_fd(archive, STDIN_FILENO, Self.blockSize)
        guard opened == ARCHIVE_OK else { throw failure() }
    }

    deinit {
        archive_read_free(archive)
        if let locale { freelocale(locale) }
    }

    /// The next member that is a file: its name, and whether it is a lone compressed file.
    func next() throws(ImportError) -> (name: String, isLone: Bool)? {
        let former = locale.map { uselocale($0) }
        defer { if let former { _ = uselocale(former) } }
        while true {
            var entry: OpaquePointer?
            let status = archive_read_next_header(archive, &entry)
            if status == ARCHIVE_EOF { return nil }
            guard status >= ARCHIVE_WARN, let entry else { throw failure() }
            guard archive_entry_filetype(entry) & 0o170000 == 0o100000 else { continue }
            let isLone = archive_format(archive) & ARCHIVE_FORMAT_BASE_MASK == ARCHIVE_FORMAT_RAW
            let name = archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
            return (name.map { String(cString: $0) } ?? "a member without a readable name", isLone)
        }
    }

    /// Reads some bytes of the member; 0 at its end.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(ImportError) -> Int {
        let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
        guard count >= 0 else { throw failure() }
        return count
    }

    private func failure() -> ImportError {
        let reason = archive_error_string(archive).map { String(cString: $0) } ?? "unknown fault"
        let code = archive_errno(archive)
        switch code {
        case ENOENT, EACCES, EPERM: return ImportError(errno: code, path: path)
        default: return .brokenArchive(path: path, reason: reason)
        }
    }
}
