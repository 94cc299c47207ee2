import ArgumentParser
import Estate
import Exchange
import Foundation
import Simulation
import Topology

/// Indicates whether names, ids, accounts and addresses are replaced, and by which secret.
struct RedactionOptions: ParsableArguments {
    @Flag(help: "Replace accounts, ids, names, addresses, host names and tags, the same by the same.")
    var redact = false
    @Option(
        help:
            "The file with the secret of --redact; made where it is missing. Default: beside the store, its name and .redaction-key."
    )
    var redactionKey: String?

    func validate() throws {
        guard redact || redactionKey == nil else {
            throw ValidationError("--redaction-key goes with --redact")
        }
    }

    /// The file with the secret; nil without `--redact`.
    func keyFile(database: String) -> String? {
        redact ? redactionKey ?? RedactionKeyFile.beside(database) : nil
    }
}

/// The file that keeps the secret, so that this month's replacements are last month's.
struct RedactionKeyFile {
    let path: String
    init(_ path: String) { self.path = path }

    static func beside(_ database: String) -> String { StoreFile.real(database) + ".redaction-key" }

    /// The key in the file; a new one, readable by its owner alone, where there is no file.
    func key() throws -> RedactionKey {
        if let text = try? String(contentsOfFile: path, encoding: .utf8) { return try parse(text) }
        guard !FileManager.default.fileExists(atPath: path) else {
            throw Failure(
                "cannot read the redaction key, \(path), give yourself the right to read it", exitCode: 77)
        }
        let key = RedactionKey.random()
        let made = FileManager.default.createFile(
            atPath: path, contents: Data((key.hexadecimal + "\n").utf8),
            attributes: [.posixPermissions: 0o600])
        guard made else {
            throw Failure(
                "cannot write the redaction key, \(path), name a file that can be with --redaction-key",
                exitCode: 73)
        }
        return key
    }

    private func parse(_ text: String) throws -> RedactionKey {
        let digits = text.filter { !$0.isWhitespace }
        guard let key = RedactionKey(hexadecimal: digits) else {
            throw Failure(
                "no redaction key, \(path), write 32 hexadecimal digits, or remove the file and a new one is made",
                exitCode: 65)
        }
        return key
    }
}

extension Estate {
    /// The same estate with every name, id, account, address and tag replaced.
    func redacted(by redactor: Redactor) -> Estate { replacing(snapshot.redacted(by: redactor)) }
}
