/// The items that were found in one file.
struct Tally {
    static let noObject = "no object in it"
    static let emptyObject = "an empty object"
    private(set) var documents: [String: DocumentCount] = [:]
    /// Documents in which nothing was recognised, by their keys.
    private(set) var unknown: [String] = []
    private(set) var unusable: [String: Int] = [:]
    /// Items that were understood and of which nothing is kept, such as namespaces.
    private(set) var unneeded: [String: Int] = [:]
    private(set) var unread: [String: Int] = [:]
    private var kindsOfDocument: Set<String> = []
    private var namesOfDocument: [String] = []
    /// Items of one kind that came behind each other and are not counted yet.
    private var run: (kind: String, items: Int)?

    mutating func beginDocument() {
        kindsOfDocument = []
        namesOfDocument = []
    }

    mutating func endDocument() {
        endRun()
        guard kindsOfDocument.isEmpty else { return }
        let name = namesOfDocument.first ?? Self.noObject
        if unknown.count < 5, !unknown.contains(name) { unknown.append(name) }
    }

    /// Counts a kind of the present document, and items of it.
    mutating func add(_ kind: String, items: Int) {
        if run?.kind == kind {
            run?.items += items
        } else {
            endRun()
            run = (kind, items)
        }
    }

    private mutating func endRun() {
        guard let (kind, items) = run else { return }
        run = nil
        let isNew = kindsOfDocument.insert(kind).inserted
        var count = documents[kind] ?? DocumentCount(kind: kind, documents: 0, items: 0)
        count.documents += isNew ? 1 : 0
        count.items += items
        documents[kind] = count
    }

    /// Counts an item that was read, or one that is not what it should be.
    mutating func add(_ item: ReadItem) {
        guard item.isKnown else {
            unread[item.kind, default: 0] += 1
            if namesOfDocument.isEmpty { namesOfDocument.append("a list of \(item.kind)") }
            return
        }
        add(item.kind, items: item.facts.map { max(1, $0.count) } ?? 0)
        guard let facts = item.facts else {
            unusable[item.kind, default: 0] += 1
            return
        }
        if facts.isEmpty { unneeded[item.kind, default: 0] += 1 }
    }

    /// Names an object that has no key or kind that the importer knows.
    mutating func addUnknown(keys: [String], kind: String?) {
        guard namesOfDocument.count < 1 else { return }
        let shown = keys.prefix(6).joined(separator: ", ") + (keys.count > 6 ? ", …" : "")
        namesOfDocument.append(
            kind.map { "kind \($0)" } ?? (keys.isEmpty ? Self.emptyObject : "keys \(shown)"))
    }

    /// The warnings of a file besides its counts.
    func warnings(path: String) -> [String] {
        unusable.sorted { $0.key < $1.key }.map {
            "\(path): \($0.value) of \($0.key) left out, for they lack their id"
        }
            + unread.sorted { $0.key < $1.key }.map {
                "\(path): \($0.value) \($0.key) not read: ekscost does not use this kind"
            }
    }
}
