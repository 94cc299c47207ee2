extension Migrations {
    static let kubernetesSchema = """
        CREATE TABLE node (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            clusterName TEXT,
            providerID TEXT, -- aws:///ap-northeast-2a/i-0123
            zone TEXT, region TEXT, instanceType TEXT, nodeGroupName TEXT,
            isSpot INTEGER NOT NULL,
            labels TEXT NOT NULL, -- JSON object
            taints TEXT NOT NULL, -- JSON array of key=value:effect
            isUnschedulable INTEGER NOT NULL,
            isReady INTEGER, capacityPods INTEGER,
            allocatableCPUMillis INTEGER, allocatableMemoryBytes INTEGER, allocatablePods INTEGER,
            osImage TEXT, kubeletVersion TEXT,
            PRIMARY KEY (snapshotID, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE pod (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            ownerKind TEXT, ownerName TEXT,
            workloadName TEXT NOT NULL, -- the owner without a ReplicaSet's hash
            nodeName TEXT,
            podIP INTEGER,
            isHostNetwork INTEGER NOT NULL,
            phase TEXT, -- Pending, Running, Succeeded, Failed or Unknown
            cpuMillis INTEGER NOT NULL, memoryBytes INTEGER NOT NULL, -- effective requests
            constraints TEXT, -- JSON of the scheduling constraints
            PRIMARY KEY (snapshotID, namespace, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE workload (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            replicas INTEGER, -- NULL for a DaemonSet
            ownerKind TEXT,
            environment TEXT NOT NULL, -- JSON object
            PRIMARY KEY (snapshotID, kind, namespace, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE service (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            type TEXT, externalTrafficPolicy TEXT, internalTrafficPolicy TEXT, trafficDistribution TEXT,
            annotations TEXT NOT NULL, -- JSON object
            loadBalancerHostname TEXT,
            PRIMARY KEY (snapshotID, namespace, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ingress (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            ingressClass TEXT,
            annotations TEXT NOT NULL, -- JSON object
            loadBalancerHostname TEXT,
            PRIMARY KEY (snapshotID, namespace, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE endpointCount (
            -- One row an EndpointSlice and zone: a service of many slices has many, which are to be summed.
            id INTEGER PRIMARY KEY,
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            namespace TEXT NOT NULL,
            service TEXT NOT NULL,
            zone TEXT,
            ready INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX endpointCountBySnapshot ON endpointCount (snapshotID, namespace, service);

        CREATE TABLE traffic (
            -- What one source and one destination exchange in a month; a part that a kind does not need is ''.
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            sourceKind TEXT NOT NULL, -- subnet, zone or workload
            sourceNamespace TEXT NOT NULL,
            sourceValue TEXT NOT NULL,
            destinationKind TEXT NOT NULL, -- internet, service, subnet, zone, vpc, transitGateway or cidr
            destinationValue TEXT NOT NULL,
            destinationRegion TEXT NOT NULL, -- '' is the source's own
            outGB TEXT NOT NULL, backGB TEXT NOT NULL, -- exact decimals, a GB is 2^30 bytes
            basis TEXT NOT NULL, -- measured, metered, configured or assumed
            origin TEXT NOT NULL, -- the file and line, or the call, that said so
            PRIMARY KEY (
                snapshotID, sourceKind, sourceNamespace, sourceValue, destinationKind, destinationValue,
                destinationRegion, basis, origin)
        ) STRICT, WITHOUT ROWID;
        """
}
