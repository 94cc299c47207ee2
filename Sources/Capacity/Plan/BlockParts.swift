public import Units

extension CIDRBlock {
    /// The blocks of a longer prefix that make up this one, the lowest first; empty for a shorter prefix.
    public func parts(ofLength length: Int, atMost limit: Int = .max) -> [CIDRBlock] {
        guard (prefixLength...32).contains(length) else { return [] }
        let count = min(1 << (length - prefixLength), limit)
        return (0..<count).compactMap { index in
            CIDRBlock(
                containing: IPv4Address(
                    base.value + UInt32(index) * UInt32(truncatingIfNeeded: 1 << (32 - length))),
                prefixLength: length)
        }
    }
}

extension IPv6Block {
    /// The blocks of a longer prefix that make up this one, the lowest first; empty for a shorter prefix.
    public func parts(ofLength length: Int, atMost limit: Int) -> [IPv6Block] {
        guard (prefixLength...128).contains(length) else { return [] }
        let bits = length - prefixLength
        let count = bits >= 62 ? limit : min(1 << bits, limit)
        return (0..<count).compactMap { index in
            let offset = index == 0 ? 0 : UInt128(index) << UInt128(128 - length)
            return IPv6Block(containing: first + offset, prefixLength: length)
        }
    }

    /// Two to a power of at most 128, less a few, as a decimal.
    public static func power(_ bits: Int, less: Int = 0) -> String {
        guard bits >= 128 else { return String((UInt128(1) << UInt128(bits)) - UInt128(less)) }
        // 2^128 itself does not fit: one less ends in 5, so that adding one carries nowhere.
        let text = String(UInt128.max - UInt128(less))
        return String(text.dropLast()) + String((text.last?.wholeNumberValue ?? 0) + 1)
    }

    /// The purpose of the range, by the registries.
    public var kind: String {
        let kinds = [
            ("fc00::/7", "unique local (RFC 4193)"), ("fe80::/10", "link-local"), ("ff00::/8", "multicast"),
            ("2001:db8::/32", "documentation (RFC 3849)"), ("64:ff9b::/96", "NAT64 (RFC 6052)"),
            ("2000::/3", "global"),
        ]
        if let kind = kinds.first(where: { IPv6Block($0.0)?.contains(self) ?? false }) { return kind.1 }
        return kinds.contains { IPv6Block($0.0)?.overlaps(self) ?? false } ? "of several kinds" : "reserved"
    }
}
