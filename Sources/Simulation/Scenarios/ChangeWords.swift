/// The number of values that an option of the command line takes.
public enum OptionValue: Hashable, Sendable {
    /// It is a flag.
    case none
    /// One, or none where the next word is an option.
    case optional
    case one
    /// One, whatever it begins with.
    case any
    /// All words up to the next option, one at least.
    case many
}

/// A word of the command line that asks for no change which can be made.
public struct ChangeError: Error, Hashable, CustomStringConvertible {
    public var description: String
    init(_ description: String) { self.description = description }
}

/// The words of a command line that ask for changes, read from left to right.
public enum ChangeWords {
    /// Every option that asks for a change, by name.
    public static var options: [String: OptionValue] {
        Dictionary(ChangeOption.all.map { ($0.name, $0.value) }) { first, _ in first }
    }

    /// The changes that words ask for, one after the other as they were typed, repeated ones too.
    ///
    /// A value stands behind its option as the next word or after `=`, `--nodes general=3` or `--nodes=general=3`.
    ///
    /// - Parameter others: the command's other options, each of which may take the words behind it; words that are
    ///   no option and no value, such as the command's name, are passed over, and `--` ends the options.
    /// - Throws: `ChangeError` for an option that is none of these, or whose value is wrong or missing.
    public static func changes(
        in words: [String], besides others: [String: OptionValue] = [:]
    ) throws(ChangeError) -> [any Scenario] {
        var found: [any Scenario] = []
        var rest = words.prefix { $0 != "--" }[...]
        while let word = rest.popFirst() {
            guard word.hasPrefix("-"), word != "-" else { continue }
            let (name, attached) = split(word)
            if let option = ChangeOption.all.first(where: { $0.name == name }) {
                let values = try values(of: name, option.value, attached, &rest, takes: option.takes)
                for value in values {
                    guard let scenario = option.make(value) else {
                        let given = value.map { ", not '\($0)'" } ?? ""
                        throw ChangeError("\(name) takes \(option.takes)\(given)")
                    }
                    found.append(scenario)
                }
            } else if let other = others[name] {
                _ = try values(of: name, other, attached, &rest, takes: "a value")
            } else {
                let known = ChangeOption.all.map(\.name) + Array(others.keys)
                throw ChangeError("unknown option '\(name)'" + NearestNames.hint(name, among: known))
            }
        }
        return forced(found)
    }

    /// The option and the value after its first `=`.
    private static func split(_ word: String) -> (name: String, attached: String?) {
        guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return (word, nil) }
        return (String(word[..<sign]), String(word[word.index(after: sign)...]))
    }

    /// The values of one option; a single nil where it stands without one.
    private static func values(
        of name: String, _ value: OptionValue, _ attached: String?, _ rest: inout ArraySlice<String>,
        takes: String
    ) throws(ChangeError) -> [String?] {
        let isNext = rest.first.map { !$0.hasPrefix("-") || $0 == "-" } ?? false
        switch value {
        case .none: return [attached]
        case .optional:
            return [attached ?? (isNext ? rest.popFirst() : nil)]
        case .one:
            guard let only = attached ?? (isNext ? rest.popFirst() : nil) else {
                throw ChangeError("\(name) takes \(takes)")
            }
            return [only]
        case .any: return [attached ?? rest.popFirst()]
        case .many:
            var all = attached.map { [$0] } ?? []
            while let next = rest.first, !next.hasPrefix("-") { all.append(next); rest.removeFirst() }
            guard !all.isEmpty else { throw ChangeError("\(name) takes \(takes)") }
            return all
        }
    }

    /// The changes with each number of nodes told whether the maximum is raised for it.
    private static func forced(_ changes: [any Scenario]) -> [any Scenario] {
        guard changes.contains(where: { $0 is ForceMaximum }) else { return changes }
        return changes.map { change in
            guard let nodes = change as? NodeCount else { return change }
            return NodeCount(group: nodes.group, count: nodes.count, forcesMaximum: true)
        }
    }
}
