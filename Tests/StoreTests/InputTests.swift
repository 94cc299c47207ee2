import GRDB
import Testing
import Topology
import Units

@testable import Store

/// Traffic tables, flow logs and bills as a snapshot knows them.
@Suite struct InputTests {
    private func flow(
        _ subnet: String, _ gigabytes: Int, _ table: String, _ line: Int, folder: String = ""
    ) -> TrafficFlow {
        TrafficFlow(
            source: .subnet(Identifier(subnet)), destination: .internet, out: Quantity(gigabytes),
            back: .zero,
            basis: .metered, origin: "\(folder)\(table):\(line)", table: table)
    }

    private func rows(_ store: TopologyStore) throws -> [String] {
        try store.load(nil).traffic.map { "\($0.table) \($0.source.subnet ?? "") \($0.out.decimal)" }.sorted()
    }

    @Test func `a table takes the place of its own rows and of no other's`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            let number = try store.importSnapshot(label: "", takenAt: 1) { _ in }
            let tables = [TrafficInput(name: "a", file: "/x/a", importedAt: 5), TrafficInput(name: "b")]
            let first = try store.importTraffic(tables, into: number) { sink in
                for line in 2...4 { try sink(flow("subnet-\(line)", line, "a", line)) }
                try sink(flow("subnet-2", 7, "b", 2))
            }
            #expect(first.map(\.stored) == [3, 1] && first.map(\.replaced) == [0, 0])
            let again = try store.importTraffic([tables[0]], into: number) { sink in
                try sink(flow("subnet-4", 4, "a", 2))
            }
            #expect(again.map(\.stored) == [1] && again.map(\.replaced) == [3])
            #expect(try rows(store) == ["a subnet-4 4", "b subnet-2 7"])
            #expect(try store.inputs(of: nil).map(\.name) == ["a", "b"])
            #expect(try store.inputs(of: nil).first?.file == "/x/a")
            // A table of another name that is the same file goes with it.
            _ = try store.importTraffic([TrafficInput(name: "a", replaces: ["a", "b"])], into: number) {
                try $0(flow("subnet-9", 9, "a", 2))
            }
            #expect(try rows(store) == ["a subnet-9 9"])
            #expect(try store.inputs(of: nil).map(\.rows) == [1])
        }
    }

    @Test func `a failed import leaves the rows and the list as they were`() throws {
        struct Broken: Error {}
        try withFile { path in
            let store = try TopologyStore(path: path)
            let number = try store.importSnapshot(label: "", takenAt: 1) { sink in
                try sink(.traffic(flow("subnet-1", 1, "a", 2)))
            }
            let before = try store.inputs(of: nil)
            #expect(throws: Broken.self) {
                try store.importTraffic([TrafficInput(name: "a"), TrafficInput(name: "c")], into: number) {
                    try $0(flow("subnet-3", 3, "a", 2))
                    throw Broken()
                }
            }
            #expect(try rows(store) == ["a subnet-1 1"])
            #expect(try store.inputs(of: nil) == before)
        }
    }

    @Test func `an input is removed with all that it brought`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            let number = try store.importSnapshot(label: "", takenAt: 1) { _ in }
            _ = try store.importTraffic(
                [TrafficInput(name: "a"), TrafficInput(name: TrafficFlow.flowLogs)], into: number,
                talkers: [
                    Talker(
                        near: "x", subnet: "subnet-1", far: "y", destination: .internet, out: Quantity(1),
                        back: .zero)
                ]
            ) { sink in
                try sink(flow("subnet-1", 1, "a", 2))
                try sink(flow("subnet-1", 2, TrafficFlow.flowLogs, 0))
            }
            let month = try #require(BillingMonth("2026-02"))
            try store.importBill(into: number, at: 3) { sink in
                try sink(.delivery(month, "assembly"))
                for (place, payer) in ["1", "2"].enumerated() {
                    let item = BilledItem(
                        month: month, payer: payer, kind: .usage, service: "AmazonEC2", usageType: "BoxUsage")
                    try sink(.item(place, item))
                    try sink(.usage(item: place, BilledUsage(start: 4, hours: 1, quantity: 1, cost: 1)))
                }
            }
            let inputs = try store.inputs(of: number)
            #expect(inputs.map(\.name) == ["2026-02 1", "2026-02 2", "flow logs", "a"])
            #expect(inputs.map(\.delivery) == ["assembly", "assembly", nil, nil])
            for input in inputs where input.name != "2026-02 2" { try store.remove(input, from: number) }
            #expect(try store.inputs(of: number).map(\.name) == ["2026-02 2"])
            #expect(try rows(store).isEmpty)
            #expect(try store.talkers(of: nil).isEmpty)
            #expect(try store.bill(of: nil, month: month).lines.map(\.item.payer) == ["2"])
        }
    }

    @Test func `a file of the version before keeps its rows, each with the table of its origin`() throws {
        try withFile { path in
            let old = try DatabaseQueue(path: path)
            try Migrations.migrator.migrate(old, upTo: "lists that were read though they are empty")
            let origins = [
                "a/traffic.csv:2", "a/traffic.csv:3", "/home/me/traffic.csv:2", "standard input:2",
                "flow logs, 2026-10-01T00:00:00Z to 2026-10-02T00:00:00Z, × 30.417 to a month", "odd",
            ]
            try old.write { db in
                try db.execute(sql: "INSERT INTO snapshot (id, label, takenAt) VALUES (1, '', 0), (2, '', 0)")
                for (place, origin) in origins.enumerated() {
                    try db.execute(
                        sql: """
                            INSERT INTO traffic (snapshotID, sourceKind, sourceNamespace, sourceValue,
                                destinationKind, destinationValue, destinationRegion, outGB, backGB, basis, origin)
                            VALUES (?, 'subnet', '', 'subnet-1', 'internet', '', '', ?, '0', 'metered', ?)
                            """, arguments: [1 + place / 5, "\(place + 1)", origin])
                }
                try db.execute(
                    sql: """
                        INSERT INTO billItem (id, snapshotID, month, payer, account, kind, service, usageType,
                            operation, resource, unit, currency)
                        VALUES (1, 2, '2026-10', '', '', 'usage', 'AmazonEC2', 'BoxUsage', '', '', '', 'USD');
                        INSERT INTO billUsage VALUES (1, 5, 1, 3, 1, 1, NULL, NULL);
                        INSERT INTO billElsewhere VALUES (2, '2026-10', '', 'AmazonS3', 'usage', 'USD', 4, 1)
                        """)
            }
            try old.close()
            let store = try TopologyStore(path: path)
            let flows = try [1, 2].flatMap { try store.load($0).traffic }
            #expect(Set(flows.map(\.origin)) == Set(origins))
            #expect(flows.map { Int($0.out.decimal) ?? 0 }.reduce(0, +) == 21)
            let first = try store.inputs(of: 1)
            #expect(first.map(\.name) == ["flow logs", "standard input", "traffic.csv", "traffic.csv (2)"])
            #expect(
                Set(first.map(\.file)) == [nil, "a/traffic.csv", "/home/me/traffic.csv", "standard input"])
            #expect(first.map(\.rows).reduce(0, +) == 5 && first.allSatisfy { $0.importedAt == nil })
            #expect(
                try store.inputs(of: 2).map { "\($0.kind) \($0.name) \($0.rows)" } == [
                    "bill 2026-10 7", "traffic odd 1",
                ])
            let (check, rows) = try DatabaseQueue(path: path).read { db in
                (
                    try String.fetchAll(db, sql: "PRAGMA integrity_check"),
                    try Row.fetchAll(
                        db, sql: "SELECT * FROM vTraffic JOIN vSnapshot ON vSnapshot.snapshotID = 1")
                )
            }
            #expect(check == ["ok"] && rows.count == 6)
        }
    }
}

extension TrafficSource {
    fileprivate var subnet: String? {
        guard case .subnet(let id) = self else { return nil }
        return id.rawValue
    }
}
