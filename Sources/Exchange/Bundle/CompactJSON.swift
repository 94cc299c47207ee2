/// Takes JSON without white space apart at its top level, as the snapshot keeps a pod's constraints.
enum CompactJSON {
    /// The members of an object with their values as they stand.
    static func members(of text: String) -> [(key: String, value: String)] {
        parts(of: text).compactMap { part in
            guard let colon = places(of: UInt8(ascii: ":"), in: part).first else { return nil }
            return (
                String(decoding: part[part.startIndex..<colon].dropFirst().dropLast(), as: UTF8.self),
                String(decoding: part[(colon + 1)...], as: UTF8.self)
            )
        }
    }

    /// The elements of an array as they stand.
    static func elements(of text: String) -> [String] {
        parts(of: text).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The parts between the commas of the outermost brackets.
    private static func parts(of text: String) -> [ArraySlice<UInt8>] {
        let inner = Array(text.utf8).dropFirst().dropLast()
        guard !inner.isEmpty else { return [] }
        var start = inner.startIndex
        var parts: [ArraySlice<UInt8>] = []
        for comma in places(of: UInt8(ascii: ","), in: inner) {
            parts.append(inner[start..<comma])
            start = comma + 1
        }
        return parts + [inner[start...]]
    }

    /// The places of a byte outside of strings and of inner brackets.
    private static func places(of wanted: UInt8, in bytes: ArraySlice<UInt8>) -> [Int] {
        var places: [Int] = []
        var depth = 0
        var isInString = false
        var isEscaped = false
        for (place, byte) in zip(bytes.indices, bytes) {
            if isInString {
                if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
                continue
            }
            switch byte {
            case UInt8(ascii: "\""): isInString = true
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
            case wanted where depth == 0: places.append(place)
            default: break
            }
        }
        return places
    }
}
