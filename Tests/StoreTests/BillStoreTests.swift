import Foundation
import GRDB
import Store
import Testing
import Topology
import Units

@Suite struct `A bill in the store` {
    private let october = BillingMonth("2026-10")

    private func item(_ month: BillingMonth, payer: String = "1", usageType: String = "NatGateway-Hours")
        -> BilledItem
    {
        BilledItem(
            month: month, payer: payer, kind: .usage, service: "AmazonEC2", usageType: usageType,
            resource: "nat-1",
            unit: "Hrs")
    }

    private func sums(_ path: String) throws -> [String] {
        try DatabaseQueue(path: path).read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT month || ' ' || payer || ' ' || usageType || ' ' || lines || ' ' || quantity || ' ' || cost
                    FROM billItem JOIN billUsage ON itemID = billItem.id ORDER BY 1
                    """)
        }
    }

    @Test func `sums the lines of one hour and replaces a month that comes again`() throws {
        let month = try #require(october)
        try withFile { path in
            let store = try TopologyStore(path: path)
            let number = try store.importSnapshot(label: "a", takenAt: 1) { _ in }
            for cost in [5, 7] as [Int64] {
                try store.importBill(into: number) { sink in
                    try sink(.item(0, item(month)))
                    try sink(.usage(item: 0, BilledUsage(start: 4, hours: 1, quantity: 3, cost: cost)))
                    try sink(.usage(item: 0, BilledUsage(start: 4, hours: 1, quantity: 4, cost: 1)))
                    try sink(.item(1, item(month, payer: "2")))
                    try sink(.usage(item: 1, BilledUsage(start: 4, hours: 1, quantity: 1, cost: 1)))
                }
            }
            #expect(
                try sums(path) == ["2026-10 1 NatGateway-Hours 2 7 8", "2026-10 2 NatGateway-Hours 1 1 1"])
        }
    }

    @Test func `keeps the other payer's bill of the same month`() throws {
        let month = try #require(october)
        try withFile { path in
            let store = try TopologyStore(path: path)
            let number = try store.importSnapshot(label: "a", takenAt: 1) { _ in }
            for payer in ["1", "2"] {
                try store.importBill(into: number) { sink in
                    try sink(.item(0, item(month, payer: payer)))
                    try sink(.usage(item: 0, BilledUsage(start: 4, hours: 1, quantity: 1, cost: 1)))
                }
            }
            #expect(try sums(path).count == 2)
        }
    }

    @Test func `is gone with a failed import, and with its snapshot`() throws {
        struct Broken: Error {}
        let month = try #require(october)
        try withFile { path in
            let store = try TopologyStore(path: path)
            let number = try store.importSnapshot(label: "a", takenAt: 1) { _ in }
            #expect(throws: Broken.self) {
                try store.importBill(into: number) { sink in
                    try sink(.item(0, item(month)))
                    try sink(.usage(item: 0, BilledUsage(start: 4, hours: 1, quantity: 1, cost: 1)))
                    throw Broken()
                }
            }
            #expect(try sums(path) == [])
            try store.importBill(into: number) { sink in
                try sink(.item(0, item(month)))
                try sink(.usage(item: 0, BilledUsage(start: 4, hours: 1, quantity: 1, cost: 1)))
            }
            #expect(try sums(path).count == 1)
            try store.remove(number)
            #expect(try sums(path) == [])
        }
    }
}
