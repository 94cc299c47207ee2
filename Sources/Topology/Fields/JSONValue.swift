public import Units

/// One item of a document as a small tree, for everything but the nouns that come by the ten thousand.
public enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// A number as it is written, for no double holds every integer that AWS prints.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue {
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self, let value = members[key], value != .null else { return nil }
        return value
    }

    /// The text of a string that is not empty: AWS prints some absent fields as "".
    public var text: String? {
        if case .string(let text) = self, !text.isEmpty { text } else { nil }
    }

    /// A whole number, in quotes or not; nil where it does not fit.
    public var int: Int? {
        switch self {
        case .number(let digits), .string(let digits):
            Int(digits) ?? JSONValue.whole(digits)
        default: nil
        }
    }

    /// A whole number that has an exponent or a fraction of zeros, `1e3`, `3.0`.
    private static func whole(_ number: String) -> Int? {
        let parts = number.lowercased().split(separator: "e", maxSplits: 1, omittingEmptySubsequences: false)
        let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
        guard let exponent = parts.count == 2 ? Int(parts[1]) : 0, mantissa.count <= 2,
            number.utf8.count <= 40, (-40...40).contains(exponent)
        else { return nil }
        var digits = mantissa.joined()
        guard !digits.isEmpty else { return nil }
        let point = mantissa[0].count + exponent
        guard point > 0, digits.dropFirst(point).allSatisfy({ $0 == "0" }) else {
            return digits.allSatisfy { $0 == "0" } ? 0 : nil
        }
        digits = digits.prefix(point) + String(repeating: "0", count: max(point - digits.count, 0))
        return Int((parts[0].hasPrefix("-") ? "-" : "") + digits)
    }

    public var bool: Bool? {
        switch self {
        case .bool(let flag): flag
        case .string("true"), .string("True"): true
        case .string("false"), .string("False"): false
        default: nil
        }
    }

    /// The elements of an array, no elements for anything else.
    public var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    public var members: [String: JSONValue] {
        if case .object(let members) = self { members } else { [:] }
    }

    public func text(_ key: String) -> String? { self[key]?.text }
    public func int(_ key: String) -> Int? { self[key]?.int }
    public func bool(_ key: String) -> Bool? { self[key]?.bool }
    public func elements(_ key: String) -> [JSONValue] { self[key]?.elements ?? [] }
    public func texts(_ key: String) -> [String] { elements(key).compactMap(\.text) }
    /// An object whose values are texts, as labels and annotations are.
    public func dictionary(_ key: String) -> [String: String] {
        self[key]?.members.compactMapValues(\.text) ?? [:]
    }

    public func has(_ keys: String...) -> Bool {
        guard case .object(let members) = self else { return false }
        return keys.allSatisfy { members[$0] != nil }
    }
}

extension JSONValue {
    public func id<Noun>(_ key: String) -> Identifier<Noun>? { text(key).map { Identifier($0) } }
    public func ids<Noun>(_ key: String) -> [Identifier<Noun>] { texts(key).map { Identifier($0) } }
    public func cidr(_ key: String) -> CIDRBlock? { text(key).flatMap { CIDRBlock(canonicalising: $0) } }
    public func address(_ key: String) -> IPv4Address? { text(key).flatMap { IPv4Address($0) } }

    /// The tags, which EC2 writes as pairs and EKS as an object.
    public var tags: [String: String] {
        let pairs = elements("Tags").compactMap { tag in tag.text("Key").map { ($0, tag.text("Value") ?? "") }
        }
        return pairs.isEmpty ? dictionary("Tags") : Dictionary(pairs) { _, last in last }
    }
}
