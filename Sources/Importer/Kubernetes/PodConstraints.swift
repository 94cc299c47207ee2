import Topology

/// What binds a pod to some nodes, as far as it was said.
struct PodConstraints {
    /// Each as compact JSON.
    private var members: [(name: String, text: String)] = []
    private var hostPorts: [String] = []
    private var claims = 0
    private var requests: [String: JSONValue] = [:]

    /// Compact JSON of what was gathered, names sorted; nil where nothing was.
    var text: String? {
        var all = members
        if !hostPorts.isEmpty { all.append(("hostPorts", "[" + hostPorts.joined(separator: ",") + "]")) }
        if claims > 0 { all.append(("persistentVolumeClaims", String(claims))) }
        if !requests.isEmpty { all.append(("requests", JSONValue.object(requests).compact)) }
        guard !all.isEmpty else { return nil }
        if all.count > 1 { all.sort { $0.name < $1.name } }
        var text = ""
        text.reserveCapacity(all.reduce(2) { $0 + $1.name.utf8.count + $1.text.utf8.count + 4 })
        for (name, member) in all {
            text += text.isEmpty ? "{\"" : ",\""
            text += name
            text += "\":"
            text += member
        }
        text += "}"
        return text
    }

    /// Requests of anything but CPU and memory, in bytes or pieces.
    mutating func addRequests(_ amounts: [String: Int64]) {
        for (name, amount) in amounts where amount > 0 { requests[name] = .number(String(amount)) }
    }

    /// - Parameter text: compact JSON; nil adds nothing.
    mutating func add(_ name: String, _ text: String?) {
        guard let text else { return }
        members.removeAll { $0.name == name }
        members.append((name, text))
    }

    /// Gathers the tolerations, without the two that the API server gives to every pod.
    mutating func readTolerations(_ reader: inout JSONReader, _ memo: PodMemo) throws(JSONStop) {
        add(
            "tolerations",
            try memo.tolerations(&reader) { (reader) throws(JSONStop) -> String? in
                guard try reader.enterArray() else { return nil }
                var own: [JSONValue] = []
                while try reader.element() {
                    let mark = reader
                    if try Self.isDefaultToleration(&reader) { continue }
                    reader = mark
                    own.append(try reader.value())
                }
                return own.isEmpty ? nil : JSONValue.array(own).compact
            })
    }

    private static func isDefaultToleration(_ reader: inout JSONReader) throws(JSONStop) -> Bool {
        guard try reader.enterObject() else { return true }
        var isDefaultKey = false
        var isExecute = false
        var hasSeconds = false
        while let key = try reader.key() {
            switch key {
            case "key":
                guard let text = try reader.scalar() else { break }
                isDefaultKey =
                    "node.kubernetes.io/not-ready" ~= text || "node.kubernetes.io/unreachable" ~= text
            case "effect": if let text = try reader.scalar() { isExecute = "NoExecute" ~= text }
            case "tolerationSeconds":
                hasSeconds = true
                try reader.skip()
            default: try reader.skip()
            }
        }
        return isDefaultKey && isExecute && hasSeconds
    }

    mutating func readVolumes(_ reader: inout JSONReader, _ memo: PodMemo) throws(JSONStop) {
        guard try reader.enterArray() else { return }
        while try reader.element() {
            guard try reader.enterObject() else { continue }
            while let key = try reader.key() {
                if "persistentVolumeClaim" ~= key || "ephemeral" ~= key { claims += 1 }
                try memo.patterns.passOver(&reader)
            }
        }
    }

    mutating func readPorts(_ reader: inout JSONReader, _ memo: PodMemo) throws(JSONStop) {
        guard try reader.enterArray() else { return }
        while try reader.element() {
            guard try reader.enterObject() else { continue }
            var number = 0
            var transport: JSONText?
            var address: JSONText?
            while let key = try reader.key() {
                switch key {
                case "hostPort": number = try reader.scalar().flatMap { Int($0.string) } ?? 0
                case "protocol": transport = try reader.scalar()
                case "hostIP": address = try reader.scalar()
                default: try memo.patterns.passOver(&reader)
                }
            }
            if number > 0 {
                hostPorts.append(Self.port(number, transport?.string, address?.string).compact)
            }
        }
    }

    /// `8080` for TCP on every address, `8080/UDP` and `8080/UDP/10.0.0.1` for the rest.
    private static func port(_ number: Int, _ transport: String?, _ address: String?) -> JSONValue {
        let everywhere = address == nil || address == "" || address == "0.0.0.0"
        let transport = transport ?? "TCP"
        if everywhere, transport == "TCP" { return .number(String(number)) }
        return .string("\(number)/\(transport)" + (everywhere ? "" : "/\(address ?? "")"))
    }
}
