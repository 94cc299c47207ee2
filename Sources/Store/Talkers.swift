import GRDB
public import Topology
import Units

extension TopologyStore {
    /// The pairs of ends that exchange the most, by flow logs, as a snapshot has them; the most first.
    ///
    /// - Parameter snapshot: nil for the newest.
    public func talkers(of snapshot: Int64?) throws -> [Talker] {
        try translating {
            try database.read { db in
                let number = try find(snapshot, db).number
                let rows = try Statement(
                    db,
                    """
                    SELECT near, subnetID, far, destinationKind, destinationValue, destinationRegion, outGB, backGB
                    FROM talker WHERE snapshotID = ? ORDER BY position
                    """)
                rows.bind(number)
                var talkers: [Talker] = []
                while try rows.next() {
                    let (near, subnet, far) = (rows.text(), rows.text(), rows.text())
                    talkers.append(
                        Talker(
                            near: near, subnet: Identifier(subnet), far: far,
                            destination: try TrafficDestination(rows.text(), rows.text(), rows.text()),
                            out: try Quantity.read(from: rows), back: try Quantity.read(from: rows)))
                }
                return talkers
            }
        }
    }

    /// Puts talkers in place of what a snapshot had of them.
    static func write(_ talkers: [Talker], _ snapshot: Int64, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM talker WHERE snapshotID = ?", arguments: [snapshot])
        let insert = try Statement(
            db,
            """
            INSERT INTO talker (snapshotID, position, near, subnetID, far, destinationKind, destinationValue,
                destinationRegion, outGB, backGB) VALUES (?,?,?,?,?,?,?,?,?,?)
            """)
        for (position, talker) in talkers.enumerated() {
            insert.bind(snapshot)
            insert.bind(Int64(position))
            insert.bind(talker.near)
            insert.bind(talker.subnet.rawValue)
            insert.bind(talker.far)
            talker.destination.parts.forEach(insert.bind)
            talker.out.bind(to: insert)
            talker.back.bind(to: insert)
            try insert.run()
        }
    }
}

extension Migrations {
    /// The exchange between pairs of talkers, by flow logs.
    static let talkerSchema = """
        CREATE TABLE talker (
            -- Two ends that exchange much across zones or out of the VPC, by flow logs; the most first.
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            near TEXT NOT NULL, -- namespace/workload, an address or a subnet
            subnetID TEXT NOT NULL, -- of the near end
            far TEXT NOT NULL, -- namespace/workload, a service, an address or a subnet
            destinationKind TEXT NOT NULL, destinationValue TEXT NOT NULL, destinationRegion TEXT NOT NULL, -- as in traffic
            outGB TEXT NOT NULL, backGB TEXT NOT NULL, -- exact decimals, GB a month from near to far and back
            PRIMARY KEY (snapshotID, position)
        ) STRICT, WITHOUT ROWID;

        CREATE VIEW vTalker AS
            -- Who exchanges how much with whom, in GB a month; exact in talker.
            SELECT snapshotID, near, subnetID, far,
                round(outGB, 3) AS outGB, round(backGB, 3) AS backGB
            FROM talker ORDER BY snapshotID, position;
        """
}
