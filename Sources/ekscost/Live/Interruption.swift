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
        let sources = [SIGINT, SIGTERM, SIGHUP].map { number in
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
        catching.finish()
        for await number in caught {
            // As a shell reports a program that a signal ended.
            throw Failure("interrupted, the store is as it was", exitCode: 128 + number)
        }
        return try result.get()
    }
}
