import Topology

/// Looks through an answer: whether it is JSON, how many items it has, and what further calls must ask about.
struct LiveAnswer: Sendable {
    let items: Int
    let subjects: [Subject]

    /// - Throws: `ImportError` where the file is not JSON.
    init(path: String, harvests: [Harvest], asked: [Subject]) throws {
        let tally = try Self.tally(path)
        items = tally.documents.values.reduce(0) { $0 + $1.items }
        var found: [Subject] = []
        for harvest in harvests {
            try Self.items(path, key: harvest.key) { found += harvest.subjects($0, asked) }
        }
        subjects = found
    }

    private static func tally(_ path: String) throws -> Tally {
        let file = try FileBytes(path: path)
        var reader = try DocumentReader(
            path: path, windowSize: 1 << 18,
            fill: { buffer throws(ImportError) in try file.read(into: buffer) }, sink: { _ in })
        try reader.readAll()
        return reader.tally
    }

    /// The items under a top-level key, one at a time; an object stands for one item.
    static func items(_ path: String, key: String, _ body: (JSONValue) -> Void) throws(ImportError) {
        let file = try FileBytes(path: path)
        var window = try JSONWindow(path: path, size: 1 << 18) { buffer throws(ImportError) in
            try file.read(into: buffer)
        }
        // The CLI may print one document a page, one behind the other.
        while try window.read({ reader throws(JSONStop) in try reader.peekOrEnd() }) == UInt8(ascii: "{") {
            try window.read { reader throws(JSONStop) in try reader.beginObject() }
            while let name = try window.read({ reader throws(JSONStop) in try reader.key()?.string }) {
                guard name == key else {
                    try window.read { reader throws(JSONStop) in try reader.skip() }
                    continue
                }
                guard try window.read({ reader throws(JSONStop) in try reader.peek() }) == UInt8(ascii: "[")
                else {
                    body(try window.read { reader throws(JSONStop) in try reader.value() })
                    continue
                }
                try window.read { reader throws(JSONStop) in try reader.beginArray() }
                while try window.read({ reader throws(JSONStop) in try reader.element() }) {
                    body(try window.read { reader throws(JSONStop) in try reader.value() })
                }
            }
        }
    }
}

/// A page of a list as the API server prints it: whether it is JSON, how many items it has, and where the next begins.
///
/// It is passed over and not parsed, for it is read as a whole when everything is there.
struct KubectlPage: Sendable {
    private(set) var items = 0
    /// nil on the last page.
    private(set) var token: String?

    /// - Throws: `ImportError` where the file is not JSON.
    init(path: String) throws(ImportError) {
        let file = try FileBytes(path: path)
        var window = try JSONWindow(path: path, size: 1 << 18) { buffer throws(ImportError) in
            try file.read(into: buffer)
        }
        try window.read { reader throws(JSONStop) in try reader.beginObject() }
        while let name = try window.read({ reader throws(JSONStop) in try reader.key()?.string }) {
            let byte = try window.read { reader throws(JSONStop) in try reader.peek() }
            if name == "items", byte == UInt8(ascii: "[") {
                try window.read { reader throws(JSONStop) in try reader.beginArray() }
                while try window.read({ reader throws(JSONStop) in try reader.element() }) {
                    try window.read { reader throws(JSONStop) in try reader.skip() }
                    items += 1
                }
            } else if name == "metadata" {
                let continues = try window.read { reader throws(JSONStop) in try reader.value() }.text(
                    "continue")
                token = continues.flatMap { $0.isEmpty ? nil : $0 }
            } else {
                try window.read { reader throws(JSONStop) in try reader.skip() }
            }
        }
    }
}
