/// A keyed hash that nobody can compute or undo without the key: SipHash-2-4.
///
/// Account ids and IPv4 addresses are few enough to try them all, so a hash without a key would hide nothing.
///
/// Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF", <https://www.aumasson.jp/siphash/siphash.pdf>.
struct SipHash: Hashable, Sendable {
    private let low: UInt64
    private let high: UInt64

    init(key: RedactionKey) {
        low = key.low
        high = key.high
    }

    func callAsFunction(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var state = State(low, high)
        var word: UInt64 = 0
        var count: UInt64 = 0
        for byte in bytes {
            word |= UInt64(byte) << (8 * (count & 7))
            count &+= 1
            if count & 7 == 0 {
                state.take(word)
                word = 0
            }
        }
        state.take(word | count << 56)
        return state.finished
    }

    private struct State {
        private var v0: UInt64
        private var v1: UInt64
        private var v2: UInt64
        private var v3: UInt64

        init(_ low: UInt64, _ high: UInt64) {
            v0 = low ^ 0x736f_6d65_7073_6575
            v1 = high ^ 0x646f_7261_6e64_6f6d
            v2 = low ^ 0x6c79_6765_6e65_7261
            v3 = high ^ 0x7465_6462_7974_6573
        }

        mutating func take(_ word: UInt64) {
            v3 ^= word
            round()
            round()
            v0 ^= word
        }

        var finished: UInt64 {
            var state = self
            state.v2 ^= 0xff
            for _ in 0..<4 { state.round() }
            return state.v0 ^ state.v1 ^ state.v2 ^ state.v3
        }

        private mutating func round() {
            v0 &+= v1
            v1 = v1 << 13 | v1 >> 51
            v1 ^= v0
            v0 = v0 << 32 | v0 >> 32
            v2 &+= v3
            v3 = v3 << 16 | v3 >> 48
            v3 ^= v2
            v0 &+= v3
            v3 = v3 << 21 | v3 >> 43
            v3 ^= v0
            v2 &+= v1
            v1 = v1 << 17 | v1 >> 47
            v1 ^= v2
            v2 = v2 << 32 | v2 >> 32
        }
    }
}

/// The secret that decides what stands in place of what: the same key, the same replacements.
public struct RedactionKey: Hashable, Sendable {
    let low: UInt64
    let high: UInt64

    public init(low: UInt64, high: UInt64) {
        self.low = low
        self.high = high
    }

    /// 32 hexadecimal digits; nil for anything else.
    public init?(hexadecimal text: String) {
        guard text.utf8.count == 32, text.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }),
            let low = UInt64(text.prefix(16), radix: 16), let high = UInt64(text.dropFirst(16), radix: 16)
        else { return nil }
        self.init(low: low, high: high)
    }

    /// A key that nobody has had before.
    public static func random() -> RedactionKey {
        var generator = SystemRandomNumberGenerator()
        return RedactionKey(low: generator.next(), high: generator.next())
    }

    public var hexadecimal: String { Hexadecimal.text(low) + Hexadecimal.text(high) }
}

enum Hexadecimal {
    /// Sixteen digits.
    static func text(_ value: UInt64) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
