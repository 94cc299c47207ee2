import Store
import Testing
import Topology
import Units

struct HistoryTests {
    @Test func `snapshots are listed with what they hold`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            #expect(try store.latestSnapshotNumber() == nil)
            let all = facts(of: try EveryNoun.snapshot())
            let first = try store.importSnapshot(label: "all", takenAt: 7) { sink in try all.forEach(sink) }
            let second = try store.importSnapshot(label: "none", takenAt: 9) { _ in }
            let listed = try store.snapshots()
            #expect(listed.map(\.number) == [first, second])
            #expect(listed.map(\.takenAt) == [7, 9])
            #expect(listed.map(\.label) == ["all", "none"])
            #expect(listed.first?.counts["subnet"] == 2)
            #expect(listed.first?.counts.count == 34)
            #expect(listed.last?.counts == [:])
        }
    }

    @Test func `pruning keeps the newest and removes every row of the others`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            let all = facts(of: try EveryNoun.snapshot())
            let numbers = try (1...3).map { at in
                try store.importSnapshot(label: "\(at)", takenAt: Int64(at)) { sink in try all.forEach(sink) }
            }
            #expect(try store.prune(keeping: 3) == [])
            #expect(try store.prune(keeping: 1) == Array(numbers.prefix(2)))
            #expect(try store.snapshots().map(\.number) == [numbers[2]])
            try store.remove(numbers[2])
            #expect(try store.snapshots().isEmpty)
            #expect(throws: StoreError.noSnapshot(number: numbers[2], path: path)) {
                try store.remove(numbers[2])
            }
            let next = try store.importSnapshot(label: "next", takenAt: 4) { _ in }
            #expect(next > numbers[2], "a number is never given twice")
            #expect(try store.load(next, detail: .everything).routeTables.isEmpty)
        }
    }

    @Test func `changes name what appeared, went and changed`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            let before = try EveryNoun.snapshot()
            var after = before
            after.natGateways.append(NATGateway(id: "nat-2", vpcID: "vpc-1"))
            after.natGateways[0].state = "deleted"
            after.routeTables[0].routes[1].target = .natGateway("nat-2")
            after.elasticIPs.removeFirst()
            after.traffic[0].out += Quantity(billionths: 1)
            let one = try store.importSnapshot(label: "a", takenAt: 1) { sink in
                try facts(of: before).forEach(sink)
            }
            let two = try store.importSnapshot(label: "b", takenAt: 2) { sink in
                try facts(of: after).forEach(sink)
            }
            #expect(try store.changes(from: one, to: one) == [])
            let found = try store.changes(from: one, to: two).map { "\($0.noun) \($0.id) \($0.kind)" }
            #expect(
                found == [
                    "routeTable rtb-1 changed", "natGateway nat-1 changed", "natGateway nat-2 appeared",
                    "elasticIP 0.0.0.7 gone", "traffic subnet:subnet-1 > cidr:192.168.0.0/16 changed",
                ])
        }
    }

    @Test func `facts are added to a snapshot that exists, and replace their own kind`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            let before = try EveryNoun.snapshot()
            let number = try store.importSnapshot(label: "a", takenAt: 1) { sink in
                try facts(of: before).forEach(sink)
            }
            var table = before.routeTables[0]
            table.routes.removeLast(9)
            let again = try store.importSnapshot(into: number, label: "b", takenAt: 2) { sink in
                try sink(.routeTable(table))
                try sink(.node(Node(name: "another")))
            }
            #expect(again == number)
            let loaded = try store.load(number)
            #expect(loaded.routeTables == [table])
            #expect(loaded.nodes.map(\.name) == ["another", "ip-10-0-0-9"])
        }
    }
}
