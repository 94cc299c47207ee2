import Glibc

/// Tells which of the files that one call names hold the same bytes, so that none counts twice.
///
/// Only of files of one size is the beginning read for it; two that begin alike are compared to the end.
struct SameBytes {
    private struct Seen {
        var path: String
        var digest: Int?
    }
    private var places: [[UInt64]: String] = [:]
    private var sizes: [Int: [Seen]] = [:]

    /// The path of an earlier file that holds the same bytes; nil where there is none, and for pipes.
    mutating func first(_ path: String) throws(ImportError) -> String? {
        var status = stat()
        guard stat(path, &status) == 0 else { throw ImportError(errno: errno, path: path) }
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        let place = [UInt64(status.st_dev), UInt64(status.st_ino)]
        if let first = places[place] { return first }
        places[place] = path
        let size = Int(status.st_size)
        guard size > 0 else { return nil }
        guard var others = sizes[size] else {
            sizes[size] = [Seen(path: path)]
            return nil
        }
        let digest = try Self.digest(path)
        for index in others.indices {
            if others[index].digest == nil { others[index].digest = try Self.digest(others[index].path) }
            if others[index].digest == digest, try Self.areEqual(others[index].path, path) {
                sizes[size] = others
                return others[index].path
            }
        }
        sizes[size] = others + [Seen(path: path, digest: digest)]
        return nil
    }

    /// Of the first 64 KiB.
    private static func digest(_ path: String) throws(ImportError) -> Int {
        var hasher = Hasher()
        try chunks(path) { bytes throws(ImportError) in
            hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
            return false
        }
        return hasher.finalize()
    }

    private static func areEqual(_ one: String, _ other: String) throws(ImportError) -> Bool {
        let second = try FileBytes(path: other)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        var isEqual = true
        try chunks(one) { bytes throws(ImportError) in
            var count = 0
            while count < bytes.count {
                let room = UnsafeMutableRawBufferPointer(rebasing: buffer[count..<bytes.count])
                let read = try second.read(into: room)
                if read == 0 { break }
                count += read
            }
            guard count == bytes.count, let one = bytes.baseAddress, let two = buffer.baseAddress else {
                isEqual = false
                return false
            }
            isEqual = memcmp(one, two, count) == 0
            return isEqual
        }
        return isEqual
    }

    /// Hands a file over in pieces of at most 64 KiB, until `body` says that it has seen enough.
    private static func chunks(
        _ path: String, _ body: (UnsafeMutableRawBufferPointer) throws(ImportError) -> Bool
    ) throws(ImportError) {
        let file = try FileBytes(path: path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
        defer { buffer.deallocate() }
        while true {
            let count = try file.read(into: buffer)
            guard count > 0 else { return }
            guard try body(UnsafeMutableRawBufferPointer(rebasing: buffer[..<count])) else { return }
        }
    }
}
