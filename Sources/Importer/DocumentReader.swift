import Topology

/// Reads the documents of one file and hands their facts over.
struct DocumentReader: ~Copyable {
    /// An object that ends within so many bytes is looked at whole before it is read.
    private static let peekLimit = 1 << 20

    private var window: JSONWindow
    private let place: Place
    private let memo = PodMemo()
    private let sink: (Fact) throws -> Void
    private(set) var tally = Tally()
    private var objects: ObjectStream

    init(
        path: String, cluster: ClusterID? = nil, windowSize: Int = JSONWindow.size,
        fill: @escaping JSONWindow.Fill,
        sink: @escaping (Fact) throws -> Void
    ) throws(ImportError) {
        window = try JSONWindow(path: path, size: windowSize, fill: fill)
        place = Place(path: path)
        objects = ObjectStream(KubernetesDocument(path: path, cluster: cluster))
        self.sink = sink
    }

    /// Reads to the end: one document, or several behind each other, as the AWS CLI prints pages.
    mutating func readAll() throws {
        var isFirst = true
        while let byte = try window.read({ reader throws(JSONStop) in try reader.peekOrEnd() }) {
            tally.beginDocument()
            switch byte {
            case UInt8(ascii: "{"): try object()
            case UInt8(ascii: "["): try array()
            default:
                // `--query` may leave a lone string or number; behind a document it is rubbish.
                guard isFirst else {
                    throw window.broken("something that is no document follows the document")
                }
                try window.read { reader throws(JSONStop) in try reader.skip() }
            }
            tally.endDocument()
            isFirst = false
        }
        if isFirst { throw window.broken("the file is empty") }
    }

    // MARK: - Documents

    private mutating func object() throws {
        let (place, memo) = (place, memo)
        if try isSmall(),
            let item = try window.read({ reader throws(JSONStop) in
                try ReadItem.bare(&reader, at: place, memo)
            })
        {
            try emit(item)
        } else {
            try wrapper()
        }
    }

    private mutating func isSmall() throws(ImportError) -> Bool {
        try window.read { reader throws(JSONStop) in try reader.endsSoon(DocumentReader.peekLimit) }
    }

    /// An array of items without their wrapper, or of documents, as `--query` and `jq` leave them.
    private mutating func array() throws {
        try elements { (document) throws in
            switch try document.peek() {
            case UInt8(ascii: "{"): try document.object()
            case UInt8(ascii: "["): try document.array()
            default: try document.pass()
            }
        }
    }

