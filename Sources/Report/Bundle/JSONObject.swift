import Words

/// An object of a bundle while it is put together; what is nil or empty is left out, as AWS leaves it out.
struct JSONObject {
    private var members = ""

    var text: String { "{" + members + "}" }
    var isEmpty: Bool { members.isEmpty }

    mutating func add(_ key: String, json: String) {
        if !members.isEmpty { members += "," }
        members += JSONQuoted.string(key) + ":" + json
    }

    mutating func add(_ key: String, _ text: String?) {
        if let text { add(key, json: JSONQuoted.string(text)) }
    }

    mutating func add(_ key: String, _ number: Int?) {
        if let number { add(key, json: String(number)) }
    }

    mutating func add(_ key: String, _ flag: Bool?) {
        if let flag { add(key, json: flag ? "true" : "false") }
    }

    mutating func add(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { add(key, json: "[" + texts.map(JSONQuoted.string).joined(separator: ",") + "]") }
    }

    mutating func add(_ key: String, _ objects: [JSONObject]) {
        if !objects.isEmpty { add(key, json: "[" + objects.map(\.text).joined(separator: ",") + "]") }
    }

    /// Makes an object in place; an empty one is left out.
    mutating func add(_ key: String, _ fill: (inout JSONObject) -> Void) {
        let object = JSONObject.made(fill)
        if !object.isEmpty { add(key, json: object.text) }
    }

    /// Texts by name, sorted.
    mutating func add(_ key: String, _ dictionary: [String: String]) {
        add(key) { object in
            for (name, value) in dictionary.sorted(by: { $0.key < $1.key }) { object.add(name, value) }
        }
    }

    /// Tags as EC2 writes them.
    mutating func addTags(_ tags: [String: String]) {
        add("Tags", tags.sorted { $0.key < $1.key }.map { JSONObject.pair($0.key, $0.value) })
    }

    static func pair(_ key: String, _ value: String) -> JSONObject {
        made {
            $0.add("Key", key)
            $0.add("Value", value)
        }
    }

    static func made(_ fill: (inout JSONObject) -> Void) -> JSONObject {
        var object = JSONObject()
        fill(&object)
        return object
    }
}
