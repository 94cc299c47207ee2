import Topology

/// One item as it came off the stream.
struct ReadItem {
    /// The top-level key or the Kubernetes kind.
    let kind: String
    /// Nil where the item lacks what makes it one of its kind.
    let facts: [Fact]?
    var isKnown = true
    /// Further keys by which a Kubernetes object is known; nil for a thing of AWS.
    var object: KubernetesObject?

    init(kind: String, facts: [Fact]?, isKnown: Bool = true) {
        self.kind = kind
        self.facts = facts
        self.isKnown = isKnown
    }

    init(_ kind: KubernetesKind, _ object: KubernetesObject?) {
        self.kind = kind.rawValue
        facts = object?.facts
        self.object = object
    }
}

extension AWSNoun {
    /// Reads an item that stands under this noun's key.
    func read(_ reader: inout JSONReader, at place: Place) throws(JSONStop) -> [Fact]? {
        if self == .networkInterfaces {
            return try NetworkInterface.read(&reader).map { [.networkInterface($0)] }
        }
        return facts(try reader.value(), at: place)
    }
}

extension ReadItem {
    /// Reads an object that is an item by itself; nil, and nothing read, where it is none.
    static func bare(
        _ reader: inout JSONReader, at place: Place, _ memo: PodMemo
    ) throws(JSONStop) -> ReadItem? {
        let mark = reader
        let own = try reader.peekKind()
        if let kind = own.kind.flatMap({ KubernetesKind(kind: $0, apiVersion: own.apiVersion) }) {
            return ReadItem(kind, try kind.read(&reader, memo))
        }
        guard let noun = AWSNoun(bare: try reader.value()) else {
            reader = mark
            return nil
        }
        reader = mark
        return ReadItem(kind: noun.rawValue, facts: try noun.read(&reader, at: place))
    }

    /// Reads an element of a Kubernetes list.
    ///
    /// - Parameter listKind: the kind of a list that names it once for all, `PodList`.
    static func kubernetes(
        _ reader: inout JSONReader, listKind: String?, _ memo: PodMemo
    ) throws(JSONStop) -> ReadItem {
        let inherited = listKind.flatMap {
            $0.hasSuffix("List") && $0 != "List" ? String($0.dropLast(4)) : nil
        }
        // The items of a typed list name no kind: to look for one means to read all of each twice.
        let own = try reader.peekKind(onlyFirst: inherited != nil)
        var kind = (own.kind ?? inherited).flatMap { KubernetesKind(kind: $0, apiVersion: own.apiVersion) }
        if kind == nil, own.kind == nil, inherited == nil {
            let mark = reader
            kind = KubernetesKind(fieldsOf: try reader.value())
            reader = mark
        }
        guard let kind else {
            try reader.skip()
            return ReadItem(
                kind: own.kind ?? inherited ?? "object without a kind", facts: nil, isKnown: false)
        }
        return ReadItem(kind, try kind.read(&reader, memo))
    }
}
