import CISAL

/// Keeps the greatest of a stream of weighted keys in a fixed room.
///
/// When the table is full, every entry pays about the median weight and those that cannot are dropped, so a kept
/// weight is too small by at most `lost`. Source: Anderson et al., "A high-performance algorithm for identifying
/// frequent items in data streams", IMC 2017, <https://arxiv.org/abs/1705.07001>.
struct TalkerSketch: ~Copyable {
    struct Entry {
        var key: UInt64 = 0
        var out: UInt64 = 0
        var back: UInt64 = 0
    }

    private static let bits: UInt64 = 14
    private static let capacity = 1 << 14
    private var entries: UnsafeMutablePointer<Entry>
    /// Always empty: what a purge leaves moves here.
    private var spare: UnsafeMutablePointer<Entry>
    private var count = 0
    /// The amount that any kept entry may lack.
    private(set) var lost: UInt64 = 0

    init() {
        entries = Self.table()
        spare = Self.table()
    }

    private static func table() -> UnsafeMutablePointer<Entry> {
        let table = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
        table.initialize(repeating: Entry(), count: capacity)
        return table
    }

    deinit {
        entries.deallocate()
        spare.deallocate()
    }

    /// Asks for the memory that `add` will want.
    @inline(__always)
    func prefetch(_ key: UInt64) {
        cisal_prefetch(entries + Int((key &* 0x9e37_79b9_7f4a_7c15) &>> (64 &- Self.bits)))
    }

    @inline(__always)
    mutating func add(_ key: UInt64, out: UInt64, back: UInt64) {
        var index = Int((key &* 0x9e37_79b9_7f4a_7c15) &>> (64 &- Self.bits))
        while true {
            let entry = entries + index
            if entry.pointee.key == key {
                entry.pointee.out &+= out
                entry.pointee.back &+= back
                return
            }
            if entry.pointee.key == 0 { return insert(key, out, back) }
            index = (index &+ 1) & (Self.capacity &- 1)
        }
    }

    @inline(never)
    private mutating func insert(_ key: UInt64, _ out: UInt64, _ back: UInt64) {
        if count * 4 >= Self.capacity * 3 { purge() }
        put(Entry(key: key, out: out, back: back))
    }

    private mutating func put(_ new: Entry) {
        var index = Int((new.key &* 0x9e37_79b9_7f4a_7c15) >> (64 - Self.bits))
        while entries[index].key != 0 { index = (index + 1) & (Self.capacity - 1) }
        entries[index] = new
        count += 1
    }

    private mutating func purge() {
        // The median of a sample is as good: the paper's own code takes 1,024.
        let step = max(1, Self.capacity / 1024)
        let weights = stride(from: 0, to: Self.capacity, by: step).filter { entries[$0].key != 0 }
            .map { entries[$0].out &+ entries[$0].back }.sorted()
        let median = weights.isEmpty ? 0 : weights[weights.count / 2]
        lost &+= median
        swap(&entries, &spare)
        count = 0
        for index in 0..<Self.capacity {
            var entry = spare[index]
            guard entry.key != 0 else { continue }
            spare[index] = Entry()
            guard entry.out &+ entry.back > median else { continue }
            let fromOut = min(entry.out, median)
            entry.out -= fromOut
            entry.back -= min(entry.back, median - fromOut)
            put(entry)
        }
    }

    var all: [Entry] { (0..<Self.capacity).compactMap { entries[$0].key == 0 ? nil : entries[$0] } }
}
