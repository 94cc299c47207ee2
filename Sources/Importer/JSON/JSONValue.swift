import Words

/// One item of a document as a small tree, for everything but the nouns that come by the ten thousand.
enum JSONValue: Hashable {
    case null
    case bool(Bool)
    /// A number as it is written, for no double holds every integer that AWS prints.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])
}

extension JSONValue {
    subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self, let value = members[key], value != .null else { return nil }
        return value
    }

    /// The text of a string that is not empty: AWS prints some absent fields as "".
    var text: String? {
        if case .string(let text) = self, !text.isEmpty { text } else { nil }
    }

    /// A whole number, in quotes or not; nil where it does not fit.
    var int: Int? {
        switch self {
        case .number(let digits), .string(let digits):
            Int(digits) ?? Double(digits).flatMap { Int(exactly: $0) }
        default: nil
        }
    }

    var bool: Bool? {
        switch self {
        case .bool(let flag): flag
        case .string("true"), .string("True"): true
        case .string("false"), .string("False"): false
        default: nil
        }
    }

    /// The elements of an array, no elements for anything else.
    var elements: [JSONValue] {
        if case .array(let elements) = self { elements } else { [] }
    }

    var members: [String: JSONValue] {
        if case .object(let members) = self { members } else { [:] }
    }

    func text(_ key: String) -> String? { self[key]?.text }
    func int(_ key: String) -> Int? { self[key]?.int }
    func bool(_ key: String) -> Bool? { self[key]?.bool }
    func elements(_ key: String) -> [JSONValue] { self[key]?.elements ?? [] }
    func texts(_ key: String) -> [String] { elements(key).compactMap(\.text) }
    /// An object whose values are texts, as labels and annotations are.
    func dictionary(_ key: String) -> [String: String] { self[key]?.members.compactMapValues(\.text) ?? [:] }

    func has(_ keys: String...) -> Bool {
        guard case .object(let members) = self else { return false }
        return keys.allSatisfy { members[$0] != nil }
    }
}

extension JSONValue {
    /// The value as JSON without white space, names sorted, so that equal values give equal text.
    var compact: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let digits): digits
        case .string(let text): JSONQuoted.string(text)
        case .array(let elements): "[" + elements.map(\.compact).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map {
                    JSONQuoted.string($0.key) + ":" + $0.value.compact
                }
                .joined(separator: ",") + "}"
        }
    }

    /// The object of texts that follows as compact JSON, in the order in which it stands; nil where it is empty.
    ///
    /// Servers sort labels, and a pod has a handful of them: a tree of each would double the time of reading pods.
    static func compactTexts(_ reader: inout JSONReader) throws(JSONStop) -> String? {
        guard try reader.enterObject() else { return nil }
        var out = ""
        while let key = try reader.key() {
            let name = key.string
            guard let value = try reader.scalar() else { continue }
            out += out.isEmpty ? "{" : ","
            out += JSONQuoted.string(name)
            out += ":"
            out += JSONQuoted.string(value.string)
        }
        return out.isEmpty ? nil : out + "}"
    }
}

extension JSONReader {
    /// The next value as a tree, without the bookkeeping of the API server, which is half of many objects.
    mutating func value() throws(JSONStop) -> JSONValue {
        switch try peek() {
        case UInt8(ascii: "\""): return .string(try string().string)
        case UInt8(ascii: "{"):
            try beginObject()
            var members: [String: JSONValue] = [:]
            while let name = try key() {
                if "managedFields" ~= name || "kubectl.kubernetes.io/last-applied-configuration" ~= name {
                    try skip()
                } else {
                    members[name.string] = try value()
                }
            }
            return .object(members)
        case UInt8(ascii: "["):
            try beginArray()
            var elements: [JSONValue] = []
            while try element() { elements.append(try value()) }
            return .array(elements)
        case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool(try bool() ?? false)
        case UInt8(ascii: "n"):
            try skip()
            return .null
        default: return .number(try scalar()?.string ?? "0")
        }
    }
}
