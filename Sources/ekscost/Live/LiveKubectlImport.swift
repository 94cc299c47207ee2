import Foundation
import Importer
import Store
import Topology
import Words

/// The import of what runs in the clusters, from the first call to the snapshot.
struct LiveKubectlImport: Sendable {
    var options: KubectlImport.Options
    /// The snapshot's cluster, where the user says which.
    var cluster: String?

    struct Done: Sendable {
        var snapshot: Int64
        var clusters: [(context: String, match: ClusterMatch?)]
        var summary: ImportSummary
        var outcome: ImportOutcome
        var lost: [LostPart]
    }

    /// - Parameter snapshot: a number or latest.
    /// - Throws: `LiveError`, `Failure`, `StoreError`; `CancellationError` when the task was cancelled. The store then
    ///   is as it was.
    func run(
        into database: String, snapshot: String, show: (LiveEvent) -> Void = { _ in }
    ) async throws -> Done {
        let store = try TopologyStore(path: database)
        let target = try SnapshotTarget(snapshot).number(in: store)
        let known = try store.load(target)
        let folder = try AnswerFolder()
        defer { withExtendedLifetime(folder) {} }
        let read = try await KubectlImport(options).gather(into: folder, show: show)
        let matches = try matches(of: read, in: known)
        try Task.checkCancellation()
        var summary = ImportSummary()
        var outcome = ImportOutcome()
        let number = try store.importSnapshot(
            into: target, label: "import kubectl", takenAt: WallClock.seconds,
            cache: 16384, report: { outcome = $0 }
        ) { sink in
            summary = try Self.keep(read, as: matches, in: sink)
        }
        return Done(
            snapshot: number, clusters: Self.names(of: read, matches), summary: summary,
            outcome: outcome, lost: read.flatMap(\.lost))
    }

    /// The cluster of a snapshot that each context is.
    ///
    /// - Parameter known: its clusters and instances are looked at.
    func matches(of read: [KubectlImport.Cluster], in known: Snapshot) throws -> [ClusterMatch?] {
        let nodes = try read.map { try ContextNodes($0) }
        return try read.indices.map { place in
            let host = ClusterMatch.host(read[place].server)
            let isShared = read.indices.contains { other in
                other != place && ClusterMatch.host(read[other].server) == host
                    && nodes[other].ids.isDisjoint(with: nodes[place].ids)
            }
            return try match(read[place], nodes[place], isShared, known)
        }
    }

    /// Hands over the facts of the contexts, in their order, each as one document of its cluster.
    static func keep(
        _ read: [KubectlImport.Cluster], as matches: [ClusterMatch?], in sink: (Fact) throws -> Void
    ) throws -> ImportSummary {
        var summary = ImportSummary()
        for (read, match) in zip(read, matches) {
            let id = match?.id ?? ClusterID(read.name)
            try sink(
                .kubernetesDocument(
                    KubernetesDocument(
                        path: names(of: [read], [match])[0].context, cluster: id.rawValue.isEmpty ? nil : id))
            )
            let part = try JSONImport(paths: [read.answers], keepGoing: false).run { fact in
                try Task.checkCancellation()
                switch fact {
                // The pages of a context are one document.
                case .kubernetesDocument, .listedWhole: return
                default: try sink(placed(fact, in: match?.cluster))
                }
            }
            // What was asked for whole and came is all there is.
            try sink(.listedWhole(Set(part.documents.filter { $0.items > 0 }.map(\.kind))))
            summary.add(part)
        }
        return summary
    }

    static func names(
        of read: [KubectlImport.Cluster], _ matches: [ClusterMatch?]
    ) -> [(context: String, match: ClusterMatch?)] {
        zip(read, matches).map { ($0.name.isEmpty ? called($0) : $0.name, $1) }
    }

    private static func called(_ read: KubectlImport.Cluster) -> String {
        if !read.context.isEmpty { return "the context \(read.context)" }
        return read.name.isEmpty ? "the cluster around this program" : "the context of \(read.name)"
    }

    /// A node says of itself which cluster it is of only where eksctl made it.
    private static func placed(_ fact: Fact, in cluster: String?) -> Fact {
        guard let cluster, case .node(var node) = fact else { return fact }
        node.clusterName = cluster
        return .node(node)
    }

