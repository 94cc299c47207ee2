extension Migrations {
    /// Kubernetes objects are keyed by their cluster; add-ons and Fargate profiles by their ARN, where they have one.
    ///
    /// Objects of earlier imports go to the one cluster that the snapshot has or that all its nodes tell; else nodes
    /// to the cluster that their label, instance or VPC tells, pods with them, and the rest stays under the empty text.
    static let clusterKeySchema =
        """
        DROP VIEW vPodByNode;
        DROP VIEW vPod;
        DROP VIEW vSnapshot;

        CREATE TABLE kubernetesCluster (
            -- The number that stands for a cluster in the tables of Kubernetes objects.
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            number INTEGER NOT NULL,
            cluster TEXT NOT NULL, -- its ARN; its name where no ARN is known; '' where nothing tells
            PRIMARY KEY (snapshotID, number)
        ) STRICT, WITHOUT ROWID;

        """ + oldNodes + newObjectTables + copiedObjects + addonsByARN + clusterViews

    /// `temporaryNode` with the cluster of each node, `temporaryHome` with that of everything else of a snapshot.
    private static let oldNodes = """
        CREATE TABLE temporaryNode AS
            SELECT told.snapshotID, told.name, CASE
                WHEN (SELECT count(*) FROM cluster AS c WHERE c.snapshotID = told.snapshotID) = 1
                    THEN (SELECT coalesce(c.arn, c.name) FROM cluster AS c WHERE c.snapshotID = told.snapshotID)
                WHEN told.cluster IS NOT NULL THEN CASE
                    (SELECT count(*) FROM cluster AS c
                        WHERE c.snapshotID = told.snapshotID AND c.name = told.cluster)
                    WHEN 0 THEN told.cluster
                    WHEN 1 THEN (SELECT coalesce(c.arn, c.name) FROM cluster AS c
                        WHERE c.snapshotID = told.snapshotID AND c.name = told.cluster)
                    ELSE coalesce((SELECT iif(count(*) = 1, min(coalesce(c.arn, c.name)), '') FROM cluster AS c
                        WHERE c.snapshotID = told.snapshotID AND c.name = told.cluster
                            AND (c.region = told.region OR c.vpcID = told.vpcID)), '') END
                ELSE coalesce((SELECT iif(count(*) = 1, min(coalesce(c.arn, c.name)), '') FROM cluster AS c
                    WHERE c.snapshotID = told.snapshotID AND c.vpcID = told.vpcID), '') END AS cluster
            FROM (
                SELECT n.snapshotID, n.name, coalesce(n.clusterName, i.clusterName) AS cluster, n.region, i.vpcID
                FROM node AS n LEFT JOIN instance AS i ON i.snapshotID = n.snapshotID
                    AND instr(n.providerID, '/i-') > 0
                    AND i.id = substr(n.providerID, instr(n.providerID, '/i-') + 1)) AS told;
        CREATE UNIQUE INDEX temporaryNodeKey ON temporaryNode (snapshotID, name);
        CREATE TABLE temporaryHome AS
            SELECT id AS snapshotID, CASE
                WHEN (SELECT count(*) FROM cluster AS c WHERE c.snapshotID = snapshot.id) = 1
                    THEN (SELECT coalesce(c.arn, c.name) FROM cluster AS c WHERE c.snapshotID = snapshot.id)
                WHEN (SELECT count(DISTINCT n.cluster) FROM temporaryNode AS n WHERE n.snapshotID = snapshot.id) = 1
                    THEN (SELECT min(n.cluster) FROM temporaryNode AS n WHERE n.snapshotID = snapshot.id)
                ELSE '' END AS cluster
            FROM snapshot;
        INSERT INTO kubernetesCluster (snapshotID, number, cluster)
            SELECT snapshotID, row_number() OVER (PARTITION BY snapshotID ORDER BY cluster), cluster FROM (
                SELECT snapshotID, cluster FROM temporaryNode UNION SELECT snapshotID, cluster FROM temporaryHome);
        CREATE UNIQUE INDEX temporaryCluster ON kubernetesCluster (snapshotID, cluster);

        """

    private static let newObjectTables = """
        CREATE TABLE newNode (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
            name TEXT NOT NULL,
            clusterName TEXT, -- as a label says it
            providerID TEXT, -- aws:///ap-northeast-2a/i-0123
            zone TEXT, region TEXT, instanceType TEXT, nodeGroupName TEXT,
            isSpot INTEGER NOT NULL,
            labels TEXT NOT NULL, -- JSON object
            taints TEXT NOT NULL, -- JSON array of key=value:effect
            isUnschedulable INTEGER NOT NULL,
            isReady INTEGER, capacityPods INTEGER, capacityCPUMillis INTEGER, capacityMemoryBytes INTEGER,
            otherAllocatable TEXT NOT NULL, -- JSON object, bytes or pieces
            allocatableCPUMillis INTEGER, allocatableMemoryBytes INTEGER, allocatablePods INTEGER,
            osImage TEXT, kubeletVersion TEXT,
            externalIP INTEGER, internalIP INTEGER,
            uid INTEGER, -- half of metadata.uid, to tell two objects of one key apart
            PRIMARY KEY (snapshotID, clusterNumber, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE newPod (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            ownerKind TEXT, ownerName TEXT,
            workloadName TEXT NOT NULL, -- the owner without a ReplicaSet's hash
            nodeName TEXT,
            podIP INTEGER,
            isHostNetwork INTEGER NOT NULL,
            phase TEXT, -- Pending, Running, Succeeded, Failed or Unknown
            cpuMillis INTEGER NOT NULL, memoryBytes INTEGER NOT NULL, -- effective requests
            constraintsID INTEGER, labelsID INTEGER, -- podText.id
            isTerminating INTEGER NOT NULL,
            uid INTEGER, -- half of metadata.uid
            PRIMARY KEY (snapshotID, clusterNumber, namespace, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE newWorkload (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
            kind TEXT NOT NULL,
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            replicas INTEGER, -- NULL for a DaemonSet
            ownerKind TEXT,
            environment TEXT NOT NULL, -- JSON object
            -- What its pods ask for and are bound by; all NULL where its template was not imported.
            podTemplateCPUMillis INTEGER, podTemplateMemoryBytes INTEGER, podTemplateIsHostNetwork INTEGER,
            podTemplateLabels TEXT, podTemplateConstraints TEXT, -- JSON objects
            uid INTEGER, -- half of metadata.uid
            PRIMARY KEY (snapshotID, clusterNumber, kind, namespace, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE newService (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            type TEXT, externalTrafficPolicy TEXT, internalTrafficPolicy TEXT, trafficDistribution TEXT,
            annotations TEXT NOT NULL, -- JSON object
            loadBalancerHostname TEXT,
            uid INTEGER, -- half of metadata.uid
            PRIMARY KEY (snapshotID, clusterNumber, namespace, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE newIngress (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
            namespace TEXT NOT NULL,
            name TEXT NOT NULL,
            ingressClass TEXT,
            annotations TEXT NOT NULL, -- JSON object
            loadBalancerHostname TEXT,
            uid INTEGER, -- half of metadata.uid
            PRIMARY KEY (snapshotID, clusterNumber, namespace, name)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE newEndpointCount (
            -- One row an EndpointSlice and zone: a service of many slices has many, which are to be summed.
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
            namespace TEXT NOT NULL,
            service TEXT NOT NULL,
            slice TEXT NOT NULL, -- its name, or # and a number where none was imported
            zone TEXT NOT NULL, -- '' where its endpoints have none
            ready INTEGER NOT NULL,
            uid INTEGER, -- half of metadata.uid
            PRIMARY KEY (snapshotID, clusterNumber, namespace, service, slice, zone)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE newENIConfig ( -- where the VPC CNI takes the addresses of pods from
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterNumber INTEGER NOT NULL, -- kubernetesCluster.number
            name TEXT NOT NULL, -- a zone's, where nodes find theirs by their zone
            subnetID TEXT,
            securityGroupIDs TEXT NOT NULL, -- JSON array
            uid INTEGER, -- half of metadata.uid
            PRIMARY KEY (snapshotID, clusterNumber, name)
        ) STRICT, WITHOUT ROWID;

        """

    private static func home(of table: String) -> String {
        """
        (SELECT number FROM kubernetesCluster AS k JOIN temporaryHome AS h
            ON h.snapshotID = k.snapshotID AND h.cluster = k.cluster WHERE k.snapshotID = \(table).snapshotID)
        """
    }

    private static func number(ofNode node: String, in table: String) -> String {
        """
        (SELECT number FROM kubernetesCluster AS k JOIN temporaryNode AS n
            ON n.snapshotID = k.snapshotID AND n.cluster = k.cluster
            WHERE k.snapshotID = \(table).snapshotID AND n.name = \(table).\(node))
        """
    }

    private static let copiedObjects = """
        INSERT INTO newNode
            SELECT snapshotID, \(number(ofNode: "name", in: "node")), name, clusterName, providerID, zone,
                region, instanceType, nodeGroupName, isSpot, labels, taints, isUnschedulable, isReady,
                capacityPods, capacityCPUMillis, capacityMemoryBytes, otherAllocatable, allocatableCPUMillis,
                allocatableMemoryBytes, allocatablePods, osImage, kubeletVersion, externalIP, NULL, NULL
            FROM node;
        INSERT INTO newPod
            SELECT snapshotID,
                coalesce(\(number(ofNode: "nodeName", in: "pod")), \(home(of: "pod"))),
                namespace, name, ownerKind, ownerName, workloadName, nodeName, podIP, isHostNetwork, phase,
                cpuMillis, memoryBytes, constraintsID, labelsID, isTerminating, NULL
            FROM pod;
        INSERT INTO newWorkload
            SELECT snapshotID, \(home(of: "workload")), kind, namespace, name, replicas, ownerKind, environment,
                podTemplateCPUMillis, podTemplateMemoryBytes, podTemplateIsHostNetwork, podTemplateLabels,
                podTemplateConstraints, NULL
            FROM workload;
        INSERT INTO newService
            SELECT snapshotID, \(home(of: "service")), namespace, name, type, externalTrafficPolicy,
                internalTrafficPolicy, trafficDistribution, annotations, loadBalancerHostname, NULL
            FROM service;
        INSERT INTO newIngress
            SELECT snapshotID, \(home(of: "ingress")), namespace, name, ingressClass, annotations,
                loadBalancerHostname, NULL
            FROM ingress;
        INSERT INTO newEndpointCount
            SELECT snapshotID, \(home(of: "endpointCount")), namespace, service,
                '#' || row_number() OVER (
                    PARTITION BY snapshotID, namespace, service, coalesce(zone, '') ORDER BY ready, id),
                coalesce(zone, ''), ready, NULL
            FROM endpointCount;
        INSERT INTO newENIConfig
            SELECT snapshotID, \(home(of: "eniConfig")), name, subnetID, securityGroupIDs, NULL
            FROM eniConfig;
        DROP TABLE node;
        DROP TABLE pod;
        DROP TABLE workload;
        DROP TABLE service;
        DROP TABLE ingress;
        DROP TABLE endpointCount;
        DROP TABLE eniConfig;
        ALTER TABLE newNode RENAME TO node;
        ALTER TABLE newPod RENAME TO pod;
        ALTER TABLE newWorkload RENAME TO workload;
        ALTER TABLE newService RENAME TO service;
        ALTER TABLE newIngress RENAME TO ingress;
        ALTER TABLE newEndpointCount RENAME TO endpointCount;
        ALTER TABLE newENIConfig RENAME TO eniConfig;
        DROP INDEX temporaryCluster;
        DROP TABLE temporaryNode;
        DROP TABLE temporaryHome;
        -- A snapshot without Kubernetes objects has no cluster of them.
        DELETE FROM kubernetesCluster WHERE NOT EXISTS (
            SELECT 1 FROM node AS t WHERE t.snapshotID = kubernetesCluster.snapshotID AND t.clusterNumber = number
            UNION ALL SELECT 1 FROM pod AS t
                WHERE t.snapshotID = kubernetesCluster.snapshotID AND t.clusterNumber = number
            UNION ALL SELECT 1 FROM workload AS t
                WHERE t.snapshotID = kubernetesCluster.snapshotID AND t.clusterNumber = number
            UNION ALL SELECT 1 FROM service AS t
                WHERE t.snapshotID = kubernetesCluster.snapshotID AND t.clusterNumber = number
            UNION ALL SELECT 1 FROM ingress AS t
                WHERE t.snapshotID = kubernetesCluster.snapshotID AND t.clusterNumber = number
            UNION ALL SELECT 1 FROM endpointCount AS t
                WHERE t.snapshotID = kubernetesCluster.snapshotID AND t.clusterNumber = number
            UNION ALL SELECT 1 FROM eniConfig AS t
                WHERE t.snapshotID = kubernetesCluster.snapshotID AND t.clusterNumber = number);

        """
}
