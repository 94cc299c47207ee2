extension Migrations {
    /// The public addresses that instances and nodes tell of themselves, as numbers.
    static let hostAddresses = """
        ALTER TABLE instance ADD COLUMN publicIP INTEGER;
        ALTER TABLE node ADD COLUMN externalIP INTEGER;
        """

    /// Clusters of several accounts and regions may share a name: their ARN, where it is known, tells them apart.
    static let sharedNames = """

        PRAGMA legacy_alter_table = ON;

        CREATE TABLE clusterByARN (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            arn TEXT, region TEXT, accountID TEXT,
            version TEXT, -- Kubernetes 1.33
            status TEXT, endpoint TEXT, vpcID TEXT,
            subnetIDs TEXT NOT NULL, -- JSON array
            endpointPublicAccess INTEGER, endpointPrivateAccess INTEGER,
            serviceIPv4CIDR TEXT,
            ipFamily TEXT, supportType TEXT, encryptionKeyARN TEXT, controlPlaneTier TEXT
        ) STRICT;
        INSERT INTO clusterByARN SELECT * FROM cluster;
        DROP TABLE cluster;
        ALTER TABLE clusterByARN RENAME TO cluster;
        CREATE UNIQUE INDEX clusterKey ON cluster (snapshotID, name, coalesce(arn, ''));

        CREATE TABLE nodeGroupByARN (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterName TEXT NOT NULL,
            name TEXT NOT NULL,
            arn TEXT, status TEXT, version TEXT,
            capacityType TEXT NOT NULL, -- ON_DEMAND, SPOT or CAPACITY_BLOCK
            minSize INTEGER, maxSize INTEGER, desiredSize INTEGER,
            instanceTypes TEXT NOT NULL, subnetIDs TEXT NOT NULL, -- JSON arrays
            amiType TEXT, diskSizeGiB INTEGER, launchTemplateID TEXT, launchTemplateVersion TEXT,
            labels TEXT NOT NULL, -- JSON object
            taints TEXT NOT NULL, -- JSON array of key=value:effect
            maxUnavailable INTEGER, maxUnavailablePercentage INTEGER,
            autoScalingGroupNames TEXT NOT NULL -- JSON array
        ) STRICT;
        INSERT INTO nodeGroupByARN SELECT * FROM nodeGroup;
        DROP TABLE nodeGroup;
        ALTER TABLE nodeGroupByARN RENAME TO nodeGroup;
        CREATE UNIQUE INDEX nodeGroupKey ON nodeGroup (snapshotID, clusterName, name, coalesce(arn, ''));

        PRAGMA legacy_alter_table = OFF;
        """
}
