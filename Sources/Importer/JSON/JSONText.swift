import Glibc

/// A string's bytes in the window, as they stand there; good until the window is filled again.
struct JSONText {
    let start: UnsafePointer<UInt8>
    let count: Int
    let hasEscapes: Bool

    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: start, count: count) }

    /// The text with its escapes decoded; bytes that are not UTF-8 become U+FFFD.
    var string: String {
        hasEscapes ? decoded : String(decoding: bytes, as: UTF8.self)
    }

    private var decoded: String {
        var units: [UInt16] = []
        var at = 0
        var plain = 0
        while at < count {
            guard start[at] == 0x5c else {
                at += 1
                continue
            }
            units.append(contentsOf: utf16(plain, at))
            if start[at + 1] == 0x75 {
                units.append(
                    (2..<6).reduce(0) { $0 << 4 | UInt16(JSONText.hexadecimal(start[at + $1]) ?? 0) })
                at += 6
            } else {
                units.append(JSONText.unescaped(start[at + 1]))
                at += 2
            }
            plain = at
        }
        units.append(contentsOf: utf16(plain, count))
        return String(decoding: units, as: UTF16.self)
    }

    private func utf16(_ from: Int, _ to: Int) -> String.UTF16View {
        String(decoding: UnsafeBufferPointer(start: start + from, count: to - from), as: UTF8.self).utf16
    }

    private static func unescaped(_ letter: UInt8) -> UInt16 {
        switch letter {
        case UInt8(ascii: "n"): 0x0a
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0d
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0c
        default: UInt16(letter)
        }
    }

    static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// Lets a `switch` over a member's name be written with plain literals.
    @inline(__always)
    static func ~= (pattern: StaticString, text: JSONText) -> Bool {
        if text.hasEscapes { return text.string == pattern.description }
        return text.count == pattern.utf8CodeUnitCount
            && memcmp(text.start, pattern.utf8Start, text.count) == 0
    }
}
