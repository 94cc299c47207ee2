import Units

/// The addresses of a block that are taken, in aligned blocks of 16, each a mask.
///
/// Only blocks that hold something are kept, so that a block of any size costs what is in it.
struct AddressMap {
    let block: CIDRBlock
    private var masks: [UInt32: UInt16] = [:]
    /// Addresses taken.
    private(set) var count = 0

    init(_ block: CIDRBlock) { self.block = block }

    /// Takes one address; false where it was taken or lies outside.
    @discardableResult
    mutating func take(_ address: IPv4Address) -> Bool {
        guard block.contains(address) else { return false }
        let (key, bit) = (address.value >> 4, UInt16(1) << UInt16(address.value & 15))
        guard masks[key, default: 0] & bit == 0 else { return false }
        masks[key, default: 0] |= bit
        count += 1
        return true
    }

    /// Takes what of a block lies inside, and says how many addresses were new; only the first /16 of a larger one.
    @discardableResult
    mutating func take(_ part: CIDRBlock) -> Int {
        guard part.overlaps(block) else { return 0 }
        let inside = part.contains(block) ? block : part
        let before = count
        for offset in 0..<UInt32(min(inside.size, 1 << 16)) {
            take(IPv4Address(inside.base.value + offset))
        }
        return count - before
    }

    func has(_ address: IPv4Address) -> Bool {
        masks[address.value >> 4, default: 0] & (UInt16(1) << UInt16(address.value & 15)) != 0
    }

    /// Every taken address, in no order.
    var addresses: [IPv4Address] {
        masks.flatMap { key, mask in
            (0..<UInt32(16)).filter { mask & (1 << UInt16($0)) != 0 }.map { IPv4Address(key << 4 + $0) }
        }
    }

    /// Returns whether an address of the aligned block of 16 is taken; `index` counts from the block's first.
    func isTouched(_ index: Int) -> Bool { masks[block.base.value >> 4 + UInt32(index)] != nil }

    /// Taken addresses of an aligned block of 16.
    func taken(_ index: Int) -> Int { masks[block.base.value >> 4 + UInt32(index)]?.nonzeroBitCount ?? 0 }

    /// Aligned blocks of 16 in the block; none in one that is smaller.
    var blocks: Int { block.prefixLength <= 28 ? block.size / 16 : 0 }

    /// Aligned blocks of 16 that hold nothing.
    var freeBlocks: Int { max(blocks - masks.count, 0) }
}
