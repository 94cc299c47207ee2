import GRDB
import Testing
import Topology

@testable import Store

/// Stores of before objects were keyed by their cluster.
@Suite struct ClusterMigrationTests {
    private static let before = "lists that were read though they are empty"

    private struct OldNode {
        var name: String
        var cluster: String?
        var provider: String?
        var region: String?
    }

    /// A snapshot of the old shape: its clusters by name, ARN and VPC, its nodes, a pod on each and one on none.
    private func fill(
        _ db: Database, _ snapshot: Int64,
        clusters: [(name: String, arn: String?, region: String, vpc: String)],
        nodes: [OldNode]
    ) throws {
        try db.execute(
            sql: "INSERT INTO snapshot (id, label, takenAt) VALUES (?, '', 7)", arguments: [snapshot])
        for it in clusters {
            try db.execute(
                sql:
                    "INSERT INTO cluster (snapshotID, name, arn, region, vpcID, subnetIDs) VALUES (?,?,?,?,?,'[]')",
                arguments: [snapshot, it.name, it.arn, it.region, it.vpc])
        }
        for node in nodes {
            try db.execute(
                sql: """
                    INSERT INTO node (snapshotID, name, clusterName, providerID, region, isSpot, labels, taints,
                        isUnschedulable, allocatablePods) VALUES (?,?,?,?,?,1,'{"a":"b"}','["k=v:NoSchedule"]',0,29)
                    """, arguments: [snapshot, node.name, node.cluster, node.provider, node.region])
            try pod(db, snapshot, "on-\(node.name)", node: node.name)
        }
        try pod(db, snapshot, "on-none", node: nil)
        try db.execute(
            sql: """
                INSERT INTO workload (snapshotID, kind, namespace, name, replicas, environment, podTemplateCPUMillis,
                    podTemplateMemoryBytes, podTemplateIsHostNetwork) VALUES (?1,'Deployment','n','w',3,'{"E":"1"}',5,6,0);
                """, arguments: [snapshot])
        for sql in [
            "INSERT INTO service (snapshotID, namespace, name, annotations) VALUES (?,'n','s','{}')",
            "INSERT INTO ingress (snapshotID, namespace, name, annotations) VALUES (?,'n','i','{}')",
            "INSERT INTO endpointCount (snapshotID, namespace, service, zone, ready) VALUES (?,'n','s','z',2)",
            "INSERT INTO endpointCount (snapshotID, namespace, service, zone, ready) VALUES (?,'n','s','z',2)",
            "INSERT INTO endpointCount (snapshotID, namespace, service, ready) VALUES (?,'n','s',1)",
            "INSERT INTO eniConfig (snapshotID, name, subnetID, securityGroupIDs) VALUES (?,'z','subnet-1','[]')",
            "INSERT INTO addon (snapshotID, clusterName, name, version) VALUES (?,'blue','vpc-cni','v1')",
            "INSERT INTO fargateProfile (snapshotID, clusterName, name, subnetIDs) VALUES (?,'blue','fp','[]')",
        ] { try db.execute(sql: sql, arguments: [snapshot]) }
    }

    private func pod(_ db: Database, _ snapshot: Int64, _ name: String, node: String?) throws {
        try db.execute(
            sql: """
                INSERT INTO pod (snapshotID, namespace, name, workloadName, nodeName, isHostNetwork, cpuMillis,
                    memoryBytes, isTerminating) VALUES (?,'n',?,'w',?,0,100,200,0)
                """, arguments: [snapshot, name, node])
    }

    private static let blue = "arn:aws:eks:us-west-2:1:cluster/blue"
    private static let green = "arn:aws:eks:eu-west-3:1:cluster/green"

    private func loaded(_ fill: (Database) throws -> Void) throws -> (TopologyStore, [Int64: Snapshot]) {
        var result: (TopologyStore, [Int64: Snapshot])?
        try withFile { path in
            let old = try DatabaseQueue(path: path)
            try Migrations.migrator.migrate(old, upTo: Self.before)
            try old.write(fill)
            try old.close()
            let store = try TopologyStore(path: path)
            let numbers = try store.snapshots().map(\.number)
            var all: [Int64: Snapshot] = [:]
            for number in numbers { all[number] = try store.load(number, detail: .everything) }
            let faults = try DatabaseQueue(path: path).read { db in
                try (
                    String.fetchAll(db, sql: "PRAGMA integrity_check"),
                    Row.fetchAll(db, sql: "PRAGMA foreign_key_check").count
                )
            }
            #expect(faults == (["ok"], 0))
            result = (store, all)
        }
        return try #require(result)
    }

