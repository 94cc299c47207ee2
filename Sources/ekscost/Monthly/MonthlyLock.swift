import Foundation

/// One run at a time for a store: the kernel lets go of it when the process ends, however it ends.
final class MonthlyLock {
    private let file: FileHandle

    /// nil where another run has it.
    init?(beside database: String) throws {
        let path = StoreFile.real(database) + ".lock"
        if !FileManager.default.fileExists(atPath: path) {
            _ = FileManager.default.createFile(atPath: path, contents: nil)
        }
        guard let file = FileHandle(forUpdatingAtPath: path) else {
            throw Failure(
                "cannot write the lock, \(path), give yourself the right to write there or name another store with --db",
                exitCode: 73)
        }
        // The file stays: who removed it could take it from under a run that waits for nothing.
        guard flock(file.fileDescriptor, LOCK_EX | LOCK_NB) == 0 else { return nil }
        self.file = file
    }

    deinit { flock(file.fileDescriptor, LOCK_UN) }
}
