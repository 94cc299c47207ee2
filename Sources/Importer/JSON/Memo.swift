import CJSONMask
import Glibc

/// The values that were read, by the bytes that they were read from: the pods of a workload say the same things.
struct Memo<Value> {
    private struct Entry {
        var bytes: [UInt8]
        var value: Value
    }

    /// Different values that are kept; an export has a few thousand.
    private static var capacity: Int { 1 << 14 }

    private var known: [UInt64: Entry] = [:]

    /// Reads a value as `make` does, or remembers what `make` made of the same bytes.
    mutating func value(
        _ reader: inout JSONReader, _ make: (inout JSONReader) throws(JSONStop) -> Value
    ) throws(JSONStop) -> Value {
        _ = try reader.peek()
        var start = reader
        try reader.skip()
        let bytes = UnsafeBufferPointer(start: start.place, count: reader.place - start.place)
        let hash = cjsonmask_hash(start.place, bytes.count)
        if let entry = known[hash], entry.bytes.count == bytes.count,
            entry.bytes.withUnsafeBytes({ kept in
                kept.baseAddress.map { memcmp($0, start.place, bytes.count) == 0 } ?? true
            })
        {
            return entry.value
        }
        let value = try make(&start)
        if known.count == Self.capacity { known = [:] }
        known[hash] = Entry(bytes: Array(bytes), value: value)
        return value
    }
}
