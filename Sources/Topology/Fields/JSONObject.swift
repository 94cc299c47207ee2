/// An object of JSON while it is put together; a value that is nil or empty is left out, as AWS leaves it out.
public struct JSONObject: Sendable {
    private var members = ""
    /// The objects within that are not closed yet, from the outermost to the innermost.
    private var open: [(key: String, members: String)] = []

    public init() {}

    public static func made(_ fill: (inout JSONObject) -> Void) -> JSONObject {
        var object = JSONObject()
        fill(&object)
        return object
    }

    public var text: String {
        var object = self
        object.close(to: 0)
        return "{" + object.members + "}"
    }

    public var isEmpty: Bool { members.isEmpty && open.isEmpty }

    /// Adds a member of an object within: members of one object have to follow each other.
    public mutating func add(at keys: [String], json: String) {
        guard let key = keys.last else { return }
        let groups = keys.dropLast()
        let same = zip(open, groups).prefix { $0.key == $1 }.count
        close(to: same)
        for group in groups.dropFirst(same) { open.append((group, "")) }
        append(key, json)
    }

    mutating func add(at keys: [String], _ text: String?) {
        if let text { add(at: keys, json: Self.quoted(text)) }
    }

    public mutating func add(_ key: String, json: String) {
        close(to: 0)
        append(key, json)
    }

    private mutating func close(to depth: Int) {
        while open.count > depth, let last = open.popLast() {
            append(last.key, "{" + last.members + "}")
        }
    }

    /// Appends a member to the innermost open object.
    private mutating func append(_ key: String, _ json: String) {
        let member = Self.quoted(key) + ":" + json
        if open.isEmpty {
            members += members.isEmpty ? member : "," + member
        } else {
            let last = open.count - 1
            open[last].members += open[last].members.isEmpty ? member : "," + member
        }
    }

    public mutating func add(_ key: String, _ text: String?) {
        if let text { add(key, json: Self.quoted(text)) }
    }

    public mutating func add(_ key: String, _ number: Int?) {
        if let number { add(key, json: String(number)) }
    }

    public mutating func add(_ key: String, _ flag: Bool?) {
        if let flag { add(key, json: flag ? "true" : "false") }
    }

    public mutating func add(_ key: String, _ texts: [String]) {
        if !texts.isEmpty { add(key, json: "[" + texts.map(Self.quoted).joined(separator: ",") + "]") }
    }

    public mutating func add(_ key: String, _ objects: [JSONObject]) {
        if !objects.isEmpty { add(key, json: "[" + objects.map(\.text).joined(separator: ",") + "]") }
    }

    /// Makes an object in place; an empty one is left out.
    public mutating func add(_ key: String, _ fill: (inout JSONObject) -> Void) {
        let object = JSONObject.made(fill)
        if !object.isEmpty { add(key, json: object.text) }
    }

    /// Texts by name, sorted.
    public mutating func add(_ key: String, _ dictionary: [String: String]) {
        add(key) { object in
            for (name, value) in dictionary.sorted(by: { $0.key < $1.key }) { object.add(name, value) }
        }
    }

    /// Tags as EC2 writes them.
    public mutating func addTags(_ tags: [String: String]) {
        add("Tags", tags.sorted { $0.key < $1.key }.map { JSONObject.pair($0.key, $0.value) })
    }

    public static func pair(_ key: String, _ value: String) -> JSONObject {
        made {
            $0.add("Key", key)
            $0.add("Value", value)
        }
    }

    public static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
