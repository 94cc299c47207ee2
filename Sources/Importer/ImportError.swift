/// The reason why an import stopped.
public enum ImportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// No such file or folder.
    case missing(path: String)
    /// The system does not let this user read it.
    case denied(path: String)
    /// Reading failed.
    case unreadable(path: String, reason: String)
    /// The bytes are not JSON; line and column count from 1, the offset from 0.
    case broken(path: String, line: Int, column: Int, offset: Int, what: String)
    /// An archive whose frame is damaged.
    case brokenArchive(path: String, reason: String)
    /// A traffic table that cannot be read; the line counts from 1.
    case badTable(path: String, line: Int, what: String, mend: String)
    /// A file named on the command line that another command reads, or none.
    case misplaced(path: String, what: String, mend: String)
    /// A bill that cannot be read; the line counts from 1.
    case badBill(path: String, line: Int, what: String, mend: String)
    /// A price list that cannot be read or that the book has no place for.
    case badPriceList(path: String, what: String, mend: String)

    /// The process's exit code, as `sysexits.h` has them: 66 missing, 77 denied, 74 unreadable, 65 bad input.
    public var exitCode: Int32 {
        switch self {
        case .missing: 66
        case .denied: 77
        case .unreadable: 74
        case .broken, .brokenArchive, .badTable, .badBill, .badPriceList, .misplaced: 65
        }
    }

    public var description: String {
        switch self {
        case .missing(let path):
            "no such file or folder, \(path), check the spelling of the path"
        case .denied(let path):
            "reading is not permitted, \(path), run `ls -l` on it and give yourself the right to read"
        case .unreadable(let path, let reason):
            "cannot read, \(path): \(reason), check the disk and run the import again"
        case .broken(let path, let line, let column, let offset, let what):
            "not JSON, \(path):\(line):\(column) (byte \(offset)): \(what), "
                + "export the file again, or leave it out with --keep-going"
        case .brokenArchive(let path, let reason):
            "damaged archive, \(path): \(reason), make it again, or leave it out with --keep-going"
        case .badTable(let path, let line, let what, let mend):
            "bad traffic table, \(path):\(line): \(what), \(mend)"
        case .badBill(let path, let line, let what, let mend):
            "bad bill, \(path):\(line): \(what), \(mend)"
        case .misplaced(let path, let what, let mend):
            "\(what), \(path), \(mend)"
        case .badPriceList(let path, let what, let mend):
            "bad price list, \(path): \(what), \(mend)"
        }
    }
}
