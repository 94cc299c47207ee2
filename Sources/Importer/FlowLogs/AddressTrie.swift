import Units

/// The places of IPv4 addresses, by the longest prefix, in at most three loads.
///
/// Sixteen bits of the address choose a cell, then eight, then eight more where prefixes are that long. A cell
/// holds a value, or, with its highest bit set, the number of a block of 256 further cells.
struct AddressTrie: Sendable {
    /// 65,536 cells, then the blocks behind one another.
    private(set) var cells: [UInt32]

    static let isBlock: UInt32 = 1 << 31

    /// Builds the trie of prefixes; of two equal ones the later wins.
    ///
    /// - Parameter entries: a value has 31 bits; 0 is what no prefix covers.
    init(_ entries: [(block: CIDRBlock, value: UInt32)]) {
        cells = Array(repeating: 0, count: 1 << 16)
        let order = entries.enumerated().sorted {
            ($0.element.block.prefixLength, $0.offset) < ($1.element.block.prefixLength, $1.offset)
        }
        for (_, entry) in order { put(entry.block, entry.value) }
    }

    private mutating func put(_ block: CIDRBlock, _ value: UInt32) {
        let first = block.first.value
        let last = block.last.value
        for top in Int(first >> 16)...Int(last >> 16) {
            if block.prefixLength <= 16 {
                cells[top] = value
                continue
            }
            let middle = branch(top)
            for second in Int(first >> 8 & 255)...Int(last >> 8 & 255) {
                if block.prefixLength <= 24 {
                    cells[middle + second] = value
                    continue
                }
                let bottom = branch(middle + second)
                for third in Int(first & 255)...Int(last & 255) { cells[bottom + third] = value }
            }
        }
    }

    /// The start of the cell's block; a cell with a value gets a block full of it.
    private mutating func branch(_ cell: Int) -> Int {
        let held = cells[cell]
        if held & Self.isBlock != 0 { return Int(held & ~Self.isBlock) }
        let start = cells.count
        cells.append(contentsOf: repeatElement(held, count: 256))
        cells[cell] = Self.isBlock | UInt32(start)
        return start
    }

    @inline(__always)
    static func value(_ cells: UnsafePointer<UInt32>, _ address: UInt32) -> UInt32 {
        var held = cells[Int(address >> 16)]
        if held & isBlock == 0 { return held }
        held = cells[Int(held & ~isBlock) &+ Int(address >> 8 & 255)]
        if held & isBlock == 0 { return held }
        return cells[Int(held & ~isBlock) &+ Int(address & 255)]
    }
}
