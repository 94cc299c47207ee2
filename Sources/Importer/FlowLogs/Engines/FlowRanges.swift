import Units

/// The longest-prefix match as a list of ranges, for engines that join instead of walking a trie.
///
/// No two ranges overlap, and none crosses the border of a bucket, so that an engine can join by the bucket's equality
/// and look at few ranges. Keys are texts that sort as their addresses do: `010000001007` for 10.0.1.7, and `v` with
/// the first 64 bits in hexadecimal for IPv6.
struct FlowRanges: Sendable {
    struct Range: Hashable, Sendable {
        var bucket: String
        var low: String
        var high: String
        /// The place's number in the estate.
        var place: Int
    }

    let ranges: [Range]

    init(_ estate: FlowEstate) {
        // A pod's address is in its subnet, which is the place of both.
        let four = estate.prefixes.filter { $0.workload == 0 }.map {
            Block(
                first: UInt128($0.block.first.value), last: UInt128($0.block.last.value),
                length: $0.block.prefixLength, place: $0.place)
        }
        let six = estate.prefixesV6.map {
            Block(
                first: UInt128($0.high),
                last: UInt128($0.high | ($0.length == 0 ? ~0 : Self.host($0.length))),
                length: $0.length, place: $0.place)
        }
        // What no range covers is the internet, so its own ranges need not be listed.
        ranges =
            Self.split(Self.disjoint(four).filter { $0.place != 0 }, bits: 16).map { part in
                Range(
                    bucket: String(Self.key4(part.first).prefix(6)), low: Self.key4(part.first),
                    high: Self.key4(part.last), place: part.place)
            }
            + Self.split(Self.disjoint(six), bits: 56).map { part in
                Range(
                    bucket: String(Self.key6(part.first).prefix(3)), low: Self.key6(part.first),
                    high: Self.key6(part.last), place: part.place)
            }
    }

    private struct Block {
        var first: UInt128
        var last: UInt128
        var length: Int
        var place: Int
    }

    private static func host(_ length: Int) -> UInt64 { length >= 64 ? 0 : ~0 >> UInt64(length) }

    /// Prefixes lie inside one another or apart, so one walk with a stack of what is open finds the innermost.
    private static func disjoint(_ blocks: [Block]) -> [Block] {
        let order = blocks.enumerated().sorted {
            ($0.element.first, $0.element.length, $0.offset) < (
                $1.element.first, $1.element.length, $1.offset
            )
        }.map(\.element)
        var result: [Block] = []
        var open: [Block] = []
        var next: UInt128 = 0
        func emit(to last: UInt128, _ block: Block) {
            guard next <= last else { return }
            if let before = result.last, before.place == block.place, before.last + 1 == next {
                result[result.count - 1].last = last
            } else {
                result.append(Block(first: next, last: last, length: block.length, place: block.place))
            }
            next = last + 1
        }
        for block in order {
            while let inner = open.last, inner.last < block.first {
                emit(to: inner.last, inner)
                open.removeLast()
            }
            if let around = open.last, next < block.first { emit(to: block.first - 1, around) }
            open.append(block)
            next = block.first
        }
        while let inner = open.popLast() { emit(to: inner.last, inner) }
        return result
    }

    /// Cuts ranges where a bucket of 2^bits addresses ends.
    private static func split(_ blocks: [Block], bits: Int) -> [Block] {
        blocks.flatMap { block -> [Block] in
            (block.first >> UInt128(bits)...block.last >> UInt128(bits)).map { bucket in
                let start = bucket << UInt128(bits)
                return Block(
                    first: max(block.first, start), last: min(block.last, start + (1 << UInt128(bits)) - 1),
                    length: block.length, place: block.place)
            }
        }
    }

    /// An IPv4 address as twelve digits.
    static func key4(_ address: UInt128) -> String {
        stride(from: 24, through: 0, by: -8).map { shift in
            let octet = String(UInt64(address >> UInt128(shift) & 255))
            return String(repeating: "0", count: 3 - octet.count) + octet
        }.joined()
    }

    /// The first half of an IPv6 address as `v` and sixteen hexadecimal digits.
    static func key6(_ high: UInt128) -> String {
        let digits = String(UInt64(truncatingIfNeeded: high), radix: 16)
        return "v" + String(repeating: "0", count: 16 - digits.count) + digits
    }
}
