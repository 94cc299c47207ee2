extension Migrations {
    static let networkSchema = """
        CREATE TABLE snapshot (
            -- One import: all that was known of the network and the clusters at one moment.
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            takenAt INTEGER NOT NULL, -- seconds since 1970 UTC
            label TEXT NOT NULL
        ) STRICT;

        CREATE TABLE vpc (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            region TEXT, accountID TEXT, name TEXT,
            ipv6CIDRBlocks TEXT NOT NULL, -- JSON array of texts
            instanceTenancy TEXT NOT NULL,
            isDefault INTEGER NOT NULL,
            enableDNSSupport INTEGER, enableDNSHostnames INTEGER, -- NULL where the input did not say
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE vpcAttribute (
            -- DNS flags as AWS tells them apart from the VPC; they are copied into vpc.
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            vpcID TEXT NOT NULL,
            enableDNSSupport INTEGER, enableDNSHostnames INTEGER,
            PRIMARY KEY (snapshotID, vpcID)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE vpcCIDRBlock (
            -- Position 0 is the primary block. An IPv4 address is a number: 10.0.0.0 is 167772160.
            snapshotID INTEGER NOT NULL,
            vpcID TEXT NOT NULL,
            position INTEGER NOT NULL,
            cidrBase INTEGER NOT NULL CHECK (cidrBase BETWEEN 0 AND 4294967295),
            cidrPrefixLength INTEGER NOT NULL CHECK (cidrPrefixLength BETWEEN 0 AND 32),
            PRIMARY KEY (snapshotID, vpcID, position),
            FOREIGN KEY (snapshotID, vpcID) REFERENCES vpc(snapshotID, id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE subnet (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            vpcID TEXT NOT NULL,
            zone TEXT,
            zoneID TEXT, -- apne2-az1: the same in every account
            accountID TEXT, name TEXT,
            cidrBase INTEGER CHECK (cidrBase BETWEEN 0 AND 4294967295), -- NULL for an IPv6-only subnet
            cidrPrefixLength INTEGER CHECK (cidrPrefixLength BETWEEN 0 AND 32),
            ipv6CIDR TEXT,
            availableIPAddressCount INTEGER, -- what AWS last said is free
            mapPublicIPOnLaunch INTEGER NOT NULL,
            tags TEXT NOT NULL, -- JSON object
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE availabilityZone (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            zoneID TEXT, region TEXT, state TEXT, type TEXT,
            PRIMARY KEY (snapshotID, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE subnetCIDRReservation (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            subnetID TEXT NOT NULL,
            cidrBase INTEGER NOT NULL, cidrPrefixLength INTEGER NOT NULL,
            type TEXT NOT NULL, -- prefix or explicit
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE routeTable (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            vpcID TEXT NOT NULL,
            name TEXT,
            isMain INTEGER NOT NULL, -- 1: used by subnets without a table of their own
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE route (
            snapshotID INTEGER NOT NULL,
            routeTableID TEXT NOT NULL,
            position INTEGER NOT NULL,
            destinationKind TEXT NOT NULL, -- ipv4, ipv6 or prefixList
            destinationBase INTEGER, destinationPrefixLength INTEGER, -- ipv4
            destinationText TEXT, -- the IPv6 block, or the prefix list's id
            targetKind TEXT NOT NULL, -- local, natGateway, internetGateway, vpcEndpoint, ...
            targetID TEXT,
            isBlackhole INTEGER NOT NULL,
            PRIMARY KEY (snapshotID, routeTableID, position),
            FOREIGN KEY (snapshotID, routeTableID) REFERENCES routeTable(snapshotID, id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE routeTableSubnet (
            -- Explicit associations alone.
            snapshotID INTEGER NOT NULL,
            routeTableID TEXT NOT NULL,
            position INTEGER NOT NULL,
            subnetID TEXT NOT NULL,
            PRIMARY KEY (snapshotID, routeTableID, position),
            FOREIGN KEY (snapshotID, routeTableID) REFERENCES routeTable(snapshotID, id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE prefixList (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            name TEXT,
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE prefixListCIDRBlock (
            snapshotID INTEGER NOT NULL,
            prefixListID TEXT NOT NULL,
            position INTEGER NOT NULL,
            cidrBase INTEGER NOT NULL, cidrPrefixLength INTEGER NOT NULL,
            PRIMARY KEY (snapshotID, prefixListID, position),
            FOREIGN KEY (snapshotID, prefixListID) REFERENCES prefixList(snapshotID, id) ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE flowLog (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            resourceID TEXT NOT NULL,
            format TEXT, destination TEXT,
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;
        """
}
