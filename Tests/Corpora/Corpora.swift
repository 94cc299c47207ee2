public import Foundation

/// The documents of other projects, which are not copied into this one.
///
/// They are the one thing outside the package that tests read. Their folder is the one that `EKSCOST_CORPORA` names, else
/// `shared/corpora` beside the package; tests that need them are skipped where it is absent, and `CorporaTests` of
/// `HouseTests` says how many.
public enum Corpora {
    public static let folder: URL = {
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return ProcessInfo.processInfo.environment["EKSCOST_CORPORA"].map { URL(fileURLWithPath: $0) }
            ?? package.deletingLastPathComponent().appending(path: "shared/corpora")
    }()

    public static var areThere: Bool { FileManager.default.fileExists(atPath: folder.path) }

    /// The path of a file or folder of a corpus.
    public static func path(_ name: String) -> String { folder.appending(path: name).path }
}
