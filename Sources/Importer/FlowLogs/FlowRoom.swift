/// The memory that one thread splits lines in.
struct FlowRoom: ~Copyable {
    /// The ends of fields; the offset before the first is that of the byte before the text.
    let fields: UnsafeMutablePointer<UInt32>
    /// The fields that end a line.
    let lines: UnsafeMutablePointer<UInt32>
    /// A line that was put right.
    let text: UnsafeMutablePointer<UInt8>

    /// The length of text that is split at once: it and its fields stay in the processor's nearest cache.
    static let split = 1 << 14
    /// More than any format has.
    static let columns = 255
    /// Loads of whole words may begin before a field and end behind it.
    private static let margin = 64

    init(text count: Int) {
        fields = Self.room(Self.split + Self.margin) + Self.margin
        fields[-1] = .max
        lines = Self.room(Self.split)
        text = .allocate(capacity: count + 2 * Self.margin) + Self.margin
        (text - Self.margin).initialize(repeating: 0, count: count + 2 * Self.margin)
    }

    private static func room(_ count: Int) -> UnsafeMutablePointer<UInt32> {
        let room = UnsafeMutablePointer<UInt32>.allocate(capacity: count + margin)
        room.initialize(repeating: 0, count: count + margin)
        return room
    }

    deinit {
        (fields - Self.margin).deallocate()
        lines.deallocate()
        (text - Self.margin).deallocate()
    }
}
