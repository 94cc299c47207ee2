import Topology
import Words

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
