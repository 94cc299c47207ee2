import Foundation

/// The shipped example with names and tags that would be commands, links, formulas or lines of their own.
enum HostileEstate {
    /// Beginnings of names: what a spreadsheet runs, an option, a command of a workflow, a link.
    private static let heads = [
        "=1+", "-", "+", "@", "::error::", "https://x.example/", "\t", "--debug", "#1 ",
    ]
    /// The end of every name.
    private static let tail =
        "\u{1B}]52;c;eA==\u{7}\u{1B}[31m\u{9B}1m\u{7F}\u{202E}\u{2066}\u{200F}\u{61C}\u{200B}\u{2028}\u{85}\r"
        + "\nFORGED line\t| "
        + "[click](https://x.example) ![p](https://x.example/p) <img src=x> @octocat #1 GH-1 www.x.example a@x.example "
        + "$(touch PWNED) `touch PWNED`; touch PWNED; 'q\" \\ ##[error]x ::error::x %0A::error::y ``` &lt; --> ]]>"

    /// A host that must never be linked to.
    static let mark = "x.example"

    static func name(_ name: String, _ place: Int) -> String { heads[place % heads.count] + name + tail }

    /// Writes the example's documents with hostile names into a folder.
    ///
    /// - Returns: the new name of each old one.
    @discardableResult
    static func write(to folder: URL) throws -> [String: String] {
        let source = URL(fileURLWithPath: Program.example + "/input")
        let files = try FileManager.default.contentsOfDirectory(atPath: source.path).sorted()
        let documents = try files.map {
            try JSONSerialization.jsonObject(with: Data(contentsOf: source.appending(path: $0)))
        }
        var names: Set<String> = []
        for document in documents { collect(document, key: "", into: &names) }
        let map = Dictionary(
            uniqueKeysWithValues: names.sorted().enumerated().map { ($1, name($1, $0)) })
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        for (file, document) in zip(files, documents) {
            try JSONSerialization.data(withJSONObject: replaced(document, key: "", by: map))
                .write(to: folder.appending(path: file))
        }
        return map
    }

    private static let nameKeys: Set = [
        "name", "namespace", "nodeName", "nodegroupName", "clusterName", "LoadBalancerName",
        "TargetGroupName",
    ]
    /// Objects whose `name` AWS or Kubernetes gave.
    private static let fixed: Set = ["containers", "env", "ports", "conditions", "addresses", "volumes"]

    private static func collect(_ value: Any, key: String, into names: inout Set<String>) {
        if let object = value as? [String: Any] {
            if let name = object["Key"] as? String, let value = object["Value"] as? String {
                // Tags that tell the cluster are names of their own; those of AWS are not.
                if !name.hasPrefix("aws:") { names.insert(value) }
            }
            for (key, value) in object where !fixed.contains(key) {
                if nameKeys.contains(key), let text = value as? String { names.insert(text) }
                collect(value, key: key, into: &names)
            }
        } else if let list = value as? [Any] {
            for value in list { collect(value, key: key, into: &names) }
        }
    }

    private static func replaced(_ value: Any, key: String, by map: [String: String]) -> Any {
        switch value {
        case let object as [String: Any]:
            Dictionary(
                uniqueKeysWithValues: object.map { key, value in
                    (renamed(key, by: map), replaced(value, key: key, by: map))
                })
        case let list as [Any]: list.map { replaced($0, key: key, by: map) }
        case let text as String: isKept(key) ? text : map[text] ?? text
        default: value
        }
    }

    /// `kubernetes.io/cluster/NAME` has a name in its key.
    private static func renamed(_ key: String, by map: [String: String]) -> String {
        let prefix = "kubernetes.io/cluster/"
        guard key.hasPrefix(prefix) else { return key }
        let name = String(key.dropFirst(prefix.count))
        return prefix + (map[name] ?? name)
    }

    private static func isKept(_ key: String) -> Bool {
        ["Key", "kind", "AvailabilityZone", "type"].contains(key)
    }
}
