import CISAL

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

    /// Returns whether a field is `-`.
    @inline(__always)
    func isNone(_ field: Int) -> Bool {
        ends[field] &- ends[field &- 1] == 2 && start(field).pointee == UInt8(ascii: "-")
    }
}

/// A record that was read and is yet to be placed and counted.
typealias FlowRecord = cisal_record

extension FlowRecord {
    /// Marks a place that was looked up by an IPv6 address.
    static let isIPv6: UInt32 = 1 << 31
}

extension FlowLogFormat.Places {
    /// The columns that the fast way reads a record from; nil for formats that lack one of them.
    var columns: cisal_columns? {
        let source = packetSource >= 0 ? packetSource : source
        let destination = packetDestination >= 0 ? packetDestination : destination
        let needed = [source, destination, packets, bytes, start, end, action, status]
        guard needed.allSatisfy({ $0 >= 0 }) else { return nil }
        let numbers = needed.map { Int32($0) }
        return cisal_columns(
            source: numbers[0], destination: numbers[1], packets: numbers[2], bytes: numbers[3],
            start: numbers[4], end: numbers[5], action: numbers[6], status: numbers[7], count: Int32(count))
    }
}
