import CISAL

/// Decoders of a flow log's fields, a few machine words at a time.
///
/// Each may load up to eight bytes before a field or sixteen behind its start: the window keeps that much room on
/// both sides. Numbers load little-endian, which is all that Linux on x86-64 and arm64 knows.
enum FlowBytes {
    typealias Pointer = UnsafePointer<UInt8>

    @inline(__always)
    static func word(_ p: Pointer) -> UInt64 { UnsafeRawPointer(p).loadUnaligned(as: UInt64.self) }

    /// The number of at most 16 digits between two pointers; nil where it is none or longer.
    @inline(__always)
    static func number(_ start: Pointer, _ end: Pointer) -> UInt64? {
        let count = end - start
        guard count > 0, count <= 16 else { return nil }
        guard count > 8 else { return upToEight(end, count) }
        guard let low = upToEight(end, 8), let high = upToEight(end - 8, count &- 8) else { return nil }
        return high &* 100_000_000 &+ low
    }

    /// Eight digits in three multiplications: pairs, then fours, then all.
    @inline(__always)
    private static func upToEight(_ end: Pointer, _ count: Int) -> UInt64? {
        var digits = word(end - 8) ^ 0x3030_3030_3030_3030
        digits &= ~0 &<< UInt64(truncatingIfNeeded: 8 &* (8 &- count))
        guard (digits &+ 0x7676_7676_7676_7676 | digits) & 0x8080_8080_8080_8080 == 0 else { return nil }
        digits = digits &* 10 &+ (digits &>> 8)
        let low = (digits & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        let high = ((digits &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001
        return (low &+ high) &>> 32
    }

    /// A time in seconds, which has ten digits from 2001 to 2286, or any other number.
    @inline(__always)
    static func time(_ start: Pointer, _ end: Pointer) -> UInt64? {
        guard end - start == 10 else { return number(start, end) }
        let first = UInt64(start.pointee &- 48)
        let second = UInt64((start + 1).pointee &- 48)
        guard first < 10, second < 10, let rest = upToEight(end, 8) else { return nil }
        return (first &* 10 &+ second) &* 100_000_000 &+ rest
    }

    /// The IPv4 address between two pointers; nil where it is none.
    @inline(__always)
    static func address(_ start: Pointer, _ end: Pointer) -> UInt32? {
        let count = end - start
        guard count >= 7, count <= 15 else { return nil }
        var dots = cisal_dots(start) & ((1 &<< UInt32(truncatingIfNeeded: count)) &- 1)
        let first = dots.trailingZeroBitCount
        dots &= dots &- 1
        let second = dots.trailingZeroBitCount
        dots &= dots &- 1
        guard dots != 0, dots & (dots &- 1) == 0 else { return nil }
        let third = dots.trailingZeroBitCount
        let a = octet(start + first, first)
        let b = octet(start + second, second &- first &- 1)
        let c = octet(start + third, third &- second &- 1)
        let d = octet(end, count &- third &- 1)
        guard (a | b | c | d) <= 255 else { return nil }
        return a &<< 24 | b &<< 16 | c &<< 8 | d
    }

    /// One to three digits that end before `end`; above 255 where they are no octet.
    @inline(__always)
    private static func octet(_ end: Pointer, _ count: Int) -> UInt32 {
        guard count >= 1, count <= 3 else { return 1 &<< 31 }
        let loaded = UnsafeRawPointer(end - 4).loadUnaligned(as: UInt32.self) ^ 0x3030_3030
        let digits = loaded & (~0 &<< UInt32(truncatingIfNeeded: 8 &* (4 &- count)))
        guard (digits &+ 0x7676_7676 | digits) & 0x8080_8080 == 0 else { return 1 &<< 31 }
        return ((digits &>> 8) & 255) &* 100 &+ ((digits &>> 16) & 255) &* 10 &+ (digits &>> 24)
    }

    /// A number that stands for a field's text: ids and service names are compared by it.
    @inline(__always)
    static func fingerprint(_ start: Pointer, _ end: Pointer) -> UInt64 {
        let count = end - start
        var hash = UInt64(truncatingIfNeeded: count) &* 0x9e37_79b9_7f4a_7c15
        if count < 8 {
            let kept = word(end - 8) &>> UInt64(truncatingIfNeeded: 8 &* (8 &- count))
            return count == 0 ? 0 : mix(hash, kept)
        }
        var p = start
        while p + 8 < end {
            hash = mix(hash, word(p))
            p += 8
        }
        return mix(hash, word(end - 8))
    }

    @inline(__always)
    private static func mix(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let x = (hash ^ word) &* 0xff51_afd7_ed55_8ccd
        return x ^ (x &>> 32)
    }

    /// The fingerprint of a text that the snapshot knows.
    static func fingerprint(_ text: String) -> UInt64 {
        let room: [UInt8] = Array(repeating: 0, count: 16) + Array(text.utf8) + Array(repeating: 0, count: 16)
        return room.withUnsafeBufferPointer { room in
            guard let base = room.baseAddress else { return 0 }
            return fingerprint(base + 16, base + (room.count - 16))
        }
    }
}
