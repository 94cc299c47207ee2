import GRDB
import Testing
import Topology

@testable import Store

@Suite struct SchemaTests {
    @Test func `every view for people answers`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            let all = facts(of: try EveryNoun.snapshot())
            try store.importSnapshot(label: "all", takenAt: 1) { sink in try all.forEach(sink) }
            try DatabaseQueue(path: path).read { db in
                let views = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'")
                #expect(views.count > 8)
                for view in views { _ = try Row.fetchAll(db, sql: "SELECT * FROM \(view)") }
                #expect(
                    try String.fetchAll(db, sql: "SELECT labels FROM vPod WHERE labels IS NOT NULL")
                        == [#"{"app":"web"}"#])
                #expect(
                    try String.fetchOne(
                        db,
                        sql:
                            "SELECT address FROM vNetworkInterfaceAddress ORDER BY networkInterfaceID LIMIT 1"
                    )
                        != nil)
            }
        }
    }

    @Test func `pods of an older file keep their labels and constraints`() throws {
        try withFile { path in
            let old = try DatabaseQueue(path: path)
            try Migrations.migrator.migrate(old, upTo: "placement: labels, templates, devices")
            try old.write { db in
                for (snapshot, name, labels, constraints) in [
                    (1, "a", #"{"app":"x"}"#, #"{"nodeSelector":{"k":"v"}}"#), (1, "b", #"{"app":"x"}"#, nil),
                    (1, "c", nil, nil), (2, "a", #"{"app":"y"}"#, #"{"app":"y"}"#),
                ] as [(Int, String, String?, String?)] {
                    try db.execute(
                        sql: "INSERT OR IGNORE INTO snapshot (id, label, takenAt) VALUES (?, '', 0)",
                        arguments: [snapshot])
                    try db.execute(
                        sql: """
                            INSERT INTO pod (snapshotID, namespace, name, workloadName, isHostNetwork, cpuMillis,
                                memoryBytes, labels, constraints) VALUES (?, 'n', ?, 'w', 0, 0, 0, ?, ?)
                            """, arguments: [snapshot, name, labels, constraints])
                }
            }
            try old.close()
            let store = try TopologyStore(path: path)
            let pods = try [1, 2].flatMap { try store.load($0, detail: .everything).pods }
            #expect(pods.map(\.labels) == [#"{"app":"x"}"#, #"{"app":"x"}"#, nil, #"{"app":"y"}"#])
            #expect(pods.map(\.constraints) == [#"{"nodeSelector":{"k":"v"}}"#, nil, nil, #"{"app":"y"}"#])
        }
    }

    @Test func `pods that come in another order are the same pods`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            let pods = ["a", "b", "c"].map { name in
                var pod = Pod(namespace: "n", name: name)
                pod.labels = #"{"app":"\#(name)"}"#
                return pod
            }
            let first = try store.importSnapshot(label: "", takenAt: 1) { sink in
                for pod in pods { try sink(.pod(pod)) }
            }
            let second = try store.importSnapshot(label: "", takenAt: 2) { sink in
                for pod in pods.reversed() { try sink(.pod(pod)) }
            }
            #expect(try store.changes(from: first, to: second) == [])
            var other = pods[1]
            other.labels = pods[0].labels
            try store.importSnapshot(into: second, label: "", takenAt: 3) { sink in try sink(.pod(other)) }
            #expect(
                try store.changes(from: first, to: second)
                    == [ResourceChange(noun: "pod", id: "n/b", kind: .changed)])
        }
    }
}
