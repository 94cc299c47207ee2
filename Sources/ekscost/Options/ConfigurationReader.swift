import Yams

/// Walks the nodes of a YAML file and says where something is not what it should be.
///
/// Every scalar is read as the text that stands in the file: a decimal never passes through a binary number.
struct ConfigurationReader {
    var file: String

    /// The root of the document; nil where the file is empty.
    func root(of yaml: String) throws(ConfigurationError) -> Node? {
        do { return try compose(yaml: yaml) } catch let error as YamlError {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                throw .syntax(file: file, line: mark.line, why: problem)
            case .duplicatedKeysInMapping(let duplicates, let context):
                let keys = duplicates.joined(separator: ", ")
                throw .syntax(file: file, line: context.mark.line, why: "\(keys) stands there twice")
            default: throw .syntax(file: file, line: nil, why: "\(error)")
            }
        } catch {
            throw .syntax(file: file, line: nil, why: "\(error)")
        }
    }

    /// The keys and values of a mapping, in their order; any key where `allowed` is nil.
    func pairs(
        _ node: Node, of name: String, allowed: [String]? = nil
    ) throws(ConfigurationError) -> [(key: String, value: Node)] {
        if isNothing(node) { return [] }
        guard case .mapping(let mapping) = node else {
            throw refusal(
                node, of: name,
                expected: allowed.map { "the keys \($0.joined(separator: ", "))" } ?? "keys with values")
        }
        var pairs: [(key: String, value: Node)] = []
        for (key, value) in mapping {
            let text = try scalar(key, of: "a key of \(name)")
            if let allowed, !allowed.contains(text) {
                throw .unknownKey(text, within: name, file: file, line: key.mark?.line, allowed: allowed)
            }
            pairs.append((text, value))
        }
        return pairs
    }

    /// The elements of a list.
    func list(_ node: Node, of name: String) throws(ConfigurationError) -> [Node] {
        if isNothing(node) { return [] }
        guard case .sequence(let sequence) = node else {
            throw refusal(node, of: name, expected: "a list, [a, b]")
        }
        return Array(sequence)
    }

    /// The text of a scalar as it stands in the file.
    func scalar(_ node: Node, of name: String) throws(ConfigurationError) -> String {
        guard case .scalar(let scalar) = node else { throw refusal(node, of: name, expected: "one value") }
        return scalar.string
    }

    /// A scalar made into a value; an error that says what was expected where `make` gives nil.
    func value<Value>(
        _ node: Node, of name: String, expected: String, _ make: (String) -> Value?
    ) throws(ConfigurationError) -> Value {
        guard let value = make(try scalar(node, of: name)) else {
            throw refusal(node, of: name, expected: expected)
        }
        return value
    }

    func refusal(_ node: Node, of name: String, expected: String) -> ConfigurationError {
        let text =
            switch node {
            case .scalar(let scalar): scalar.string
            case .mapping: "a mapping"
            case .sequence: "a list"
            case .alias: "an alias"
            }
        return .value(
            text, of: name.isEmpty ? "the file" : name, file: file, line: node.mark?.line, expected: expected)
    }

    /// `key:` with nothing behind it.
    private func isNothing(_ node: Node) -> Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }
}
