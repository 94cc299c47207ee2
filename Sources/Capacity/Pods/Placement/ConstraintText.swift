/// Reads the compact JSON that the importer keeps of a pod's constraints and labels.
struct ConstraintText {
    private let bytes: [UInt8]
    private var at = 0
    /// Keeps a hostile text from using up the stack.
    private static let deepest = 64

    private init(_ text: String) { bytes = Array(text.utf8) }

    /// The value of the whole text; nil where it is none.
    static func parse(_ text: String) -> ConstraintValue? {
        var reader = ConstraintText(text)
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

    private mutating func value(depth: Int) -> ConstraintValue? {
        guard depth < ConstraintText.deepest else { return nil }
        skipBlanks()
        switch next {
        case UInt8(ascii: "{"): return map(depth: depth)
        case UInt8(ascii: "["): return list(depth: depth)
        case UInt8(ascii: "\""): return quoted().map { .text($0) }
        default: return bare().map { .text($0) }
        }
    }

    private mutating func map(depth: Int) -> ConstraintValue? {
        at += 1
        var members: [String: ConstraintValue] = [:]
        while !take(UInt8(ascii: "}")) {
            guard members.isEmpty || take(UInt8(ascii: ",")) else { return nil }
            skipBlanks()
            guard let key = quoted(), take(UInt8(ascii: ":")), let value = value(depth: depth + 1) else {
                return nil
            }
            // `null` is an absent value, but keeps its place so that the next one needs a comma.
            members[key] = value
        }
        return .map(members.filter { $0.value != .text("null") })
    }

    private mutating func list(depth: Int) -> ConstraintValue? {
        at += 1
        var elements: [ConstraintValue] = []
        while !take(UInt8(ascii: "]")) {
            guard elements.isEmpty || take(UInt8(ascii: ",")) else { return nil }
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
        }
        return .list(elements)
    }

    /// A number, `true`, `false` or `null`.
    private mutating func bare() -> String? {
        let start = at
        while let byte = next, byte > 0x20, ![0x2C, 0x5D, 0x7D].contains(byte) { at += 1 }
        return start == at ? nil : String(decoding: bytes[start..<at], as: UTF8.self)
    }

    private mutating func quoted() -> String? {
        guard next == UInt8(ascii: "\"") else { return nil }
        at += 1
        var out: [UInt8] = []
        while let byte = next {
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
            if byte == UInt8(ascii: "\\") {
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