    @Test func `where a snapshot has one cluster everything is that cluster's`() throws {
        let (_, all) = try loaded { db in
            try fill(
                db, 1, clusters: [("blue", Self.blue, "us-west-2", "vpc-1")],
                nodes: [OldNode(name: "a"), OldNode(name: "b", cluster: "blue")])
            try fill(db, 2, clusters: [], nodes: [OldNode(name: "a")])
            try fill(db, 3, clusters: [], nodes: [OldNode(name: "a", cluster: "shop")])
        }
        for (number, cluster) in [(1, Self.blue), (2, ""), (3, "shop")] as [(Int64, String)] {
            let it = try #require(all[number])
            var ids = Set(it.nodes.map(\.cluster) + it.pods.map(\.cluster) + it.workloads.map(\.cluster))
            ids.formUnion(it.services.map(\.cluster) + it.ingresses.map(\.cluster))
            ids.formUnion(it.endpointCounts.map(\.cluster) + it.eniConfigs.map(\.cluster))
            #expect(ids == [ClusterID(cluster)])
            #expect(it.pods.count == it.nodes.count + 1 && it.endpointCounts.map(\.ready) == [1, 2, 2])
            #expect(it.addons.map(\.version) == ["v1"] && it.fargateProfiles.count == 1)
            let node = try #require(it.nodes.first)
            #expect(node.labels == ["a": "b"] && node.allocatablePods == 29 && node.isSpot)
            #expect(node.taints.map(\.key) == ["k"])
            let workload = try #require(it.workloads.first)
            #expect(workload.replicas == 3 && workload.podTemplate?.memoryBytes == 6)
            #expect(workload.environment == ["E": "1"])
        }
    }

    @Test func `among several clusters nodes go where they say, pods with them, and the rest is marked`()
        throws
    {
        let (_, all) = try loaded { db in
            try fill(
                db, 1,
                clusters: [
                    ("blue", Self.blue, "us-west-2", "vpc-1"), ("green", Self.green, "eu-west-3", "vpc-2"),
                    ("twin", "arn:a", "us-west-2", "vpc-3"), ("twin", "arn:b", "eu-west-3", "vpc-4"),
                ],
                nodes: [
                    OldNode(name: "label", cluster: "green"),
                    OldNode(name: "twin", cluster: "twin", region: "eu-west-3"),
                    OldNode(name: "tag", provider: "aws:///us-west-2a/i-1"),
                    OldNode(name: "vpc", provider: "aws:///us-west-2a/i-2"), OldNode(name: "lost"),
                    OldNode(name: "away", cluster: "elsewhere"),
                ])
            try db.execute(
                sql: """
                    INSERT INTO instance (snapshotID, id, instanceType, vpcID, tenancy, isSpot, state, clusterName)
                    VALUES (1,'i-1','m','vpc-2','default',0,'running','green'), (1,'i-2','m','vpc-1','default',0,'running',NULL)
                    """)
        }
        let it = try #require(all[1])
        let nodes = Dictionary(uniqueKeysWithValues: it.nodes.map { ($0.name, $0.cluster.rawValue) })
        #expect(
            nodes == [
                "label": Self.green, "twin": "arn:b", "tag": Self.green, "vpc": Self.blue, "lost": "",
                "away": "elsewhere",
            ])
        for pod in it.pods { #expect(pod.cluster.rawValue == nodes[pod.nodeName ?? "lost"]) }
        #expect(it.workloads.map(\.cluster) == [""] && it.services.map(\.cluster) == [""])
    }

    @Test func `a file of each earlier step opens`() throws {
        for step in Migrations.migrator.migrations {
            try withFile { path in
                let old = try DatabaseQueue(path: path)
                try Migrations.migrator.migrate(old, upTo: step)
                try old.write { db in
                    try db.execute(sql: "INSERT INTO snapshot (id, label, takenAt) VALUES (1, '', 7)")
                }
                try old.close()
                #expect(try TopologyStore(path: path).load(nil).takenAt == 7, "\(step)")
            }
        }
    }

    @Test func `what comes later is added to a store of before`() throws {
        try withFile { path in
            let old = try DatabaseQueue(path: path)
            try Migrations.migrator.migrate(old, upTo: Self.before)
            try old.write { db in
                try fill(
                    db, 1, clusters: [("blue", Self.blue, "us-west-2", "vpc-1")], nodes: [OldNode(name: "a")])
            }
            try old.close()
            let store = try TopologyStore(path: path)
            var other = Cluster(name: "green")
            other.arn = Self.green
            var node = Node(name: "a")
            node.clusterName = "green"
            try store.importSnapshot(into: 1, label: "", takenAt: 8) { [other, node] sink in
                try sink(.cluster(other))
                try sink(.kubernetesDocument(KubernetesDocument(path: "green/n.json")))
                try sink(.node(node))
            }
            let it = try store.load(1, detail: .everything)
            #expect(it.nodes.map(\.cluster.rawValue) == [Self.green, Self.blue])
            #expect(it.pods.allSatisfy { $0.cluster.rawValue == Self.blue })
        }
    }
}
