import Topology

/// The frame of the Kubernetes objects of a file: the document, each object's uid, and which kinds are whole.
struct ObjectStream {
    /// A list's own words on a kind.
    private struct Kind {
        var namespace: String?
        /// Indicates whether its objects stand in several namespaces, or in none.
        var isWide: Bool
    }

    private var document: KubernetesDocument
    private var isBegun = false
    private var uid: UInt64??
    private var isList = false
    /// Indicates whether the list goes on in another document.
    private var isPage = false
    /// Of the present list.
    private var kinds: [String: Kind] = [:]
    private var last: (kind: String, namespace: String?)?
    /// The number of slices that have come without a name.
    private var unnamed = 0

    init(_ document: KubernetesDocument) { self.document = document }

    /// Notes that the objects of an export say themselves whose they are.
    mutating func notePlaced() { document.isPlaced = true }

    /// Begins a list, whose objects are a document of their own.
    mutating func beginList() {
        isBegun = false
        isList = true
        kinds = [:]
        last = nil
    }

    /// Tells what is known of the object whose facts follow.
    mutating func begin(
        _ kind: String, namespace: String?, uid: UInt64?, _ sink: (Fact) throws -> Void
    ) throws {
        if !isBegun {
            try sink(.kubernetesDocument(document))
            isBegun = true
            self.uid = nil
        }
        if self.uid != .some(uid) {
            try sink(.uid(uid))
            self.uid = .some(uid)
        }
        guard isList, last?.kind != kind || last?.namespace != namespace else { return }
        last = (kind, namespace)
        if let known = kinds[kind] {
            if known.namespace != namespace { kinds[kind]?.isWide = true }
        } else {
            kinds[kind] = Kind(namespace: namespace, isWide: namespace == nil)
        }
    }

    /// Notes that the list is only a page of one.
    mutating func endsEarly() { isPage = true }

    /// Ends the list, if one was begun.
    ///
    /// Of a kind whose objects all stand in one namespace nothing tells whether others were asked for.
    mutating func endList(_ sink: (Fact) throws -> Void) throws {
        let whole = isList && !isPage ? Set(kinds.filter(\.value.isWide).keys) : []
        if isList { isBegun = false }
        isList = false
        isPage = false
        kinds = [:]
        if !whole.isEmpty { try sink(.listedWhole(whole)) }
    }

    /// The facts of a slice without a name, which exports of an earlier version leave out, under a number.
    mutating func named(_ facts: [Fact]) -> [Fact] {
        guard case .endpointCount(let first) = facts.first, first.slice.isEmpty else { return facts }
        unnamed += 1
        return facts.map { fact in
            guard case .endpointCount(var count) = fact else { return fact }
            count.slice = "#\(unnamed)"
            return .endpointCount(count)
        }
    }
}
