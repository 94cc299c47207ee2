import GRDB
import Topology

extension Migrations {
    /// The tables of what was imported into a snapshot by name, so that it can be replaced, listed and removed.
    private static let inputSchema = """
        CREATE TABLE input (
            -- A traffic table, flow logs or a bill that a snapshot has; importing it again replaces its rows.
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            kind TEXT NOT NULL, -- traffic, flow-logs or bill
            name TEXT NOT NULL, -- of a table as traffic.tableName has it; of a bill its month and payer
            file TEXT, -- of a table: absolute, links followed; as typed before this column; NULL without a file
            delivery TEXT, -- of a bill: the assembly id of AWS's manifest, where it is known
            rows INTEGER NOT NULL,
            importedAt INTEGER, -- seconds since 1970 UTC; NULL where an earlier version or a bundle brought it
            PRIMARY KEY (snapshotID, kind, name)
        ) STRICT, WITHOUT ROWID;
        """

    private static let trafficByTable = """
        CREATE TABLE traffic (
            -- What one source and one destination exchange in a month; a part that a kind does not need is ''.
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            tableName TEXT NOT NULL, -- of the traffic table, or flow logs
            sourceKind TEXT NOT NULL, -- subnet, zone, workload or loadBalancer
            sourceCluster TEXT NOT NULL, -- of a workload, as it was written
            sourceNamespace TEXT NOT NULL,
            sourceValue TEXT NOT NULL,
            destinationKind TEXT NOT NULL, -- internet, service, subnet, zone, vpc, transitGateway, cidr, targets, beyondNAT
            destinationValue TEXT NOT NULL,
            destinationRegion TEXT NOT NULL, -- '' is the source's own
            basis TEXT NOT NULL, -- measured, metered, configured or assumed
            origin TEXT NOT NULL, -- the file and line, or the call, that said so
            outGB TEXT NOT NULL, backGB TEXT NOT NULL, -- exact decimals, a GB is 2^30 bytes
            PRIMARY KEY (
                snapshotID, tableName, sourceKind, sourceCluster, sourceNamespace, sourceValue, destinationKind,
                destinationValue, destinationRegion, basis, origin)
        ) STRICT, WITHOUT ROWID;

        CREATE VIEW vTraffic AS
            -- What flows in a month, the most first; outGB and backGB are rounded here, exact in traffic.
            SELECT snapshotID,
                sourceKind || ':' || iif(sourceCluster = '', '', sourceCluster || '/')
                    || iif(sourceNamespace = '', '', sourceNamespace || '/') || sourceValue AS source,
                destinationKind || iif(destinationValue = '', '', ':' || destinationValue)
                    || iif(destinationRegion = '', '', '@' || destinationRegion) AS destination,
                round(CAST(outGB AS REAL), 3) AS outGB, round(CAST(backGB AS REAL), 3) AS backGB, basis,
                tableName, origin
            FROM traffic
            ORDER BY snapshotID, CAST(outGB AS REAL) + CAST(backGB AS REAL) DESC;
        """

    /// Rows of traffic belong to the table of their file; before, only their origin, `a/traffic.csv:7`, told.
    static func keepInputs(_ db: Database) throws {
        try db.execute(sql: inputSchema)
        try db.execute(sql: "DROP VIEW vTraffic; PRAGMA legacy_alter_table = ON")
        try db.execute(sql: "ALTER TABLE traffic RENAME TO trafficByOrigin")
        try db.execute(sql: trafficByTable)
        var names = InputNames()
        let insert = try db.makeStatement(
            sql: """
                INSERT INTO traffic SELECT snapshotID, ?, sourceKind, '', sourceNamespace, sourceValue,
                    destinationKind, destinationValue, destinationRegion, basis, origin, outGB, backGB
                FROM trafficByOrigin WHERE snapshotID = ? AND origin = ?
                """)
        try db.execute(sql: "CREATE INDEX temporaryOrigin ON trafficByOrigin (snapshotID, origin)")
        let rows = try Row.fetchCursor(
            db, sql: "SELECT snapshotID, origin, count(*) FROM trafficByOrigin GROUP BY snapshotID, origin")
        while let row = try rows.next() {
            let (snapshot, origin): (Int64, String) = (row[0], row[1])
            let table = names.name(ofOrigin: origin, in: snapshot, rows: row[2])
            try insert.execute(arguments: [table, snapshot, origin])
        }
        try db.execute(sql: "DROP TABLE trafficByOrigin; PRAGMA legacy_alter_table = OFF")
        for (key, input) in names.inputs {
            try db.execute(
                sql: "INSERT INTO input (snapshotID, kind, name, file, rows) VALUES (?,?,?,?,?)",
                arguments: [key.snapshot, input.kind.rawValue, key.name, input.file, input.rows])
        }
        try db.execute(
            sql: """
                INSERT INTO input (snapshotID, kind, name, rows)
                SELECT snapshotID, 'bill', trim(month || ' ' || payer), sum(lines) FROM (
                    SELECT snapshotID, month, payer, coalesce(sum(lines), 0) AS lines
                    FROM billItem LEFT JOIN billUsage ON itemID = billItem.id GROUP BY 1, 2, 3
                    UNION ALL SELECT snapshotID, month, payer, sum(lines) FROM billElsewhere GROUP BY 1, 2, 3)
                GROUP BY snapshotID, month, payer
                """)
    }
}

/// Names for the tables of a file that knew its rows by the path and line of their origin alone.
private struct InputNames {
    struct Key: Hashable {
        var snapshot: Int64
        var name: String
    }
    struct Input {
        var kind: SnapshotInput.Kind
        var file: String?
        var rows = 0
    }
    private(set) var inputs: [Key: Input] = [:]
    /// The names by the path as it was typed.
    private var names: [Key: String] = [:]

    mutating func name(ofOrigin origin: String, in snapshot: Int64, rows: Int) -> String {
        let table = TrafficFlow.table(ofOrigin: origin)
        let isMeasured = table == TrafficFlow.flowLogs
        let path = isMeasured ? table : Self.path(origin)
        let place = Key(snapshot: snapshot, name: path)
        let name =
            names[place] ?? SnapshotInput.free(table) { inputs[Key(snapshot: snapshot, name: $0)] != nil }
        names[place] = name
        inputs[
            Key(snapshot: snapshot, name: name),
            default: Input(kind: isMeasured ? .flowLogs : .traffic, file: isMeasured ? nil : path)
        ].rows += rows
        return name
    }

    private static func path(_ origin: String) -> String {
        guard let colon = origin.lastIndex(of: ":"), Int(origin[origin.index(after: colon)...]) != nil else {
            return origin
        }
        return String(origin[..<colon])
    }
}
