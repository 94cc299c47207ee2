/// The reason why a bundle could not be written.
public enum ExchangeError: Error, Hashable, Sendable, CustomStringConvertible {
    case cannotWrite(path: String, reason: String)

    public var description: String {
        switch self {
        case .cannotWrite(let path, let reason):
            "cannot write \(path): \(reason); close the file where it is open, or name another folder with --out"
        }
    }

    /// The exit code of the command-line contract.
    public var exitCode: Int32 { 73 }
}
