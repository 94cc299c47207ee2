import Glibc

/// A file with a traffic table as the user named it, and the file that it is.
public struct TrafficFile: Hashable, Sendable {
    /// As it was spelt; `-` is standard input.
    public let path: String
    /// Absolute and without links; nil for standard input and pipes, which are no file that could come again.
    public let file: String?

    /// - Throws: `ImportError` where there is no such file, or it may not be read.
    public init(_ path: String) throws(ImportError) {
        self.path = path
        guard path != "-" else {
            file = nil
            return
        }
        var status = stat()
        guard stat(path, &status) == 0 else { throw ImportError(errno: errno, path: path) }
        guard status.st_mode & S_IFMT != S_IFDIR else {
            throw .badTable(path: path, line: 1, what: "it is a folder", mend: "name a CSV file in it")
        }
        file = status.st_mode & S_IFMT == S_IFREG ? Self.real(path) : nil
    }

    /// The name that a table has from its file: the file's own, without its folders.
    public var name: String {
        guard let file else { return "standard input" }
        return file.split(separator: "/").last.map(String.init) ?? file
    }

    /// The name of the table in messages, with a line behind it: a relative path as it was typed, else the table's
    /// name.
    ///
    /// An absolute path says where things lie on the user's machine, which readers of a report need not know.
    public func origin(ofTable table: String) -> String {
        file == nil || path.hasPrefix("/") ? table : path
    }

    /// A path, absolute and with links followed; nil where there is no such file.
    public static func real(_ path: String) -> String? {
        guard let real = realpath(path, nil) else { return nil }
        defer { free(real) }
        return String(cString: real)
    }

    /// The files of one call without those that are there twice, by their path or by their bytes.
    ///
    /// - Returns: the files, and each that is left out with the one that it is the same as.
    public static func distinct(_ paths: [String]) throws(ImportError) -> (
        files: [TrafficFile], repeated: [SkippedInput]
    ) {
        var seen = SameBytes()
        var files: [TrafficFile] = []
        var repeated: [SkippedInput] = []
        for path in paths {
            let file = try TrafficFile(path)
            if file.file != nil, let first = try seen.first(path) {
                repeated.append(
                    SkippedInput(path: path, reason: "the same table as \(first), which counts once"))
            } else if path == "-", files.contains(where: { $0.path == "-" }) {
                repeated.append(SkippedInput(path: path, reason: "standard input, which is read once"))
            } else {
                files.append(file)
            }
        }
        return (files, repeated)
    }
}
