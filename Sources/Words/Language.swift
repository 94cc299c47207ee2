/// The language that a report is written in.
public enum Language: String, Hashable, Sendable, CaseIterable {
    case en, ko

    /// The language of a POSIX locale: the first of `LC_ALL`, `LC_MESSAGES` and `LANG` that says anything.
    ///
    /// Source: POSIX.1-2017, 8.2 Internationalization Variables. English where it is another language or none.
    public init(environment: [String: String]) {
        let named = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment[$0] }.first {
            !$0.isEmpty
        }
        let code = named?.prefix { $0 != "_" && $0 != "." && $0 != "@" && $0 != "-" }.lowercased()
        self = code.flatMap { Language(rawValue: $0) } ?? .en
    }
}
