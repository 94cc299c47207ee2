public import Topology

/// Reads what the AWS CLI and kubectl printed as JSON, from files, folders, archives and standard input.
public struct JSONImport {
    private let paths: [String]
    private let keepGoing: Bool
    private let cluster: ClusterID?

    /// - Parameters:
    ///   - paths: files, folders, archives, or `-` for standard input, read in this order.
    ///   - keepGoing: whether a broken file is listed and left out instead of ending the import.
    ///   - cluster: the cluster of all Kubernetes objects in them; nil where they tell it themselves.
    public init(paths: [String], keepGoing: Bool, cluster: ClusterID? = nil) {
        self.paths = paths
        self.keepGoing = keepGoing
        self.cluster = cluster
    }

    /// Reads everything and hands each fact over as soon as it is known.
    ///
    /// On an error facts may have been handed over already: whoever keeps them takes them back.
    public func run(_ sink: (Fact) throws -> Void) throws -> ImportSummary {
        try withoutActuallyEscaping(sink) { sink in
            var inputs = InputReader(keepGoing: keepGoing, cluster: cluster, sink: sink)
            for path in paths { try inputs.read(path) }
            return inputs.finish()
        }
    }
}

extension SkippedInput {
    fileprivate static let unknown = "unknown document: "
    /// Indicates whether the file is a list or an object without anything in it, as `--query` may leave it.
    fileprivate var holdsNothing: Bool {
        [Tally.noObject, Tally.emptyObject].contains { reason == Self.unknown + $0 }
    }
}

/// Walks the inputs and adds up what their files held.
private struct InputReader {
    let keepGoing: Bool
    let cluster: ClusterID?
    let sink: (Fact) throws -> Void
    private var summary = ImportSummary()
    private var documents: [String: DocumentCount] = [:]
    private var leftOut: [LeftOut.Reason: [String: Int]] = [:]

    init(keepGoing: Bool, cluster: ClusterID?, sink: @escaping (Fact) throws -> Void) {
        self.keepGoing = keepGoing
        self.cluster = cluster
        self.sink = sink
    }

    mutating func read(_ path: String) throws {
        if path != "-", case .folder = try InputKind.of(path) {
            return try Folder.walk(path) { file, kind in try read(file, kind) }
        }
        let before = summary
        do {
            try readNamed(path)
        } catch let error as ImportError {
            guard case .broken = error, let other = ForeignFile.of(path)?.error(path, for: .json) else {
                throw error
            }
            throw other
        }
        try refuseForeign(path, summary.skipped.dropFirst(before.skipped.count))
    }

    /// Ends the import where a file that the user named was left out, for it is of another kind; one of the right kind
    /// that holds nothing, and an archive, whose members are like a folder's files, are only counted.
    private func refuseForeign(_ path: String, _ skipped: ArraySlice<SkippedInput>) throws(ImportError) {
        let shown = path == "-" ? "standard input" : path
        guard !keepGoing, let own = skipped.first(where: { $0.path == shown }), !own.holdsNothing else {
            return
        }
        let kind = ForeignFile.of(path)
        guard kind != .documents else { return }
        throw kind?.error(path, for: .json)
            ?? .misplaced(
                path: shown, what: "nothing that `import json` reads: \(own.reason)",
                mend: "give it JSON of the AWS CLI, of kubectl or of `ekscost export`")
    }

    private mutating func readNamed(_ path: String) throws {
        if path == "-" { return try members(of: Archive(path: nil), broken: [:]) }
        switch try InputKind.of(path) {
        case .json: try read(path, .json)
        // A file that the user names is read whatever its ending: plain, compressed or an archive.
        case .folder, .archive, .other: try read(path, .archive)
        }
    }

    private mutating func read(_ path: String, _ kind: InputKind) throws {
        do {
            switch kind {
            case .json: try file(path)
            case .archive: try archive(path)
            case .folder, .other: summary.ignoredFiles += 1
            }
        } catch let error as ImportError where keepGoing && error.exitCode == 65 {
            summary.skipped.append(SkippedInput(path: path, reason: error.description))
        }
    }

