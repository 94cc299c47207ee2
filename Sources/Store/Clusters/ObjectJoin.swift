import GRDB
import Topology

/// Brings the groups of one cluster together under one number.
struct ObjectJoin {
    /// The certainty that a group's objects are the cluster's.
    enum Evidence {
        case told, inferred, none
    }

    /// A group of the cluster.
    struct Member {
        var group: ObjectGroups.Group
        var evidence: Evidence
    }

    private let db: Database
    private let writer: Writer
    private let cluster: ClusterID
    private var snapshot: Int64 { writer.snapshot }

    init(_ db: Database, _ writer: Writer, _ cluster: ClusterID) {
        self.db = db
        self.writer = writer
        self.cluster = cluster
    }

    /// - Parameter members: in the order in which they were read.
    func run(_ members: [Member]) throws {
        let (earlier, new) = (members.filter { $0.group.order == 0 }, members.filter { $0.group.order > 0 })
        let whole = new.reduce(into: Set<String>()) { $0.formUnion($1.group.whole) }
        let here = try joined(new, isStrict: true)
        var before = try joined(earlier, isStrict: false)
        if let here, let old = before {
            if new.contains(where: { $0.evidence == .none }) { try refuseStranger(here, old, new) }
            try drop(kinds: whole, of: old, absentFrom: here)
            before = try largest(here, old)
            let other = before == here ? old : here
            try move(other, to: before ?? here, winning: other == here, tables: nil)
        }
        guard let number = before ?? here else { return }
        try db.execute(
            sql: """
                INSERT INTO kubernetesCluster (snapshotID, number, cluster) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET cluster = excluded.cluster
                """, arguments: [snapshot, number, cluster.rawValue])
    }

    /// One number for several groups, whose later objects stand.
    private func joined(_ members: [Member], isStrict: Bool) throws -> Int64? {
        guard let first = members.first else { return nil }
        guard members.count > 1 else { return first.group.number }
        let sizes = try members.map { try size($0.group) }
        let place = sizes.indices.max { (sizes[$0], $1) < (sizes[$1], $0) } ?? 0
        let main = members[place]
        // Later groups replace what is there, earlier ones only fill what is left.
        for other in members[(place + 1)...] { try add(other, to: main, winning: true, isStrict) }
        for other in members[..<place].reversed() { try add(other, to: main, winning: false, isStrict) }
        return main.group.number
    }

    private func add(_ other: Member, to main: Member, winning: Bool, _ isStrict: Bool) throws {
        if isStrict, other.evidence != .told || main.evidence != .told {
            for objects in StoredObjects.all where has(other.group, objects.table) {
                let conflict = try objects.conflict(other.group.number, main.group.number, snapshot, db)
                if let conflict { throw refusal(conflict, [main.group, other.group]) }
            }
        }
        try move(
            other.group.number, to: main.group.number, winning: winning, tables: other.group.tables)
    }

    private func size(_ group: ObjectGroups.Group) throws -> Int {
        guard has(group, "pod") else { return 0 }
        return try StoredObjects.all.last?.count(group.number, snapshot, db) ?? 0
    }

    private func largest(_ here: Int64, _ old: Int64) throws -> Int64 {
        guard let pods = StoredObjects.all.last else { return old }
        return try pods.count(here, snapshot, db) > pods.count(old, snapshot, db) ? here : old
    }

    private func has(_ group: ObjectGroups.Group, _ table: String) -> Bool {
        group.tables?.contains(table) ?? true
    }

    private func move(_ from: Int64, to: Int64, winning: Bool, tables: Set<String>?) throws {
        for objects in StoredObjects.all where tables?.contains(objects.table) ?? true {
            let count = try objects.move(from: from, to: to, winning: winning, snapshot, db)
            if count > 0 { writer.outcome.replaced[objects.table, default: 0] += count }
        }
        try db.execute(
            sql: "DELETE FROM kubernetesCluster WHERE snapshotID = ? AND number = ?",
            arguments: [snapshot, from])
    }

    /// Of earlier imports, what a whole list does not name is gone.
    private func drop(kinds: Set<String>, of old: Int64, absentFrom here: Int64) throws {
        guard !kinds.isEmpty else { return }
        for objects in StoredObjects.all {
            guard let condition = objects.condition(ofKinds: kinds) else { continue }
            try db.execute(
                sql: """
                    DELETE FROM \(objects.table) AS t WHERE snapshotID = ?1 AND clusterNumber = ?2
                        AND \(condition) AND NOT \(objects.hasTwin)
                    """, arguments: [snapshot, old, here])
            let gone = db.changesCount
            if gone > 0 { writer.outcome.gone[objects.table, default: 0] += gone }
        }
    }

    /// Objects of which nothing tells whose they are, and of which none is one of those there under its uid, are
    /// another cluster's where they have their names.
    private func refuseStranger(_ here: Int64, _ old: Int64, _ new: [Member]) throws {
        var conflict: String?
        for objects in StoredObjects.all {
            if try objects.agrees(here, old, snapshot, db) { return }
            if conflict == nil { conflict = try objects.conflict(here, old, snapshot, db) }
        }
        guard let conflict else { return }
        throw refusal(conflict, new.filter { $0.evidence == .none }.map(\.group))
    }

    private func refusal(_ object: String, _ groups: [ObjectGroups.Group]) -> StoreError {
        var paths: [String] = []
        for path in groups.compactMap(\.document?.path) where !paths.contains(path) { paths.append(path) }
        return .twoClusters(object: object, paths: paths.isEmpty ? ["the snapshot"] : paths)
    }
}
