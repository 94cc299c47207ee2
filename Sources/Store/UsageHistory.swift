import GRDB
public import Topology
import Units

extension TopologyStore {
    /// What was in use in each snapshot up to one, the oldest first, without reading a snapshot whole.
    ///
    /// - Parameter number: the last snapshot; nil for the newest.
    /// - Throws: `StoreError`.
    public func usageHistory(upTo number: Int64?) throws -> [SnapshotUsage] {
        try translating {
            try database.read { db in
                let last = try find(number, db).number
                var usages = try Row.fetchAll(
                    db, sql: "SELECT id, takenAt FROM snapshot WHERE id <= ? ORDER BY takenAt, id",
                    arguments: [last]
                ).map { SnapshotUsage(number: $0[0], takenAt: $0[1]) }
                let places = Dictionary(uniqueKeysWithValues: usages.indices.map { (usages[$0].number, $0) })
                try Self.subnets(db, last) { snapshot, id, addresses in
                    if let place = places[snapshot] { usages[place].subnets[id] = addresses }
                }
                let nodes = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT snapshotID, nodeGroupName, count(*) FROM node
                        WHERE snapshotID <= ? AND nodeGroupName IS NOT NULL GROUP BY 1, 2
                        """, arguments: [last])
                for row in nodes {
                    let (snapshot, group): (Int64, String) = (row[0], row[1])
                    if let place = places[snapshot] { usages[place].nodes[group] = row[2] }
                }
                return usages
            }
        }
    }

    private static func subnets(
        _ db: Database, _ last: Int64,
        _ body: (Int64, Identifier<Subnet>, SnapshotUsage.Addresses) -> Void
    ) throws {
        // The interfaces are the most of a store, and are counted only where AWS's figure is missing or cannot be.
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT s.snapshotID, s.id, s.cidrBase, s.cidrPrefixLength, s.availableIPAddressCount, held.addresses
                FROM subnet AS s LEFT JOIN (
                    SELECT snapshotID, subnetID,
                        sum(json_array_length(privateIPs) + 16 * json_array_length(ipv4Prefixes)) AS addresses
                    FROM networkInterface WHERE snapshotID IN (
                        SELECT snapshotID FROM subnet WHERE snapshotID <= ?1 AND cidrBase IS NOT NULL
                            AND coalesce(
                                availableIPAddressCount > (1 << (32 - cidrPrefixLength)) - 5, 1)
                    ) GROUP BY 1, 2
                ) AS held ON held.snapshotID = s.snapshotID AND held.subnetID = s.id
                WHERE s.snapshotID <= ?1
                """, arguments: [last])
        for row in rows {
            let base: Int64? = row[2]
            let length: Int? = row[3]
            let cidr = base.flatMap { UInt32(exactly: $0) }.flatMap { base in
                length.flatMap { CIDRBlock(containing: IPv4Address(base), prefixLength: $0) }
            }
            body(
                row[0], Identifier(row[1] as String),
                SnapshotUsage.Addresses(cidr: cidr, available: row[4], held: row[5]))
        }
    }
}
