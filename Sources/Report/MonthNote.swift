import Topology

/// The headline's note on the snapshot that a report is made of.
public enum MonthNote: Hashable, Sendable {
    /// Somebody named the snapshot; by itself the month is told by another one, or by none.
    case named(instead: Int64?)
    /// The snapshot was taken before the month was over.
    case running

    /// - Parameters:
    ///   - number: the snapshot's.
    ///   - takenAt: when it was taken, `2026-11-24 17:10 UTC`.
    func sentence(_ words: Words, number: String, takenAt: String) -> String {
        switch self {
        case .named(let instead?): words.label(.namedInstead, number, "\(instead)")
        case .named(nil): words.label(.namedAlone, number)
        case .running: words.label(.stillRunning, words.date(takenAt))
        }
    }
}

extension MonthlyReport {
    /// The sentences of the headline on the snapshot, in the report's language.
    var noteSentences: [String] {
        let number = snapshot.number.map(String.init) ?? words.label(.none)
        return notes.map { $0.sentence(words, number: number, takenAt: takenAt) }
    }

    /// The assumptions that settings without a date make, in the report's language.
    var undatedSentences: [String] { undatedSettings.map { words.label(.undatedSettings, $0) } }
}
