extension Migrations {
    static let computeSchema = """
        CREATE TABLE instance (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            id TEXT NOT NULL,
            instanceType TEXT NOT NULL,
            vpcID TEXT, subnetID TEXT, zone TEXT,
            tenancy TEXT NOT NULL,
            isSpot INTEGER NOT NULL,
            state TEXT NOT NULL,
            platform TEXT, clusterName TEXT, nodeGroupName TEXT, autoScalingGroupName TEXT,
            PRIMARY KEY (snapshotID, id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE instanceType (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            vcpus INTEGER, memoryMiB INTEGER, architecture TEXT,
            enisOnDefaultCard INTEGER, ipv4PerENI INTEGER, -- what bounds the pods of a node
            hypervisor TEXT,
            isBareMetal INTEGER NOT NULL,
            PRIMARY KEY (snapshotID, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE autoScalingGroup (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            minSize INTEGER NOT NULL, maxSize INTEGER NOT NULL, desiredCapacity INTEGER NOT NULL,
            zones TEXT NOT NULL, subnetIDs TEXT NOT NULL, instanceIDs TEXT NOT NULL,
            instanceTypes TEXT NOT NULL, -- JSON arrays
            tags TEXT NOT NULL, -- JSON object
            PRIMARY KEY (snapshotID, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE launchTemplateVersion (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            templateID TEXT NOT NULL,
            version INTEGER NOT NULL,
            isDefault INTEGER NOT NULL,
            instanceType TEXT, imageID TEXT,
            userData TEXT, -- base64
            PRIMARY KEY (snapshotID, templateID, version)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE cluster (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            arn TEXT, region TEXT, accountID TEXT,
            version TEXT, -- Kubernetes 1.33
            status TEXT, endpoint TEXT, vpcID TEXT,
            subnetIDs TEXT NOT NULL, -- JSON array
            endpointPublicAccess INTEGER, endpointPrivateAccess INTEGER,
            serviceIPv4CIDR TEXT,
            ipFamily TEXT, supportType TEXT, encryptionKeyARN TEXT, controlPlaneTier TEXT,
            PRIMARY KEY (snapshotID, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE nodeGroup (
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
            autoScalingGroupNames TEXT NOT NULL, -- JSON array
            PRIMARY KEY (snapshotID, clusterName, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE addon (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterName TEXT NOT NULL,
            name TEXT NOT NULL,
            version TEXT, status TEXT,
            configurationValues TEXT, -- JSON or YAML, as the user gave it
            PRIMARY KEY (snapshotID, clusterName, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE fargateProfile (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterName TEXT NOT NULL,
            name TEXT NOT NULL,
            subnetIDs TEXT NOT NULL, -- JSON array
            status TEXT,
            PRIMARY KEY (snapshotID, clusterName, name)
        ) STRICT, WITHOUT ROWID;
        """
}
