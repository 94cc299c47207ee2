import Topology
import Words

/// The two shapes of JSON that the store writes, an array of texts and an object of texts, and reads back.
enum JSONText {
    static func array(_ strings: [String]) -> String {
        guard !strings.isEmpty else { return "[]" }
        var out = "["
        for string in strings {
            if out.utf8.count > 1 { out += "," }
            out += JSONQuoted.string(string)
        }
        return out + "]"
    }

    /// Keys in order, so that equal dictionaries give equal text.
    static func object(_ pairs: [String: String]) -> String {
        guard !pairs.isEmpty else { return "{}" }
        var out = "{"
        for (key, value) in pairs.sorted(by: { $0.key < $1.key }) {
            if out.utf8.count > 1 { out += "," }
            out += JSONQuoted.string(key) + ":" + JSONQuoted.string(value)
        }
        return out + "}"
    }

    /// Every text of an array, or every key and value of an object in turn.
    static func strings(_ json: String) throws -> [String] {
        var result: [String] = []
        var json = json
        try json.withUTF8 { bytes in
            var at = 0
            while at < bytes.count {
                guard bytes[at] == UInt8(ascii: "\"") else {
                    at += 1
                    continue
                }
                at += 1
                let start = at
                while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") {
                    at += 1
                }
                guard at < bytes.count else { throw BadValue("JSON that ends within a text") }
                if bytes[at] == UInt8(ascii: "\"") {
                    result.append(String(decoding: bytes[start..<at], as: UTF8.self))
                    at += 1
                } else {
                    at = start
                    result.append(try escaped(bytes, &at))
                }
            }
        }
        return result
    }

    /// Reads a text with escapes up to its closing quote.
    private static func escaped(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) throws -> String {
        var out: [UInt8] = []
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            guard bytes[at] == UInt8(ascii: "\\") else {
                out.append(bytes[at])
                at += 1
                continue
            }
            guard at + 1 < bytes.count else { break }
            if bytes[at + 1] == UInt8(ascii: "u") {
                guard at + 6 <= bytes.count,
                    let value = UInt8(String(decoding: bytes[(at + 2)..<(at + 6)], as: UTF8.self), radix: 16)
                else { throw BadValue("JSON with an escape that the store does not write") }
                out.append(value)
                at += 6
            } else {
                switch bytes[at + 1] {
                case UInt8(ascii: "n"): out.append(UInt8(ascii: "\n"))
                case UInt8(ascii: "r"): out.append(UInt8(ascii: "\r"))
                case UInt8(ascii: "t"): out.append(UInt8(ascii: "\t"))
                case let byte: out.append(byte)
                }
                at += 2
            }
        }
        guard at < bytes.count else { throw BadValue("JSON that ends within a text") }
        at += 1
        return String(decoding: out, as: UTF8.self)
    }
}
