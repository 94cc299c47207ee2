/// A block of IPv4 addresses that share a prefix.
public struct CIDRBlock: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The block's first address: its host bits are always zero.
    public let base: IPv4Address
    /// The length of the prefix, 0 to 32.
    public let prefixLength: Int

    /// The block that holds `address`, host bits cleared; nil where the length is out of bounds.
    public init?(containing address: IPv4Address, prefixLength: Int) {
        guard (0...32).contains(prefixLength) else { return nil }
        self.prefixLength = prefixLength
        base = IPv4Address(address.value & CIDRBlock.mask(prefixLength))
    }

    /// A block as `10.0.0.0/16`; nil where host bits are set or the text is not a block.
    public init?(_ text: some StringProtocol) {
        guard let block = CIDRBlock(canonicalising: text), text.hasPrefix(block.base.description + "/") else {
            return nil
        }
        self = block
    }

    /// A block from any address in it, `100.68.0.18/18` giving `100.68.0.0/18`, as AWS does it.
    public init?(canonicalising text: some StringProtocol) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPv4Address(parts[0]), (1...2).contains(parts[1].count),
            parts[1].utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }),
            !(parts[1].count == 2 && parts[1].hasPrefix("0")),
            let length = Int(parts[1])
        else { return nil }
        self.init(containing: address, prefixLength: length)
    }

    /// The block of one address, a /32.
    public init(host: IPv4Address) {
        base = host
        prefixLength = 32
    }

    static func mask(_ length: Int) -> UInt32 { length == 0 ? 0 : ~UInt32(0) << UInt32(32 - length) }

    /// The number of addresses of the block, 2^(32 − prefix length).
    public var size: Int { 1 << (32 - prefixLength) }
    public var first: IPv4Address { base }
    public var last: IPv4Address { IPv4Address(base.value | ~CIDRBlock.mask(prefixLength)) }

    public func contains(_ address: IPv4Address) -> Bool {
        address.value & CIDRBlock.mask(prefixLength) == base.value
    }
    public func contains(_ other: CIDRBlock) -> Bool {
        other.prefixLength >= prefixLength && contains(other.base)
    }
    public func overlaps(_ other: CIDRBlock) -> Bool { contains(other) || other.contains(self) }

    public static func < (a: CIDRBlock, b: CIDRBlock) -> Bool {
        (a.base.value, a.prefixLength) < (b.base.value, b.prefixLength)
    }
    public var description: String { "\(base)/\(prefixLength)" }
}
