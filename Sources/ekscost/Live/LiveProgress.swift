import Foundation
import Importer

/// Shows a live import while it runs: one line that changes on a terminal, plain lines elsewhere, nothing if quiet.
final class LiveProgress {
    private let isQuiet: Bool
    private let isTerminal: Bool
    private var counts: [String: Int] = [:]
    private var current = ""
    private var done = 0
    private var known = 0
    private var isDrawn = false
    private let started = ContinuousClock.now

    init(isQuiet: Bool) {
        self.isQuiet = isQuiet
        isTerminal = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    func show(_ event: LiveEvent) {
        guard !isQuiet else { return }
        switch event {
        case .progress(let done, let known):
            (self.done, self.known) = (done, known)
            draw()
        case .answered(let service, let region, let account, let items):
            let place = "\(service)\(region.isEmpty ? "" : " " + region)"
            let key = "\(place) \(account)"
            counts[key, default: 0] += items
            current = "\(place): \(counts[key] ?? 0)"
        case .lost(let part): line("not read: " + part.description)
        case .waiting(let call, let region, let seconds):
            line("throttled: \(call) in \(region) again in \(seconds) s")
        }
    }

    /// Wipes the live line; elsewhere says how much each service of a region gave.
    func end() {
        guard !isQuiet else { return }
        if isTerminal { return wipe() }
        for (place, items) in counts.sorted(by: { $0.key < $1.key }) { line("\(place): \(items) items") }
        line("\(done) calls in \(ContinuousClock.now - started)")
    }

    private func line(_ text: String) {
        wipe()
        Console.note(text)
    }

    private func draw() {
        guard isTerminal else { return }
        let bar = "\(done)/\(known) calls  \(current)"
        FileHandle.standardError.write(Data("\r\u{1B}[2K\(bar.prefix(100))".utf8))
        isDrawn = true
    }

    private func wipe() {
        guard isDrawn else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8))
        isDrawn = false
    }
}
