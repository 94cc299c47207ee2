/// The place of a value in an item of JSON, in the spelling of the CLI that prints it.
///
/// `Placement.Tenancy` is a member of a member; `Attachments[].VpcId` is one member of each element of a list.
public struct JSONPath: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The keys from the item to the value, or to the list.
    public let keys: [String]
    /// The keys from an element of the list to the value; nil for a value that stands by itself.
    public let inner: [String]?

    public init(stringLiteral text: String) {
        var outer: [String] = []
        var within: [String]?
        for part in text.split(separator: ".").map(String.init) {
            let isList = part.hasSuffix("[]")
            let key = isList ? String(part.dropLast(2)) : part
            if within == nil { outer.append(key) } else { within?.append(key) }
            if isList { within = [] }
        }
        keys = outer
        inner = within
    }

    /// The value at this place of an item; nil where it has none.
    func value(in item: JSONValue) -> JSONValue? { Self.value(keys, in: item) }

    /// The values of the list's elements, in their order; of a value by itself none.
    func values(in item: JSONValue) -> [JSONValue] {
        guard let inner else { return [] }
        return (value(in: item)?.elements ?? []).compactMap { Self.value(inner, in: $0) }
    }

    private static func value(_ keys: [String], in item: JSONValue) -> JSONValue? {
        var found: JSONValue? = item
        for key in keys { found = found?[key] }
        return found
    }

    /// An element of the list that has a value at the inner place, as JSON.
    func element(_ json: String) -> String {
        (inner ?? []).reversed().reduce(json) { "{" + JSONObject.quoted($1) + ":" + $0 + "}" }
    }
}
