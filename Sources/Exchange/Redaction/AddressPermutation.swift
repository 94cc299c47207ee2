import Topology
import Units

/// Gives every address another one so that two addresses share as many leading bits as before.
///
/// Blocks stay blocks of their size, a subnet stays within its VPC, and what overlapped overlaps. Each bit is
/// turned or kept by a keyed hash of the bits before it.
///
/// Source: Xu, Fan, Ammar and Moon, "Prefix-Preserving IP Address Anonymization" (Crypto-PAn), ICNP 2002.
struct AddressPermutation {
    private let hash: SipHash
    /// Moves on where a replacement happens to be one of the originals.
    private let attempt: UInt8

    /// - Parameter originals: blocks that no replacement of theirs should meet, as far as there is room.
    init(hash: SipHash, avoiding originals: [CIDRBlock]) {
        let blocks = Set(originals.filter { $0.prefixLength >= 8 })
        let attempts = (UInt8(0)..<64).map { AddressPermutation(hash: hash, attempt: $0) }
        self =
            attempts.first { it in
                blocks.allSatisfy { block in
                    let other = it.block(block)
                    return !blocks.contains { $0.overlaps(other) }
                }
            } ?? AddressPermutation(hash: hash, attempt: 0)
    }

    private init(hash: SipHash, attempt: UInt8) {
        self.hash = hash
        self.attempt = attempt
    }

    func address(_ address: IPv4Address) -> IPv4Address {
        IPv4Address(UInt32(truncatingIfNeeded: turned(UInt128(address.value), width: 32, length: 32)))
    }

    func block(_ block: CIDRBlock) -> CIDRBlock {
        let base = turned(UInt128(block.base.value), width: 32, length: block.prefixLength)
        return CIDRBlock(
            containing: IPv4Address(UInt32(truncatingIfNeeded: base)), prefixLength: block.prefixLength)
            ?? block
    }

    /// A block or an address of IPv6; nil where the text is none.
    func ipv6(_ text: String) -> String? {
        guard let block = IPv6Block(text) else { return nil }
        let first = turned(block.first, width: 128, length: block.prefixLength)
        let address = IPv6Block.text(first)
        return text.contains("/") ? "\(address)/\(block.prefixLength)" : address
    }

    /// The first `length` bits of a number of `width` bits turned, the rest as it is.
    private func turned(_ value: UInt128, width: Int, length: Int) -> UInt128 {
        var result = value
        for place in 0..<length {
            let shift = UInt128(width - place)
            let before = shift >= 128 ? 0 : value >> shift
            var bytes: [UInt8] = [UInt8(width), UInt8(place), attempt]
            for index in 0..<(width / 8) {
                bytes.append(UInt8(truncatingIfNeeded: before >> UInt128(8 * index)))
            }
            result ^= UInt128(hash(bytes) & 1) << UInt128(width - place - 1)
        }
        return result
    }
}
