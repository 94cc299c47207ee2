import CISAL

/// At which interface a record saw its packets.
enum FlowSeen: Int, Hashable, Sendable, CaseIterable {
    /// Leaving the interface that holds the source.
    case egress
    /// Arriving at the interface that holds the destination.
    case ingress
    /// At one of the two ends, and the record does not say at which.
    case either
    /// Passing a NAT gateway on its inner side.
    case nat
    /// Entering a transit gateway, by its own flow log.
    case transit
}

/// The key that records are added up by: a few small numbers in one machine word.
struct FlowKey: Hashable, Sendable {
    var seen: FlowSeen
    var source: Int
    var destination: Int
    /// The number of the AWS service in the reader's table, 0 for none.
    var service: Int
    /// AWS's `traffic-path`, 0 where the record has none.
    var path: Int

    @inline(__always)
    static func word(_ seen: Int, _ source: Int, _ destination: Int, _ service: Int, _ path: Int) -> UInt64 {
        // The bit on top keeps every key apart from 0, which marks a free cell.
        1 &<< 63
            | UInt64(
                truncatingIfNeeded: seen &<< 44 | service &<< 36 | path &<< 32 | source &<< 16 | destination)
    }

    /// The raw value of a word's `seen`.
    @inline(__always)
    static func seen(_ word: UInt64) -> Int { Int(word &>> 44 & 7) }

    init(word: UInt64) {
        seen = FlowSeen(rawValue: Int(word >> 44 & 7)) ?? .either
        service = Int(word >> 36 & 255)
        path = Int(word >> 32 & 15)
        source = Int(word >> 16 & 0xffff)
        destination = Int(word & 0xffff)
    }
}

/// The sum of the records of one key.
struct FlowSum: Hashable, Sendable {
    var bytes: UInt64 = 0
    var packets: UInt64 = 0
    var records: UInt64 = 0

    static func += (a: inout FlowSum, b: FlowSum) {
        a.bytes &+= b.bytes
        a.packets &+= b.packets
        a.records &+= b.records
    }
}

/// Limits of the packed numbers.
enum FlowTables {
    /// A trie's value is 16 bits of place and 15 of workload.
    static let greatestPlace = (1 << 16) - 1
    static let greatestWorkload = (1 << 15) - 1
}

/// A hash table of sums that one thread fills: open addressing, doubled when it is half full.
struct FlowCells: ~Copyable {
    struct Cell {
        var key: UInt64 = 0
        var sum = FlowSum()
    }

    private var cells: UnsafeMutablePointer<Cell>
    private var shift: UInt64
    private var count = 0
    private var capacity: Int

    init() {
        capacity = 1 << 12
        shift = 64 - 12
        cells = .allocate(capacity: capacity)
        cells.initialize(repeating: Cell(), count: capacity)
    }

    deinit { cells.deallocate() }

    @inline(__always)
    mutating func add(_ key: UInt64, bytes: UInt64, packets: UInt64) {
        let cell = find(key)
        cell.pointee.sum.bytes &+= bytes
        cell.pointee.sum.packets &+= packets
        cell.pointee.sum.records &+= 1
    }

    /// Asks for the memory that `add` will want.
    @inline(__always)
    func prefetch(_ key: UInt64) {
        cisal_prefetch(cells + Int((key &* 0x9e37_79b9_7f4a_7c15) &>> shift))
    }

    @inline(__always)
    private mutating func find(_ key: UInt64) -> UnsafeMutablePointer<Cell> {
        var index = Int((key &* 0x9e37_79b9_7f4a_7c15) &>> shift)
        while true {
            let cell = cells + index
            if cell.pointee.key == key { return cell }
            if cell.pointee.key == 0 { return insert(key, cell) }
            index = (index &+ 1) & (capacity &- 1)
        }
    }

    @inline(never)
    private mutating func insert(_ key: UInt64, _ cell: UnsafeMutablePointer<Cell>) -> UnsafeMutablePointer<
        Cell
    > {
        if count * 2 >= capacity {
            grow()
            return find(key)
        }
        count += 1
        cell.pointee.key = key
        return cell
    }

    private mutating func grow() {
        let old = cells
        let oldCapacity = capacity
        capacity *= 2
        shift -= 1
        cells = .allocate(capacity: capacity)
        cells.initialize(repeating: Cell(), count: capacity)
        for index in 0..<oldCapacity where old[index].key != 0 {
            var place = Int((old[index].key &* 0x9e37_79b9_7f4a_7c15) >> shift)
            while cells[place].key != 0 { place = (place + 1) & (capacity - 1) }
            cells[place] = old[index]
        }
        old.deallocate()
    }

    /// Everything that was added, in no order.
    var sums: [(key: UInt64, sum: FlowSum)] {
        (0..<capacity).compactMap { cells[$0].key == 0 ? nil : (cells[$0].key, cells[$0].sum) }
    }
}
