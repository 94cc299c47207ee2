extension Migrations {
    /// Add-ons and Fargate profiles of clusters that share a name, which their ARN tells apart.
    static let addonsByARN = """
        CREATE TABLE newAddon (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterName TEXT NOT NULL,
            name TEXT NOT NULL,
            arn TEXT,
            version TEXT, status TEXT,
            configurationValues TEXT -- JSON or YAML, as the user gave it
        ) STRICT;
        INSERT INTO newAddon
            SELECT snapshotID, clusterName, name, NULL, version, status, configurationValues FROM addon;
        DROP TABLE addon;
        ALTER TABLE newAddon RENAME TO addon;
        CREATE UNIQUE INDEX addonKey ON addon (snapshotID, clusterName, name, coalesce(arn, ''));

        CREATE TABLE newFargateProfile (
            snapshotID INTEGER NOT NULL REFERENCES snapshot(id) ON DELETE CASCADE,
            clusterName TEXT NOT NULL,
            name TEXT NOT NULL,
            arn TEXT,
            subnetIDs TEXT NOT NULL, -- JSON array
            status TEXT
        ) STRICT;
        INSERT INTO newFargateProfile
            SELECT snapshotID, clusterName, name, NULL, subnetIDs, status FROM fargateProfile;
        DROP TABLE fargateProfile;
        ALTER TABLE newFargateProfile RENAME TO fargateProfile;
        CREATE UNIQUE INDEX fargateProfileKey
            ON fargateProfile (snapshotID, clusterName, name, coalesce(arn, ''));

        """

    /// The Kubernetes objects with the clusters that their numbers stand for.
    static let clusterViews = """
        CREATE VIEW vSnapshot AS
            -- Every snapshot with its time in UTC and how much it holds.
            SELECT id AS snapshotID, datetime(takenAt, 'unixepoch') AS takenAt, label,
                (SELECT count(*) FROM vpc WHERE snapshotID = snapshot.id) AS vpcs,
                (SELECT count(*) FROM subnet WHERE snapshotID = snapshot.id) AS subnets,
                (SELECT count(*) FROM natGateway WHERE snapshotID = snapshot.id) AS natGateways,
                (SELECT count(*) FROM networkInterface WHERE snapshotID = snapshot.id) AS networkInterfaces,
                (SELECT count(*) FROM cluster WHERE snapshotID = snapshot.id) AS clusters,
                (SELECT count(*) FROM node WHERE snapshotID = snapshot.id) AS nodes,
                (SELECT count(*) FROM pod WHERE snapshotID = snapshot.id) AS pods,
                (SELECT count(*) FROM traffic WHERE snapshotID = snapshot.id) AS trafficRows
            FROM snapshot;

        CREATE VIEW vNode AS
            -- Every node with its cluster.
            SELECT node.snapshotID, cluster, name, clusterName, providerID, zone, region, instanceType,
                nodeGroupName, isSpot, labels, taints, isUnschedulable, isReady, capacityPods,
                capacityCPUMillis, capacityMemoryBytes, otherAllocatable, allocatableCPUMillis,
                allocatableMemoryBytes, allocatablePods, osImage, kubeletVersion,
                \(dotted("externalIP")) AS externalIP, \(dotted("internalIP")) AS internalIP
            FROM \(inCluster("node"));

        CREATE VIEW vPod AS
            -- Every pod with its cluster, its labels and what binds it to some nodes, as JSON.
            SELECT pod.snapshotID, cluster, namespace, name, ownerKind, ownerName, workloadName, nodeName,
                \(dotted("podIP")) AS podIP,
                isHostNetwork, phase, cpuMillis, memoryBytes, isTerminating,
                labels.text AS labels, constraints.text AS constraints
            FROM \(inCluster("pod"))
                LEFT JOIN podText AS labels
                    ON labels.snapshotID = pod.snapshotID AND labels.id = pod.labelsID
                LEFT JOIN podText AS constraints
                    ON constraints.snapshotID = pod.snapshotID AND constraints.id = pod.constraintsID;

        CREATE VIEW vWorkload AS
            -- Every Deployment, ReplicaSet, StatefulSet and DaemonSet with its cluster.
            SELECT workload.snapshotID, cluster, kind, namespace, name, replicas, ownerKind, environment,
                podTemplateCPUMillis, podTemplateMemoryBytes, podTemplateIsHostNetwork, podTemplateLabels,
                podTemplateConstraints
            FROM \(inCluster("workload"));

        CREATE VIEW vService AS
            -- Every Service with its cluster.
            SELECT service.snapshotID, cluster, namespace, name, type, externalTrafficPolicy,
                internalTrafficPolicy, trafficDistribution, annotations, loadBalancerHostname
            FROM \(inCluster("service"));

        CREATE VIEW vIngress AS
            -- Every Ingress with its cluster.
            SELECT ingress.snapshotID, cluster, namespace, name, ingressClass, annotations, loadBalancerHostname
            FROM \(inCluster("ingress"));

        CREATE VIEW vEndpointCount AS
            -- How many ready endpoints each service has by slice and zone, with its cluster.
            SELECT endpointCount.snapshotID, cluster, namespace, service, slice, zone, ready
            FROM \(inCluster("endpointCount"));

        CREATE VIEW vENIConfig AS
            -- Every ENIConfig with its cluster.
            SELECT eniConfig.snapshotID, cluster, name, subnetID, securityGroupIDs
            FROM \(inCluster("eniConfig"));

        CREATE VIEW vPodByNode AS
            -- Every node with its pods that are not finished; pods on the host's network take no address.
            SELECT node.snapshotID, cluster, node.name AS node, node.zone, node.instanceType, node.nodeGroupName,
                count(pod.name) AS pods, node.allocatablePods,
                coalesce(sum(pod.isHostNetwork), 0) AS hostNetworkPods,
                coalesce(sum(pod.cpuMillis), 0) AS cpuMillis, node.allocatableCPUMillis,
                coalesce(sum(pod.memoryBytes), 0) AS memoryBytes, node.allocatableMemoryBytes
            FROM \(inCluster("node")) LEFT JOIN pod
                ON pod.snapshotID = node.snapshotID AND pod.clusterNumber = node.clusterNumber
                    AND pod.nodeName = node.name AND coalesce(pod.phase, '') NOT IN ('Succeeded', 'Failed')
            GROUP BY node.snapshotID, node.clusterNumber, node.name;
        """

    private static func inCluster(_ table: String) -> String {
        """
        \(table) JOIN kubernetesCluster AS known
            ON known.snapshotID = \(table).snapshotID AND known.number = \(table).clusterNumber
        """
    }
}
