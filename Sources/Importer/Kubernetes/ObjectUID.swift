import Topology

/// Half of a `metadata.uid`: sixty random bits, which tell two clusters' objects of one name apart.
enum ObjectUID {
    /// The first sixteen hexadecimal digits, or a hash of a text that is no UUID; nil for an empty one.
    static func half(_ text: UnsafeBufferPointer<UInt8>) -> UInt64? {
        guard !text.isEmpty else { return nil }
        var digits = 0
        var number: UInt64 = 0
        for byte in text where byte != UInt8(ascii: "-") {
            guard let digit = JSONText.hexadecimal(byte) else { return hash(text) }
            number = number << 4 | UInt64(digit)
            digits += 1
            if digits == 16 { return number }
        }
        return hash(text)
    }

    static func half(_ text: String?) -> UInt64? {
        guard var text else { return nil }
        return text.withUTF8 { half($0) }
    }

    /// FNV-1a.
    private static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
        text.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01b3 }
    }
}

/// The facts of an object, with half of its uid.
struct KubernetesObject {
    var facts: [Fact]
    var uid: UInt64?
    /// The object's namespace; nil for one of a kind that has none.
    var namespace: String?
}
