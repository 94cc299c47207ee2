import GRDB

/// The facts of a snapshot that are known without reading it.
public struct SnapshotInfo: Hashable, Sendable {
    public var number: Int64
    /// Seconds since 1970 UTC.
    public var takenAt: Int64
    public var label: String
    /// The number of each noun that it holds, `["subnet": 6]`; a noun it has none of is left out.
    public var counts: [String: Int]
}

extension TopologyStore {
    /// Every snapshot, in the order of their import.
    ///
    /// - Parameter counted: whether to count what each holds, which reads the whole store; the counts are else empty.
    public func snapshots(counted: Bool = true) throws -> [SnapshotInfo] {
        try translating {
            try database.read { db in
                var counts: [Int64: [String: Int]] = [:]
                for noun in counted ? StoredNoun.all : [] {
                    let rows = try Row.fetchAll(
                        db, sql: "SELECT snapshotID, count(*) FROM \(noun.table) GROUP BY snapshotID")
                    for row in rows { counts[row[0], default: [:]][noun.table] = row[1] }
                }
                return try Row.fetchAll(db, sql: "SELECT id, takenAt, label FROM snapshot ORDER BY id").map {
                    row in
                    SnapshotInfo(
                        number: row[0], takenAt: row[1], label: row[2], counts: counts[row[0]] ?? [:])
                }
            }
        }
    }

    /// Removes all but the snapshots that were taken last, in one transaction.
    ///
    /// - Parameter keeping: how many stay; nothing is removed where there are no more.
    /// - Returns: the numbers of those removed, the earliest taken first.
    public func prune(keeping: Int) throws -> [Int64] {
        try translating {
            try database.write { db in
                let gone = try Int64.fetchAll(
                    db, sql: "SELECT id FROM snapshot ORDER BY takenAt DESC, id DESC LIMIT -1 OFFSET ?",
                    arguments: [max(0, keeping)])
                for number in gone {
                    try db.execute(sql: "DELETE FROM snapshot WHERE id = ?", arguments: [number])
                }
                return gone.reversed()
            }
        }
    }
}
