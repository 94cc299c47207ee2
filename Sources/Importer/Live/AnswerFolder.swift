import Foundation
import Topology

/// The folder of a live import's answers: `ACCOUNT/REGION/SERVICE-OPERATION.json`, as a user would save them.
///
/// Only the user can look into a folder that the program makes itself, and it goes when the import ends.
public final class AnswerFolder: Sendable {
    public let path: String
    private let isTemporary: Bool

    /// A new folder under `$TMPDIR`.
    public convenience init() throws {
        let base = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
        var template = Array((base + "/ekscost-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else {
            throw LiveError.cannotWrite(path: base, detail: String(cString: strerror(errno)))
        }
        let bytes = template.dropLast().map { UInt8(bitPattern: $0) }
        try self.init(String(decoding: bytes, as: UTF8.self), isTemporary: true)
    }

    /// A folder that stays, made where there is none.
    public convenience init(keeping path: String) throws { try self.init(path, isTemporary: false) }

    private init(_ path: String, isTemporary: Bool) throws {
        self.path = path
        self.isTemporary = isTemporary
        do {
            for folder in [answers, scratch] {
                try FileManager.default.createDirectory(
                    atPath: folder, withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            }
        } catch {
            throw LiveError.cannotWrite(path: path, detail: error.localizedDescription)
        }
    }

    deinit { try? FileManager.default.removeItem(atPath: isTemporary ? path : scratch) }

    /// The folder that holds what was answered, for `JSONImport`.
    public var answers: String { isTemporary ? path + "/answers" : path }
    private var scratch: String { path + "/.unfinished" }

    /// A file for what is not an answer yet.
    func unfinished(_ name: String) -> String { scratch + "/" + Self.encoded(name) }

    /// Moves what a child wrote to where it is read from.
    func keep(_ file: String, account: String, region: String, name: String) throws -> String {
        let folder = [answers, account, region].filter { !$0.isEmpty }.joined(separator: "/")
        let target = folder + "/" + Self.encoded(name) + ".json"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
            if FileManager.default.fileExists(atPath: target) {
                try FileManager.default.removeItem(atPath: target)
            }
            try FileManager.default.moveItem(atPath: file, toPath: target)
            return target
        } catch {
            throw LiveError.cannotWrite(path: target, detail: error.localizedDescription)
        }
    }

    func write(_ text: String, to file: String) throws {
        do {
            try text.write(toFile: file, atomically: false, encoding: .utf8)
        } catch {
            throw LiveError.cannotWrite(path: file, detail: error.localizedDescription)
        }
    }

    func forget(_ files: String...) {
        for file in files { try? FileManager.default.removeItem(atPath: file) }
    }

    /// The end of what a child said, for its error is the last thing it says.
    static func tail(of file: String, limit: Int = 8192) -> String {
        guard let handle = FileHandle(forReadingAtPath: file) else { return "" }
        defer { try? handle.close() }
        let length = (try? handle.seekToEnd()) ?? 0
        try? handle.seek(toOffset: length > UInt64(limit) ? length - UInt64(limit) : 0)
        return String(decoding: (try? handle.read(upToCount: limit)) ?? Data(), as: UTF8.self)
    }

    /// A name that is a file's name whatever is in it; different names stay different.
    private static func encoded(_ name: String) -> String {
        var text = ""
        for byte in name.utf8 {
            let isPlain =
                (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
            if isPlain {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
        }
        // A file's name has 255 bytes at most; ARNs that long do not occur, and their ends tell them apart.
        return text.utf8.count > 200 ? String(text.suffix(200)) : text
    }
}
