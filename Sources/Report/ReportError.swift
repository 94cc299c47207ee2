/// The reason why a report could not be written.
public enum ReportError: Error, Hashable, Sendable, CustomStringConvertible {
    case cannotCreateFolder(path: String, reason: String)
    case cannotWrite(path: String, reason: String)
    case workbook(path: String, reason: String)

    public var description: String {
        switch self {
        case .cannotCreateFolder(let path, let reason):
            "cannot make the folder \(path): \(reason); name another with --out"
        case .cannotWrite(let path, let reason):
            "cannot write \(path): \(reason); close the file where it is open, or name another folder with --out"
        case .workbook(let path, let reason):
            "cannot write the workbook \(path): \(reason); see whether the disk is full"
        }
    }

    /// The exit code of the command-line contract.
    public var exitCode: Int32 { 73 }
}
