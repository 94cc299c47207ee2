/// A block of IPv6 addresses that share a prefix.
public struct IPv6Block: Hashable, Sendable, CustomStringConvertible {
    /// The first address: its host bits are always zero.
    public let first: UInt128
    public let prefixLength: Int

    /// The block that holds an address, host bits cleared; nil where the length is out of bounds.
    public init?(containing address: UInt128, prefixLength: Int) {
        guard (0...128).contains(prefixLength) else { return nil }
        self.prefixLength = prefixLength
        first = address & ~IPv6Block.hostMask(prefixLength)
    }

    /// The block of any address in it, `2001:db8::1/64` giving `2001:db8::/64`; a bare address is a /128.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let address = IPv6Block.address(String(parts[0])) else {
            return nil
        }
        guard parts.count == 2 else {
            self.init(containing: address, prefixLength: 128)
            return
        }
        guard (1...3).contains(parts[1].count), parts[1].allSatisfy({ $0.isASCII && $0.isNumber }),
            parts[1].count == 1 || !parts[1].hasPrefix("0"),
            let length = Int(parts[1])
        else { return nil }
        self.init(containing: address, prefixLength: length)
    }

    static func hostMask(_ length: Int) -> UInt128 {
        length == 0 ? .max : (UInt128(1) << UInt128(128 - length)) - 1
    }

    public var last: UInt128 { first | IPv6Block.hostMask(prefixLength) }
    /// The number of addresses less one, since those of `::/0` are one too many to count.
    public var sizeLessOne: UInt128 { IPv6Block.hostMask(prefixLength) }

    public func contains(_ other: IPv6Block) -> Bool {
        other.prefixLength >= prefixLength && other.first & ~IPv6Block.hostMask(prefixLength) == first
    }
    public func overlaps(_ other: IPv6Block) -> Bool { contains(other) || other.contains(self) }

    public var description: String { "\(IPv6Block.text(first))/\(prefixLength)" }

    /// An address of eight groups, one run of which may be left out.
    public static func address(_ text: String) -> UInt128? {
        let halves = text.components(at: "::")
        guard halves.count <= 2, let head = groups(halves[0]) else { return nil }
        guard halves.count == 2 else { return head.count == 8 ? join(head) : nil }
        guard let tail = groups(halves[1]), head.count + tail.count < 8 else { return nil }
        return join(head + [UInt128](repeating: 0, count: 8 - head.count - tail.count) + tail)
    }

    private static func groups(_ text: String) -> [UInt128]? {
        if text.isEmpty { return [] }
        let groups = text.split(separator: ":", omittingEmptySubsequences: false).map { group -> UInt128? in
            guard (1...4).contains(group.count), group.allSatisfy({ $0.isASCII && $0.isHexDigit }) else {
                return nil
            }
            return UInt128(group, radix: 16)
        }
        return groups.contains(nil) ? nil : groups.compactMap { $0 }
    }

    private static func join(_ groups: [UInt128]) -> UInt128 { groups.reduce(0) { $0 << 16 | $1 } }

    /// An address in its shortest form: the longest run of zero groups left out, the first on a tie.
    ///
    /// RFC 5952, section 4.
    public static func text(_ address: UInt128) -> String {
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: address >> UInt128(112 - 16 * $0)) }
        var best = 0..<0
        var start = 0
        for index in 0...8 where index == 8 || groups[index] != 0 {
            if index - start > max(best.count, 1) { best = start..<index }
            start = index + 1
        }
        let words = groups.map { String($0, radix: 16) }
        if best.isEmpty { return words.joined(separator: ":") }
        return words[..<best.lowerBound].joined(separator: ":") + "::"
            + words[best.upperBound...].joined(separator: ":")
    }
}

extension String {
    /// The parts between each occurrence of two characters.
    fileprivate func components(at separator: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var rest = self[...]
        while !rest.isEmpty {
            if rest.hasPrefix(separator) {
                parts.append(part)
                part = ""
                rest = rest.dropFirst(separator.count)
            } else if let next = rest.popFirst() {
                part.append(next)
            }
        }
        return parts + [part]
    }
}
