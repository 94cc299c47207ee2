import GRDB

/// The labels and constraints of a snapshot's pods, each text once.
struct PodTexts {
    private let snapshot: Int64
    private let insert: Statement
    private var ids: [String: Int64] = [:]
    /// Those of the pod before, which most pods have too: to compare them is quicker than to hash them.
    private var recent: [(text: String, id: Int64)] = []
    private var nextID: Int64 = 1

    /// Goes on from what the snapshot has.
    init(_ db: Database, _ snapshot: Int64) throws {
        self.snapshot = snapshot
        insert = try Statement(db, "INSERT INTO podText (snapshotID, id, text) VALUES (?,?,?)")
        for (id, text) in try Self.load(db, snapshot) {
            ids[text] = id
            nextID = max(nextID, id + 1)
        }
    }

    /// The number under which the text is kept.
    mutating func id(_ text: String) throws -> Int64 {
        for known in recent where known.text == text { return known.id }
        let id = try kept(text)
        if recent.count == 2 { recent.removeFirst() }
        recent.append((text, id))
        return id
    }

    private mutating func kept(_ text: String) throws -> Int64 {
        if let known = ids[text] { return known }
        let id = nextID
        insert.bind(snapshot)
        insert.bind(id)
        insert.bind(text)
        try insert.run()
        ids[text] = id
        nextID += 1
        return id
    }

    static func load(_ db: Database, _ snapshot: Int64) throws -> [Int64: String] {
        let statement = try Statement(db, "SELECT id, text FROM podText WHERE snapshotID = ?")
        statement.bind(snapshot)
        var texts: [Int64: String] = [:]
        while try statement.next() { texts[statement.integer()] = statement.text() }
        return texts
    }
}
