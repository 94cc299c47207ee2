import Dispatch
import Foundation

/// Lets Ctrl-C and `kill` end long work by its own way out: children ended, temporary files gone, store untouched.
enum Interruption {
    /// Runs `body`; a signal cancels it, and once it is out the program ends as one that the signal ended.
    static func guarding<Value: Sendable>(
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await body() }
        let (caught, catching) = AsyncStream.makeStream(of: Int32.self)
        let signals = [SIGINT, SIGTERM, SIGHUP].filter { !isIgnored($0) }
        let sources = signals.map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                catching.yield(number)
                task.cancel()
            }
            source.resume()
            return source
        }
        let result = await task.result
        for source in sources { source.cancel() }
        for number in signals { signal(number, SIG_DFL) }
        catching.finish()
        for await number in caught {
            // As a shell reports a program that a signal ended.
            throw Failure("interrupted, the store is as it was", exitCode: 128 + number)
        }
        return try result.get()
    }

    /// Returns whether whoever started the program wants it to go on, as nohup does.
    private static func isIgnored(_ number: Int32) -> Bool {
        var now = sigaction()
        guard unsafe sigaction(number, nil, &now) == 0 else { return false }
        return unsafe unsafeBitCast(now.__sigaction_handler.sa_handler, to: Int.self) == 1  // SIG_IGN
    }
}
