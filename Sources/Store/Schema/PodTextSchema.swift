extension Migrations {
    /// The labels and constraints of pods move to a table of their own: a workload's pods say the same.
    ///
    /// The view of addresses, whose `id` could be the interface's or that of `json_each`, is made anew first: SQLite
    /// looks at every view before it drops a column.
    static let podTextSchema = """
        DROP VIEW vNetworkInterfaceAddress;
        CREATE VIEW vNetworkInterfaceAddress AS
            -- Every private address of every network interface, the primary one at position 0.
            SELECT snapshotID, networkInterface.id AS networkInterfaceID, subnetID, instanceID,
                address.key AS position, \(dotted("address.value")) AS address
            FROM networkInterface, json_each(networkInterface.privateIPs) AS address;

        CREATE TABLE podText (
            -- What pods say alike, labels and scheduling constraints, each once.
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id INTEGER NOT NULL,
            text TEXT NOT NULL, -- JSON object
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO podText (snapshotID, id, text)
            SELECT snapshotID, row_number() OVER (PARTITION BY snapshotID ORDER BY text), text FROM (
                SELECT snapshotID, labels AS text FROM pod WHERE labels IS NOT NULL
                UNION SELECT snapshotID, constraints FROM pod WHERE constraints IS NOT NULL);
        CREATE UNIQUE INDEX temporaryPodText ON podText (snapshotID, text);
        ALTER TABLE pod ADD COLUMN labelsID INTEGER; -- podText.id
        ALTER TABLE pod ADD COLUMN constraintsID INTEGER; -- podText.id
        UPDATE pod SET
            labelsID = (SELECT id FROM podText AS t WHERE t.snapshotID = pod.snapshotID AND t.text = labels),
            constraintsID = (SELECT id FROM podText AS t WHERE t.snapshotID = pod.snapshotID AND t.text = constraints)
            WHERE labels IS NOT NULL OR constraints IS NOT NULL;
        DROP INDEX temporaryPodText;
        ALTER TABLE pod DROP COLUMN labels;
        ALTER TABLE pod DROP COLUMN constraints;

        CREATE VIEW vPod AS
            -- Every pod with its labels and what binds it to some nodes, as JSON.
            SELECT pod.snapshotID, namespace, name, ownerKind, ownerName, workloadName, nodeName,
                \(dotted("podIP")) AS podIP,
                isHostNetwork, phase, cpuMillis, memoryBytes, isTerminating,
                labels.text AS labels, constraints.text AS constraints
            FROM pod
                LEFT JOIN podText AS labels
                    ON labels.snapshotID = pod.snapshotID AND labels.id = pod.labelsID
                LEFT JOIN podText AS constraints
                    ON constraints.snapshotID = pod.snapshotID AND constraints.id = pod.constraintsID;
        """
}
