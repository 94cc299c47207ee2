extension Migrations {
    static let readListsSchema = """
        ALTER TABLE snapshot ADD COLUMN readLists TEXT; -- JSON array of AWS's keys, VpcEndpoints; NULL where nobody noted it
        """

    static let liveSchema = """
        CREATE TABLE account (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            name TEXT,
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE eniConfig ( -- where the VPC CNI takes the addresses of pods from
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            name TEXT NOT NULL, -- a zone's, where nodes find theirs by their zone
            subnetID TEXT,
            securityGroupIDs TEXT NOT NULL, -- JSON array
            PRIMARY KEY (snapshotID, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE meterReading (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            resource TEXT NOT NULL, -- an id; a load balancer's ARN, a Classic one's name
            metric TEXT NOT NULL, -- as CloudWatch names it
            amount INTEGER NOT NULL, -- bytes in the month; of ConsumedLCUs billionths of an LCU-hour
            month TEXT, -- 2026-10
            PRIMARY KEY (snapshotID, resource, metric)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE missingPart (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            call TEXT NOT NULL, -- ec2 describe-nat-gateways
            accountID TEXT NOT NULL, region TEXT NOT NULL, subject TEXT NOT NULL,
            reason TEXT NOT NULL,
            PRIMARY KEY (snapshotID, call, accountID, region, subject)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE loadBalancerAttribute ( -- what came on its own, until the load balancer came
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            loadBalancerID TEXT NOT NULL,
            crossZoneEnabled INTEGER NOT NULL,
            PRIMARY KEY (snapshotID, loadBalancerID)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE prefixListEntry ( -- what came on its own, until the list came
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            prefixListID TEXT NOT NULL,
            position INTEGER NOT NULL,
            cidrBase INTEGER NOT NULL, cidrPrefixLength INTEGER NOT NULL,
            PRIMARY KEY (snapshotID, prefixListID, position)
        ) STRICT, WITHOUT ROWID;
        """
}
