public import Units

/// The capacity of a subnet of a size.
public enum SubnetSize {
    /// The sizes of block that AWS takes for a VPC or a subnet.
    ///
    /// Rules.md#subnet-sizes; VPC user guide `subnet-sizing.md`.
    public static let allowedPrefixLengths = 16...28

    /// Addresses left after the five that AWS keeps: the first four and the last.
    ///
    /// Rules.md#subnet-sizes.
    public static func usable(prefixLength: Int) -> Int {
        (0...32).contains(prefixLength) ? max((1 << (32 - prefixLength)) - 5, 0) : 0
    }

    /// Prefixes of 16 addresses that an empty subnet can give: the first and the last hold reserved addresses.
    ///
    /// Rules.md#choice-of-subnet, derived.
    public static func prefixesWhenEmpty(prefixLength: Int) -> Int {
        (0...26).contains(prefixLength) ? (1 << (28 - prefixLength)) - 2 : 0
    }

    /// The five addresses of a subnet that AWS keeps, lowest first; empty for a block too small to be a subnet.
    public static func reservedAddresses(of block: CIDRBlock) -> [IPv4Address] {
        guard block.prefixLength <= 28 else { return [] }
        return (0..<4).map { IPv4Address(block.first.value + $0) } + [block.last]
    }
}