    private func match(
        _ read: KubectlImport.Cluster, _ nodes: ContextNodes, _ isShared: Bool, _ snapshot: Snapshot
    ) throws -> ClusterMatch? {
        if let cluster { return try said(cluster, snapshot) }
        if let match = ClusterMatch(
            name: read.name, server: read.server, instances: nodes.instances, in: snapshot,
            isShared: isShared)
        {
            return match
        }
        // A snapshot without clusters, as a saved kubectl export makes one, has nobody to be mistaken for; and an ARN
        // says itself which cluster it is.
        guard !snapshot.clusters.isEmpty, !read.name.hasPrefix("arn:") else { return nil }
        throw Failure(
            "\(Self.called(read)) (\(read.server)) is none of the snapshot's clusters, which has \(Self.names(snapshot)), say which one it is with --cluster",
            exitCode: 65)
    }

    /// The cluster of a name or an ARN that the user gives.
    private func said(_ cluster: String, _ snapshot: Snapshot) throws -> ClusterMatch {
        let named = snapshot.clusters.filter { $0.name == cluster || $0.id.rawValue == cluster }
        if named.count == 1 { return ClusterMatch(named[0], evidence: .user) }
        throw Failure(
            named.isEmpty
                ? "no cluster \(cluster) in the snapshot, it has \(Self.names(snapshot)), check --cluster"
                : "\(cluster) is the name of \(named.count) clusters, give one's ARN with --cluster: \(named.map(\.id.rawValue).sorted().joined(separator: ", "))",
            exitCode: 65)
    }

    private static func names(_ snapshot: Snapshot) -> String {
        snapshot.clusters.isEmpty ? "none" : snapshot.clusters.map(\.name).joined(separator: ", ")
    }
}

/// The nodes of a context, by which its cluster is known.
private struct ContextNodes {
    /// The key that tells a node from any other: half of its uid, its name where it has none.
    enum ID: Hashable {
        case uid(UInt64)
        case name(String)
    }

    var ids: Set<ID> = []
    var instances: Set<Identifier<Instance>> = []

    init(_ read: KubectlImport.Cluster) throws {
        var (ids, instances): (Set<ID>, Set<Identifier<Instance>>) = ([], [])
        var uid: UInt64?
        _ = try JSONImport(paths: read.nodes, keepGoing: false).run { fact in
            switch fact {
            case .uid(let half): uid = half
            case .node(let node):
                ids.insert(uid.map { .uid($0) } ?? .name(node.name))
                if let id = node.instanceID { instances.insert(id) }
            default: break
            }
        }
        self.ids = ids
        self.instances = instances
    }
}

extension LiveKubectlImport.Done {
    /// The cluster that a context is, and the evidence for it.
    static func line(_ context: String, _ match: ClusterMatch?) -> String {
        match.map { "\(context) is \($0.cluster), by \($0.evidence.rawValue)" }
            ?? "\(context): the snapshot has no cluster to match it with"
    }

    /// The summary as the terminal shows it.
    var text: PrintedText {
        var lines = clusters.map { Self.line($0.context, $0.match) }
        for count in summary.documents where count.items > 0 {
            lines.append("  \(count.kind): \(count.items)")
        }
        lines += outcome.lines
        if !lost.isEmpty {
            lines.append("not read (`ekscost import aws --print-policy` prints the ClusterRole):")
            lines += lost.map { "  " + $0.description }
        }
        return (lines + summary.warnings.map { "warning: " + $0 }).map { PrintedText($0) }
            .joined(separator: "\n")
    }
}

extension ImportSummary {
    /// Adds what another import read.
    mutating func add(_ other: ImportSummary) {
        for count in other.documents {
            if let place = documents.firstIndex(where: { $0.kind == count.kind }) {
                documents[place].documents += count.documents
                documents[place].items += count.items
            } else {
                documents.append(count)
            }
        }
        documents.sort { $0.kind < $1.kind }
        skipped += other.skipped
        filesRead += other.filesRead
        ignoredFiles += other.ignoredFiles
        warnings += other.warnings
        for left in other.leftOut {
            if let place = leftOut.firstIndex(where: { $0.kind == left.kind && $0.reason == left.reason }) {
                leftOut[place].items += left.items
            } else {
                leftOut.append(left)
            }
        }
    }
}
