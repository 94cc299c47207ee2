/// Reads the TOML that Bottlerocket is set with: tables, dotted keys and values of one line.
enum TableText {
    static func parse(_ text: String) -> Setting? {
        var root: Setting = .map([:])
        var table: [String] = []
        for raw in text.split(whereSeparator: \.isNewline) {
            let line = raw.drop { $0.isWhitespace }
            if line.isEmpty || line.first == "#" { continue }
            if line.first == "[" {
                guard let end = line.lastIndex(of: "]") else { return nil }
                table = keys(line[line.index(after: line.startIndex)..<end].drop { $0 == "[" })
                continue
            }
            guard let equals = line.firstIndex(of: "=") else { continue }
            let path = table + keys(line[..<equals])
            guard !path.isEmpty, let value = value(line[line.index(after: equals)...]) else { continue }
            root = root.merged(with: path.reversed().reduce(value) { .map([$1: $0]) })
        }
        return root
    }

    private static func value(_ text: Substring) -> Setting? {
        if let value = FlowText.parse(text) {
            guard case .text(let bare) = value, let comment = bare.firstIndex(of: "#") else { return value }
            return .text(String(bare[..<comment].reversed().drop { $0 == " " }.reversed()))
        }
        // A comment behind the value.
        guard let comment = text.lastIndex(of: "#") else { return nil }
        return FlowText.parse(text[..<comment])
    }

    private static func keys(_ text: some StringProtocol) -> [String] {
        text.split(separator: ".").map { part in
            String(part.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" && $0 != "]" })
        }
    }
}