    private mutating func file(_ path: String) throws {
        // Nothing of a broken file is to be kept, so it is read twice: the first time for its errors.
        if keepGoing { _ = try fileTally(path) { _ in } }
        add(try fileTally(path, sink), path)
    }

    private func fileTally(_ path: String, _ sink: @escaping (Fact) throws -> Void) throws -> Tally {
        let file = try FileBytes(path: path)
        return try tally(path, sink) { buffer throws(ImportError) in try file.read(into: buffer) }
    }

    private mutating func archive(_ path: String) throws {
        var broken: [String: String] = [:]
        if keepGoing {
            let archive = try Archive(path: path)
            while let member = try archive.next() {
                guard member.isLone || InputKind.ofMember(member.name) == .json else { continue }
                do {
                    _ = try memberTally(archive, path + ":" + member.name) { _ in }
                } catch let error as ImportError {
                    guard case .broken = error else { throw error }
                    broken[member.name] = error.description
                }
            }
        }
        try members(of: Archive(path: path), broken: broken)
    }

    /// - Parameter broken: the members to leave out, each with the reason.
    private mutating func members(of archive: Archive, broken: [String: String]) throws {
        var isEmpty = true
        while let member = try archive.next() {
            isEmpty = false
            let name = member.isLone ? archive.path : archive.path + ":" + member.name
            if let reason = broken[member.name] {
                summary.skipped.append(SkippedInput(path: name, reason: reason))
            } else if member.isLone || InputKind.ofMember(member.name) == .json {
                add(try memberTally(archive, name, sink), name)
            } else {
                summary.ignoredFiles += 1
            }
        }
        if isEmpty {
            throw ImportError.broken(
                path: archive.path, line: 1, column: 1, offset: 0, what: "the file is empty")
        }
    }

    private func memberTally(
        _ archive: Archive, _ name: String, _ sink: @escaping (Fact) throws -> Void
    ) throws -> Tally {
        try tally(name, sink) { buffer throws(ImportError) in try archive.read(into: buffer) }
    }

    private func tally(
        _ path: String, _ sink: @escaping (Fact) throws -> Void, _ fill: @escaping JSONWindow.Fill
    ) throws -> Tally {
        var reader = try DocumentReader(path: path, cluster: cluster, fill: fill, sink: sink)
        try reader.readAll()
        return reader.tally
    }

    private mutating func add(_ tally: Tally, _ path: String) {
        for (kind, count) in tally.documents {
            var sum = documents[kind] ?? DocumentCount(kind: kind, documents: 0, items: 0)
            sum.documents += count.documents
            sum.items += count.items
            documents[kind] = sum
        }
        leftOut[.unneeded, default: [:]].merge(tally.unneeded, uniquingKeysWith: +)
        leftOut[.lacksID, default: [:]].merge(tally.unusable, uniquingKeysWith: +)
        leftOut[.unknown, default: [:]].merge(tally.unread, uniquingKeysWith: +)
        summary.warnings += tally.warnings(path: path)
        if tally.documents.isEmpty {
            summary.skipped.append(
                SkippedInput(path: path, reason: SkippedInput.unknown + tally.unknown.joined(separator: "; "))
            )
        } else {
            summary.filesRead += 1
            summary.warnings += tally.unknown.map {
                "\(path): a document was left out, for it is unknown: \($0)"
            }
        }
    }

    func finish() -> ImportSummary {
        var summary = summary
        summary.documents = documents.values.sorted { $0.kind < $1.kind }
        summary.leftOut = LeftOut.Reason.allCases.flatMap { reason in
            (leftOut[reason] ?? [:]).sorted { $0.key < $1.key }
                .map { LeftOut(kind: $0.key, reason: reason, items: $0.value) }
        }
        return summary
    }
}
