import GRDBSQLite

/// The texts of a run's parameters, of one row or of several, one behind the other.
///
/// SQLite reads them here: to let it copy each is a tenth of an insert. They stay as they are until the parameters of
/// the next run come, and by then the rows are written.
struct RowTexts: ~Copyable {
    private struct Span {
        var parameter: Int32
        var start: Int
        var count: Int
    }

    private var bytes = UnsafeMutableRawPointer.allocate(byteCount: 4096, alignment: 1)
    private var capacity = 4096
    private var count = 0
    private var spans: [Span] = []
    /// True once the texts were bound: the next one belongs to another run.
    private var isBound = false

    deinit { bytes.deallocate() }

    mutating func append(_ text: String, parameter: Int32) {
        if isBound {
            spans.removeAll(keepingCapacity: true)
            count = 0
            isBound = false
        }
        var text = text
        text.withUTF8 { utf8 in
            reserve(utf8.count)
            if let source = utf8.baseAddress {
                (bytes + count).copyMemory(from: source, byteCount: utf8.count)
            }
            spans.append(Span(parameter: parameter, start: count, count: utf8.count))
            count += utf8.count
        }
    }

    /// Tells SQLite where the texts lie, once all are there.
    mutating func bind(to statement: OpaquePointer?) {
        guard !isBound else { return }
        for span in spans {
            let text = (bytes + span.start).assumingMemoryBound(to: CChar.self)
            sqlite3_bind_text(statement, span.parameter, text, Int32(span.count), nil)
        }
        isBound = true
    }

    private mutating func reserve(_ more: Int) {
        guard count + more > capacity else { return }
        let larger = max(capacity * 2, count + more)
        let moved = UnsafeMutableRawPointer.allocate(byteCount: larger, alignment: 1)
        moved.copyMemory(from: bytes, byteCount: count)
        bytes.deallocate()
        bytes = moved
        capacity = larger
    }
}
