import Glibc
import Subprocess
import SystemPackage

/// A program run as a child, its output streamed to files, so that no answer is ever held in memory.
struct ChildProcess: Sendable {
    enum Ending: Hashable, Sendable {
        case code(Int32)
        case signal(Int32)
        case timedOut
    }

    let path: String
    let arguments: [String]
    /// Added to the environment that this program has; nil takes a variable away.
    var environment: [String: String?] = [:]
    let timeout: Duration

    /// The path of a program by its name, as a shell finds it; nil where there is none.
    static func find(_ name: String, in path: String?) -> String? {
        for folder in (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":") {
            let file = folder + "/" + name
            var status = stat()
            guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
            if access(file, X_OK) == 0 { return String(file) }
        }
        return nil
    }

    /// Runs it to its end, or to the timeout's; a cancelled task ends the child and all that it started.
    ///
    /// - Throws: `LiveError` where it cannot be started, `CancellationError`.
    func run(output: String, errors: String) async throws -> Ending {
        let ending = try await withThrowingTaskGroup(of: Ending.self) { group in
            group.addTask { try await spawn(output: output, errors: errors) }
            group.addTask {
                // A machine that was asleep is no reason to give up: its child slept too.
                try await Task.sleep(for: timeout, clock: .suspending)
                return .timedOut
            }
            defer { group.cancelAll() }
            return try await group.next() ?? .timedOut
        }
        try Task.checkCancellation()
        return ending
    }

    private func spawn(output: String, errors: String) async throws -> Ending {
        let standardOutput = try Self.create(output)
        let standardError = try Self.create(errors)
        defer {
            try? standardOutput.close()
            try? standardError.close()
        }
        var options = PlatformOptions()
        // A session of its own: no terminal to ask a question on, and one group to end everything by.
        options.createSession = true
        options.teardownSequence = [
            .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .milliseconds(800))
        ]
        let changes = environment.compactMap { name, value in
            Environment.Key(rawValue: name).map { ($0, value) }
        }
        do {
            let result = try await Subprocess.run(
                .path(FilePath(path)), arguments: Arguments(arguments),
                environment: .inherit.updating(Dictionary(changes) { first, _ in first }),
                platformOptions: options, input: .none,
                output: .fileDescriptor(standardOutput, closeAfterSpawningProcess: false),
                error: .fileDescriptor(standardError, closeAfterSpawningProcess: false))
            switch result.terminationStatus {
            case .exited(let code): return .code(code)
            case .signaled(let number): return .signal(number)
            }
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw LiveError.cannotStart(program: path, detail: error.description)
        }
    }

    private static func create(_ path: String) throws -> FileDescriptor {
        do {
            return try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .truncate, .closeOnExec],
                permissions: [.ownerReadWrite])
        } catch let error as Errno {
            throw LiveError.cannotWrite(path: path, detail: error.description)
        }
    }
}
