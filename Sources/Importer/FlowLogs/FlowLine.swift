/// The fields of one line: the text that they stand in, and where each ends.
struct FlowLine {
    typealias Pointer = UnsafePointer<UInt8>

    let text: Pointer
    /// Offsets in `text`, the first field's at 0; the one before it is that of the byte before the line.
    let ends: UnsafePointer<UInt32>

    @inline(__always)
    func start(_ field: Int) -> Pointer { text + Int(ends[field &- 1] &+ 1) }

    @inline(__always)
    func end(_ field: Int) -> Pointer { text + Int(ends[field]) }

    /// Whether a field is `-`.
    @inline(__always)
    func isNone(_ field: Int) -> Bool {
        ends[field] &- ends[field &- 1] == 2 && start(field).pointee == UInt8(ascii: "-")
    }
}

/// A record that was read and is yet to be placed and counted.
struct FlowRecord {
    var line: FlowLine
    var bytes: UInt64
    var packets: UInt64
    /// IPv4 addresses; 0 where the text is IPv6.
    var source: UInt32
    var destination: UInt32
    /// Place and workload as the trie holds them; of IPv4 addresses they are looked up last.
    var from: UInt32
    var to: UInt32
    /// What the record is added to; 0 for nothing.
    var cell: UInt64 = 0
    var talker: UInt64 = 0

    static let isIPv6: UInt32 = 1 << 31
}
