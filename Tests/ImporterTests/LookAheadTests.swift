import Testing

@testable import Importer

/// How far a reader looks ahead before it decides whether to read an object whole or member by member.
@Suite struct LookAheadTests {
    /// Whether the first value of a text ends within so many bytes, and whether the reader is where it was.
    private func looks(_ text: String, within limit: Int, isLast: Bool = true) throws -> (
        soon: Bool, stayed: Bool
    ) {
        try Array(text.utf8).withUnsafeBufferPointer { bytes in
            let start = try #require(bytes.baseAddress)
            var reader = JSONReader(place: start, end: start + bytes.count, isLastWindow: isLast)
            let soon = try reader.endsSoon(limit)
            return (soon, reader.place == start && reader.end == start + bytes.count)
        }
    }

    @Test(arguments: [
        (#"{"a":[1,2]}"#, 11, true), (#"{"a":[1,2]}"#, 10, false), (#"{"a":[1,2]} {"b":3}"#, 11, true),
        (#"{"a":[1,2]} {"b":3}"#, 10, false), (#"{"a":"\"}"}"#, 8, false), ("[[[[]]]]", 100, true),
    ])
    func `a window that holds the whole value does not make a long value a short one`(
        text: String, limit: Int, soon: Bool
    ) throws {
        let found = try looks(text, within: limit)
        #expect(found.soon == soon && found.stayed)
    }

    @Test func `what is no JSON within the limit is an error, and what lies beyond is not looked at`() throws
    {
        #expect(throws: JSONStop.notJSON) { try looks(#"{"a":nope, "b":1}"#, within: 100) }
        #expect(try looks(#"{"a":[1,2,3,4], "b":nope}"#, within: 10).soon == false)
        #expect(throws: JSONStop.windowEnds) { try looks(#"{"a":[1,2"#, within: 100, isLast: false) }
    }
}
