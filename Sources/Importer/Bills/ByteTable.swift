import Glibc

/// Numbers keys of bytes in the order in which they first come: 0, 1, 2 and on.
///
/// A bill repeats its texts line after line; this way a text becomes a `String` once.
struct ByteTable {
    private var slots: [Int32] = Array(repeating: -1, count: 1024)
    private var hashes: [UInt64] = []
    private var ends: [Int] = [0]
    private var arena: [UInt8] = []

    var count: Int { hashes.count }

    /// The key's number, and whether it is new.
    mutating func number(of key: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
        let hash = ByteTable.hash(key)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let known = Int(slots[slot])
            if hashes[known] == hash, equals(known, key) { return (known, false) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = Int32(hashes.count)
        hashes.append(hash)
        arena.append(contentsOf: key)
        ends.append(arena.count)
        if hashes.count * 2 > slots.count { grow() }
        return (hashes.count - 1, true)
    }

    private func equals(_ known: Int, _ key: UnsafeBufferPointer<UInt8>) -> Bool {
        let start = ends[known]
        guard ends[known + 1] - start == key.count else { return false }
        return arena.withUnsafeBufferPointer { arena in
            guard let mine = arena.baseAddress, let theirs = key.baseAddress else { return true }
            return memcmp(mine + start, theirs, key.count) == 0
        }
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(number)
        }
    }

    /// Eight bytes at a time, multiplied and folded; keys are not hostile, and equality is checked anyway.
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash = UInt64(key.count) &* 0x9e37_79b9_7f4a_7c15
        let raw = UnsafeRawBufferPointer(key)
        var at = 0
        while at + 8 <= raw.count {
            hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
            at += 8
        }
        var rest: UInt64 = 0
        while at < raw.count {
            rest = rest << 8 | UInt64(raw[at])
            at += 1
        }
        return mix(hash ^ rest)
    }

    private static func mix(_ value: UInt64) -> UInt64 {
        let wide = value.multipliedFullWidth(by: 0xd6e8_feb8_6659_fd93)
        return wide.high ^ wide.low
    }
}
