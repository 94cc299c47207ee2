import Foundation
import Importer
import Words

/// Shows a live import while it runs.
///
/// On a terminal a line for each service and region with what it gave so far, and one for all; elsewhere a plain line
/// for each at the end, and one for each part that is lost as soon as it is; nothing where the user wants quiet.
final class LiveProgress {
    private struct Row {
        var calls = 0
        var items = 0
        /// The time of its last change: those that changed last are shown where not all fit.
        var changed = 0
    }

    private let isQuiet: Bool
    private let isTerminal: Bool
    private var rows: [String: Row] = [:]
    private var done = 0
    private var known = 0
    private var changes = 0
    /// Lines on the terminal that are ours.
    private var drawn = 0
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
            let place = [service, region, account].filter { !$0.isEmpty }.joined(separator: " ")
            changes += 1
            var row = rows[place] ?? Row()
            row.calls += 1
            row.items += items
            row.changed = changes
            rows[place] = row
        case .lost(let part):
            wipe()
            Console.note("not read: \(part.description)")
        }
    }

    /// Wipes the live lines; elsewhere says what each service of a region gave.
    func end() {
        guard !isQuiet else { return }
        wipe()
        guard !isTerminal else { return }
        for (place, row) in rows.sorted(by: { $0.key < $1.key }) { Console.note("\(Self.text(place, row))") }
        let time = ContinuousClock.now - started
        Console.note("\(Counted.text(done, "call")) in \(Self.text(time))")
    }

    /// `2m 5s`, in no language's own way.
    static func text(_ time: Duration) -> String {
        let (seconds, rest) = time.components
        let whole = seconds + (rest >= 500_000_000_000_000_000 ? 1 : 0)
        return (whole >= 60 ? "\(whole / 60)m " : "") + "\(whole % 60)s"
    }

    private static func text(_ place: String, _ row: Row) -> String {
        "\(place): \(Counted.text(row.items, "item")) in \(Counted.text(row.calls, "call"))"
    }

    private func draw() {
        guard isTerminal else { return }
        let (height, width) = Self.size()
        let newest = rows.sorted { $0.value.changed > $1.value.changed }.prefix(max(1, height - 2))
        let lines =
            newest.sorted { $0.key < $1.key }.map { Self.text($0.key, $0.value) }
            + [
                "total: \(Counted.text(rows.values.reduce(0) { $0 + $1.items }, "item")), \(done) of \(Counted.text(known, "call"))"
            ]
        var text: PrintedText = "\(own: Self.up(drawn))"
        for line in lines { text += "\r\u{1B}[2K\(VisibleText.line(line).prefix(width - 1))\n" }
        // Fewer lines than before: what is below is old.
        text += "\u{1B}[J"
        Console.draw(text)
        drawn = lines.count
    }

    private func wipe() {
        guard drawn > 0 else { return }
        Console.draw("\(own: Self.up(drawn))\r\u{1B}[J")
        drawn = 0
    }

    private static func up(_ lines: Int) -> String { lines > 0 ? "\u{1B}[\(lines)A" : "" }

    /// The terminal's height and width in characters.
    private static func size() -> (height: Int, width: Int) {
        var size = winsize()
        guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0
        else { return (24, 80) }
        return (max(4, Int(size.ws_row)), max(20, Int(size.ws_col)))
    }
}
