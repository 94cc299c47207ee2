/// Reads JSON, and what YAML and TOML write within one line: `{maxPods: 20}`, `["--v=2"]`, `{ a = 1 }`.
struct FlowText {
    private let bytes: [UInt8]
    private var at = 0
    /// Keeps a hostile text from using up the stack.
    private static let deepest = 64

    private init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

    /// The value of the whole text; nil where it is none.
    static func parse(_ text: some StringProtocol) -> Setting? {
        var reader = FlowText(text)
        guard let value = reader.value(depth: 0) else { return nil }
        reader.skipBlanks()
        return reader.at == reader.bytes.count ? value : nil
    }

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    private mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { at += 1 }
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard next == byte else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) -> Setting? {
        guard depth < FlowText.deepest else { return nil }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return map(depth: depth)
        case UInt8(ascii: "["): return list(depth: depth)
        case UInt8(ascii: "\""), UInt8(ascii: "'"): return quoted().map { .text($0) }
        case nil: return nil
        default: return bare(until: [",", "]", "}"]).map { .text($0) }
        }
    }

    private mutating func map(depth: Int) -> Setting? {
        at += 1
        var members: [String: Setting] = [:]
        while !take(UInt8(ascii: "}")) {
            guard members.isEmpty || take(UInt8(ascii: ",")) else { return nil }
            skipBlanks()
            if next == UInt8(ascii: "}") { continue }
            let isQuoted = next == UInt8(ascii: "\"") || next == UInt8(ascii: "'")
            guard let key = isQuoted ? quoted() : bare(until: [":", "=", ",", "}"]),
                take(UInt8(ascii: ":")) || take(UInt8(ascii: "=")), let value = value(depth: depth + 1)
            else { return nil }
            // `null` is an absent value, but keeps its place so that the next one needs a comma.
            members[key] = value
        }
        return .map(members.filter { $0.value != .text("null") })
    }

    private mutating func list(depth: Int) -> Setting? {
        at += 1
        var elements: [Setting] = []
        while !take(UInt8(ascii: "]")) {
            guard elements.isEmpty || take(UInt8(ascii: ",")) else { return nil }
            skipBlanks()
            if next == UInt8(ascii: "]") { continue }
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
        }
        return .list(elements)
    }

    /// A word without quotes, without the blanks behind it.
    private mutating func bare(until ends: [Character]) -> String? {
        let ends = ends.compactMap(\.asciiValue)
        let start = at
        while let byte = next, !ends.contains(byte), byte != 0x0A { at += 1 }
        var end = at
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 || bytes[end - 1] == 0x0D {
            end -= 1
        }
        return start == end ? nil : String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private mutating func quoted() -> String? {
        guard let quote = next else { return nil }
        at += 1
        var out: [UInt8] = []
        while let byte = next {
            at += 1
            if byte == quote {
                // YAML writes a single quote within single quotes twice.
                guard quote == UInt8(ascii: "'"), next == quote else {
                    return String(decoding: out, as: UTF8.self)
                }
                at += 1
                out.append(quote)
            } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
                guard let text = escape() else { return nil }
                out += text
            } else {
                out.append(byte)
            }
        }
        return nil
    }

    private mutating func escape() -> [UInt8]? {
        guard let byte = next else { return nil }
        at += 1
        switch byte {
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "u"):
            guard at + 4 <= bytes.count,
                let value = UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
            else { return nil }
            at += 4
            // Half of a surrogate pair alone is no character: settings have no use for the whole.
            return Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
        default: return [byte]
        }
    }
}
