/// A taint of a node or a node group.
public struct Taint: Hashable, Sendable {
    public var key: String
    public var value: String?
    /// `NoSchedule`, `PreferNoSchedule` or `NoExecute`, as Kubernetes spells them.
    public var effect: String
    public init(key: String, value: String?, effect: String) {
        self.key = key
        self.value = value
        self.effect = effect
    }
}

extension Taint: ListElement {
    /// `key=value:effect`, `key:effect` where it has no value, as `kubectl taint` writes them.
    public var listText: String { key + (value.map { "=" + $0 } ?? "") + ":" + effect }
    public init?(listText: String) {
        guard let colon = listText.lastIndex(of: ":") else { return nil }
        let front = listText[..<colon].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        self.init(
            key: String(front[0]), value: front.count == 2 ? String(front[1]) : nil,
            effect: String(listText[listText.index(after: colon)...]))
    }

    public static func parse(_ json: JSONValue) -> Taint? {
        json.text("key").map {
            Taint(key: $0, value: json.text("value"), effect: json.text("effect") ?? "NoSchedule")
        }
    }

    public var json: String? {
        JSONObject.made {
            $0.add("key", key)
            $0.add("value", value)
            $0.add("effect", effect)
        }.text
    }

    /// The effects are Kubernetes' own.
    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> Taint {
        Taint(key: veil.text(key), value: value.map(veil.text), effect: effect)
    }
}
