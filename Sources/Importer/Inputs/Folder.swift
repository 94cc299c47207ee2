import Glibc

/// The kind of thing that a path names.
enum InputKind {
    case folder, json, archive, other

    /// Looks at the path's type and ending; a pipe counts as a file.
    static func of(_ path: String) throws(ImportError) -> InputKind {
        var status = stat()
        guard stat(path, &status) == 0 else { throw ImportError(errno: errno, path: path) }
        return status.st_mode & S_IFMT == S_IFDIR ? .folder : ofName(path)
    }

    /// The kind of an archive's member; what is hidden, and what a Mac adds, is nothing that the user exported.
    static func ofMember(_ name: String) -> InputKind {
        let parts = name.split(separator: "/")
        let isHidden = parts.contains { ($0.hasPrefix(".") && $0 != "." && $0 != "..") || $0 == "__MACOSX" }
        return isHidden ? .other : ofName(name)
    }

    static func ofName(_ name: String) -> InputKind {
        let name = name.lowercased()
        if name.hasSuffix(".json") { return .json }
        let archives = [".tar.gz", ".tgz", ".tar", ".zip", ".json.gz"]
        return archives.contains { name.hasSuffix($0) } ? .archive : .other
    }
}

/// A folder's files, sorted, those of its folders after them in their place.
enum Folder {
    /// Calls `body` for each file; folders behind a symbolic link and hidden ones are left alone.
    static func walk(_ path: String, _ body: (String, InputKind) throws -> Void) throws {
        for name in try names(path) {
            let inner = path.hasSuffix("/") ? path + name : path + "/" + name
            var status = stat()
            guard lstat(inner, &status) == 0 else { throw ImportError(errno: errno, path: inner) }
            let isLink = status.st_mode & S_IFMT == S_IFLNK
            if isLink, stat(inner, &status) != 0 {
                try body(inner, .other)
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: if !isLink, !name.hasPrefix(".") { try walk(inner, body) }
            case S_IFREG: try body(inner, name.hasPrefix(".") ? .other : InputKind.ofName(name))
            default: try body(inner, .other)
            }
        }
    }

    private static func names(_ path: String) throws(ImportError) -> [String] {
        guard let folder = opendir(path) else { throw ImportError(errno: errno, path: path) }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }
}
