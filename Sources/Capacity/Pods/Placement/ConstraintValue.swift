/// A value of a pod's constraints: texts, lists and mappings.
///
/// Numbers and truth values stay the texts that they are; `null` is an absent value.
indirect enum ConstraintValue: Hashable, Sendable {
    case text(String)
    case list([ConstraintValue])
    case map([String: ConstraintValue])

    subscript(key: String) -> ConstraintValue? {
        if case .map(let members) = self { members[key] } else { nil }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var int: Int? { text.flatMap { Int($0) } }
    var elements: [ConstraintValue] { if case .list(let elements) = self { elements } else { [] } }
    var texts: [String] { elements.compactMap(\.text) }
    /// The members that are texts, as labels are.
    var dictionary: [String: String] {
        if case .map(let members) = self { members.compactMapValues(\.text) } else { [:] }
    }
}
