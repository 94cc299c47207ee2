import GRDB
public import Topology
import Units

extension TopologyStore {
    /// Selects the snapshots that were taken by the time of `?1`, for an older export may have been imported later.
    private static let byThen =
        "SELECT id FROM snapshot WHERE (takenAt, id) <= (SELECT takenAt, id FROM snapshot WHERE id = ?1)"

    /// The use of addresses in each snapshot that was taken by the time of one, the oldest first, without reading
    /// one whole.
    ///
    /// - Parameter number: the last snapshot; nil for the newest.
    /// - Throws: `StoreError`.
    public func usageHistory(upTo number: Int64?) throws -> [SnapshotUsage] {
        try translating {
            try database.read { db in
                let last = try find(number, db).number
                var usages = try Row.fetchAll(
                    db,
                    sql: "SELECT id, takenAt FROM snapshot WHERE id IN (\(Self.byThen)) ORDER BY takenAt, id",
                    arguments: [last]
                ).map { SnapshotUsage(number: $0[0], takenAt: $0[1]) }
                let places = Dictionary(uniqueKeysWithValues: usages.indices.map { (usages[$0].number, $0) })
                try Self.subnets(db, last) { snapshot, id, addresses in
                    if let place = places[snapshot] { usages[place].subnets[id] = addresses }
                }
                let nodes = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT node.snapshotID, nodeGroupName, cluster, count(*)
                        FROM node JOIN kubernetesCluster AS known
                            ON known.snapshotID = node.snapshotID AND known.number = clusterNumber
                        WHERE node.snapshotID IN (\(Self.byThen)) AND nodeGroupName IS NOT NULL GROUP BY 1, 2, 3
                        """, arguments: [last])
                for row in nodes {
                    let (snapshot, group, cluster): (Int64, String, String) = (row[0], row[1], row[2])
                    guard let place = places[snapshot] else { continue }
                    usages[place].nodes[.init(cluster: ClusterID(cluster), name: group)] = row[3]
                }
                return usages
            }
        }
    }

    private static func subnets(
        _ db: Database, _ last: Int64,
        _ body: (Int64, Identifier<Subnet>, SnapshotUsage.Addresses) -> Void
    ) throws {
        let held = try heldAddresses(db, last)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT snapshotID, id, cidrBase, cidrPrefixLength, availableIPAddressCount
                FROM subnet WHERE snapshotID IN (\(byThen))
                """, arguments: [last])
        for row in rows {
            let base: Int64? = row[2]
            let length: Int? = row[3]
            let cidr = base.flatMap { UInt32(exactly: $0) }.flatMap { base in
                length.flatMap { CIDRBlock(containing: IPv4Address(base), prefixLength: $0) }
            }
            let (snapshot, id): (Int64, String) = (row[0], row[1])
            body(
                snapshot, Identifier(id),
                SnapshotUsage.Addresses(cidr: cidr, available: row[4], held: held[snapshot]?[id]))
        }
    }

    /// The addresses that the interfaces of each subnet hold, of each snapshot where a subnet needs it.
    ///
    /// The interfaces are the most of a store, so they are counted only where AWS's figure is missing or cannot be;
    /// and they are added up here, for SQLite would sort them all to group them, which takes most of the time.
    private static func heldAddresses(_ db: Database, _ last: Int64) throws -> [Int64: [String: Int]] {
        let snapshots = try Int64.fetchAll(
            db,
            sql: """
                SELECT DISTINCT snapshotID FROM subnet WHERE snapshotID IN (\(byThen)) AND cidrBase IS NOT NULL
                    AND coalesce(availableIPAddressCount > (1 << (32 - cidrPrefixLength)) - 5, 1)
                """, arguments: [last])
        let statement = try Statement(
            db,
            """
            SELECT subnetID, privateIPs, ipv4Prefixes FROM networkInterface
            WHERE snapshotID = ? AND subnetID IS NOT NULL
            """)
        var held: [Int64: [String: Int]] = [:]
        for snapshot in snapshots {
            statement.bind(snapshot)
            var sums: [String: Int] = [:]
            while try statement.next() {
                let subnet = statement.text()
                let addresses = statement.withBytes(elements) + 16 * statement.withBytes(elements)
                sums[subnet, default: 0] += addresses
            }
            held[snapshot] = sums
        }
        return held
    }

    /// The number of elements of a JSON array whose elements hold no comma, as addresses and blocks do not.
    private static func elements(_ array: UnsafeBufferPointer<UInt8>) -> Int {
        guard array.count > 2 else { return 0 }
        return array.reduce(into: 1) { count, byte in count += byte == UInt8(ascii: ",") ? 1 : 0 }
    }
}
