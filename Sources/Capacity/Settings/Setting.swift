/// A value of JSON, YAML or TOML as far as settings use them: texts, lists and mappings.
///
/// Numbers and truth values stay the texts that they are; `null` is an absent value.
indirect enum Setting: Hashable, Sendable {
    case text(String)
    case list([Setting])
    case map([String: Setting])

    subscript(key: String) -> Setting? {
        if case .map(let members) = self { members[key] } else { nil }
    }

    /// The value at the end of a path of keys.
    subscript(path path: String...) -> Setting? {
        path.reduce(Optional(self)) { $0?[$1] }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var int: Int? { text.flatMap { Int($0) } }
    var isTrue: Bool? {
        switch text?.lowercased() {
        case "true": true
        case "false": false
        default: nil
        }
    }
    var elements: [Setting] { if case .list(let elements) = self { elements } else { [] } }
    var texts: [String] { elements.compactMap(\.text) }
    var members: [String: Setting] { if case .map(let members) = self { members } else { [:] } }
    /// The members that are texts, as labels are.
    var dictionary: [String: String] { members.compactMapValues(\.text) }

    /// Both values as one, mappings member by member; elsewhere the other value wins.
    func merged(with other: Setting) -> Setting {
        guard case .map(let mine) = self, case .map(let theirs) = other else { return other }
        return .map(mine.merging(theirs) { $0.merged(with: $1) })
    }
}