    /// Reads an object by its top-level keys.
    private mutating func wrapper() throws {
        try window.read { reader throws(JSONStop) in try reader.beginObject() }
        var kind: String?
        var keys: [String] = []
        var isKnown = false
        var isBundle = false
        while let key = try window.read({ reader throws(JSONStop) in try reader.key()?.string }) {
            if keys.count < 7 { keys.append(key) }
            let byte = try peek()
            if let noun = AWSNoun(key: key), byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") {
                isKnown = true
                tally.add(noun.rawValue, items: 0)
                if byte == UInt8(ascii: "{") {
                    try item(noun)
                } else {
                    try items(noun)
                }
            } else if key == "Items", byte == UInt8(ascii: "[") {
                // What some wrappers of the API and `jq -s` name a list whose items say by their fields what they are.
                let before = tally.documents
                try array()
                isKnown = isKnown || tally.documents != before
            } else if key == "items", byte == UInt8(ascii: "[") {
                isKnown = try kubernetesList(kind) || isKnown
            } else if key == "metadata", byte == UInt8(ascii: "{") {
                // A page of a list says so behind its items or before them.
                if try isPage() { objects.endsEarly() }
            } else if key == "schema", byte == UInt8(ascii: "\"") {
                isBundle = try bundleSchema()
            } else if key == "placed", isBundle, byte == UInt8(ascii: "t") {
                objects.notePlaced()
                try pass()
            } else if key == "takenAt", isBundle {
                try takenAt()
                isKnown = true
            } else if key == "kind", byte == UInt8(ascii: "\"") {
                kind = try window.read { reader throws(JSONStop) in try reader.text() }
            } else {
                try pass()
            }
        }
        try objects.endList(sink)
        if isKnown { return }
        if let kind, kind.hasSuffix("List"), keys.contains("items") {
            tally.add(kind, items: 0)
        } else {
            tally.addUnknown(keys: keys, kind: kind)
        }
    }

    /// The objects of a list; false where it has none.
    private mutating func kubernetesList(_ kind: String?) throws -> Bool {
        objects.beginList()
        var isEmpty = true
        try elements { (document) throws in
            isEmpty = false
            try document.kubernetesItem(kind)
        }
        return !isEmpty
    }

    /// Returns whether the metadata of a list says that it goes on in another document.
    private mutating func isPage() throws -> Bool {
        let metadata = try window.read { reader throws(JSONStop) in try reader.value() }
        return metadata.text("continue")?.isEmpty == false || metadata.int("remainingItemCount") ?? 0 > 0
    }

    /// Returns whether the document is a snapshot that ekscost exported; a newer kind of it is refused.
    private mutating func bundleSchema() throws -> Bool {
        let schema = try window.read { reader throws(JSONStop) in try reader.text() } ?? ""
        if schema == SnapshotBundle.schema { return true }
        guard schema.hasPrefix(SnapshotBundle.family) else { return false }
        throw window.broken("\(schema) is newer than this ekscost, which reads \(SnapshotBundle.schema)")
    }

    /// The time at which a bundle's snapshot was taken.
    private mutating func takenAt() throws {
        let text = try window.read { reader throws(JSONStop) in try reader.text() } ?? ""
        guard let seconds = SnapshotBundle.seconds(text) else {
            throw window.broken("takenAt is '\(text)' and no time such as 2026-11-01T00:00:00Z")
        }
        tally.add("snapshot", items: 1)
        try sink(.takenAt(seconds))
    }

    // MARK: - Items

    /// The items under a noun's key; lists within the list, as `--query` leaves them, are walked too.
    private mutating func items(_ noun: AWSNoun) throws {
        try elements { (document) throws in
            if try document.peek() == UInt8(ascii: "[") {
                try document.items(noun)
            } else {
                try document.item(noun)
            }
        }
    }

    private mutating func item(_ noun: AWSNoun) throws {
        let place = place
        let facts = try window.read { reader throws(JSONStop) in try noun.read(&reader, at: place) }
        if noun == .traffic, facts == nil { throw badTrafficRow() }
        try emit(ReadItem(kind: noun.rawValue, facts: facts))
    }

    /// A row of a bundle that the traffic table would refuse: it must not be lost, nor taken.
    private func badTrafficRow() -> ImportError {
        let error = window.broken("")
        guard case .broken(let path, let line, _, _, _) = error else { return error }
        return .badTable(
            path: path, line: line,
            what:
                "a row of Traffic has no source, destination or basis, or GB that are not from 0 to 1000000000",
            mend: "export the snapshot again, or correct the row")
    }

    private mutating func kubernetesItem(_ listKind: String?) throws {
        let memo = memo
        if listKind == nil || listKind == "List" || listKind == "PodList",
            let (pod, uid) = try window.read({ reader throws(JSONStop) in try memo.patterns.pod(&reader) })
        {
            tally.add(KubernetesKind.pod.rawValue, items: 1)
            try objects.begin(KubernetesKind.pod.rawValue, namespace: pod.namespace, uid: uid, sink)
            return try sink(.pod(pod))
        }
        try emit(
            window.read { reader throws(JSONStop) in
                try ReadItem.kubernetes(&reader, listKind: listKind, memo)
            })
    }

    private mutating func emit(_ item: ReadItem) throws {
        tally.add(item)
        if let object = item.object, !object.facts.isEmpty {
            try objects.begin(item.kind, namespace: object.namespace, uid: object.uid, sink)
        }
        for fact in objects.named(item.facts ?? []) { try sink(fact) }
    }

    // MARK: - Steps

    private mutating func peek() throws(ImportError) -> UInt8 {
        try window.read { reader throws(JSONStop) in try reader.peek() }
    }

    /// Calls `body` at each element of the array that follows.
    private mutating func elements(_ body: (inout DocumentReader) throws -> Void) throws {
        try window.read { reader throws(JSONStop) in try reader.beginArray() }
        while try window.read({ reader throws(JSONStop) in try reader.element() }) { try body(&self) }
    }

    /// Past a value of any size, an element or a member at a time where it is long.
    private mutating func pass() throws {
        switch try peek() {
        case UInt8(ascii: "["): try elements { (document) throws in try document.skip() }
        case UInt8(ascii: "{"):
            try window.read { reader throws(JSONStop) in try reader.beginObject() }
            while try window.read({ reader throws(JSONStop) in try reader.key() != nil }) { try skip() }
        default: try skip()
        }
    }

    private mutating func skip() throws(ImportError) {
        try window.read { reader throws(JSONStop) in try reader.skip() }
    }
}
