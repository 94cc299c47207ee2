import Topology

/// The items that an import read, and those that it left alone.
///
/// Each file is counted once: in `filesRead`, in `skipped` or in `ignoredFiles`.
public struct ImportSummary: Hashable, Sendable {
    /// Sorted by kind.
    public var documents: [DocumentCount] = []
    public var skipped: [SkippedInput] = []
    /// Files with at least one document that was recognised.
    public var filesRead = 0
    /// Files of other kinds in folders and archives.
    public var ignoredFiles = 0
    public var warnings: [String] = []
    /// Items that were read and of which nothing is kept, by kind: those of `documents` among them, such as
    /// namespaces.
    public var leftOut: [LeftOut] = []
    public init() {}

    /// Kinds that came with items of which none could be used.
    public var unusableKinds: [String] {
        leftOut.filter { left in
            left.reason == .lacksID && !documents.contains { $0.kind == left.kind && $0.items > 0 }
        }.map(\.kind)
    }

    /// The lists that `Snapshot` tracks and that were read, empty ones too.
    public var trackedLists: [String] {
        let read = Set(documents.map(\.kind))
        return Snapshot.trackedLists.filter { read.contains($0) }
    }
}

/// Items of a kind of which nothing is kept, and why.
public struct LeftOut: Hashable, Sendable {
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// They are counted as read, but no figure needs them.
        case unneeded = "no figure needs them"
        case lacksID = "they lack their id"
        case unknown = "ekscost does not use this kind"
    }
    public var kind: String
    public var reason: Reason
    public var items: Int
    public init(kind: String, reason: Reason, items: Int) {
        self.kind = kind
        self.reason = reason
        self.items = items
    }
}

/// The number of documents of a kind that were read, and of the items that they held.
public struct DocumentCount: Hashable, Sendable {
    /// The top-level key, `Vpcs`, or the Kubernetes kind, `Pod`.
    public var kind: String
    public var documents: Int
    public var items: Int
    public init(kind: String, documents: Int, items: Int) {
        self.kind = kind
        self.documents = documents
        self.items = items
    }
}

/// A file that gave nothing, and why.
public struct SkippedInput: Hashable, Sendable {
    public var path: String
    public var reason: String
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}
