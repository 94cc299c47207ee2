import Foundation
import Store
import Testing
import Topology

struct RoundTripTests {
    @Test func `what is imported comes back whole`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            var expected = try EveryNoun.snapshot()
            expected.number = try store.importSnapshot(label: "all", takenAt: 42) { sink in
                for fact in facts(of: expected).reversed() { try sink(fact) }
            }
            expected.takenAt = 42
            let loaded = try store.load(nil, detail: .everything)
            #expect(loaded == expected)
        }
    }

    @Test func `the same facts twice in one import count once`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            var expected = try EveryNoun.snapshot()
            expected.number = try store.importSnapshot(label: "all", takenAt: 0) { sink in
                for fact in facts(of: expected) + facts(of: expected) { try sink(fact) }
            }
            #expect(try store.load(nil, detail: .everything) == expected)
        }
    }

    @Test func `a later import of the same facts gives an equal snapshot`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            let all = facts(of: try EveryNoun.snapshot())
            let first = try store.importSnapshot(label: "a", takenAt: 1) { sink in try all.forEach(sink) }
            let second = try store.importSnapshot(label: "b", takenAt: 2) { sink in try all.forEach(sink) }
            #expect(second > first)
            var one = try store.load(first, detail: .everything)
            let two = try store.load(second, detail: .everything)
            one.number = second
            one.takenAt = 2
            #expect(one == two)
        }
    }

    @Test func `costs need no pod and only public interfaces`() throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            let all = facts(of: try EveryNoun.snapshot())
            try store.importSnapshot(label: "a", takenAt: 1) { sink in try all.forEach(sink) }
            let loaded = try TopologyStore(readingFrom: path).load(nil)
            #expect(loaded.pods.isEmpty)
            #expect(loaded.networkInterfaces.map(\.id) == ["eni-1"])
            #expect(loaded.workloadPlacements.map(\.pods) == [1])
        }
    }

    @Test(arguments: [false, true])
    func `a VPC takes its DNS flags whether they come before or behind it`(before: Bool) throws {
        try withFile { path in
            let store = try TopologyStore(path: path)
            try store.importSnapshot(label: "a", takenAt: 1) { sink in
                if !before { try sink(.vpc(VPC(id: "vpc-1"))) }
                try sink(.vpcAttribute("vpc-1", enableDNSSupport: true, enableDNSHostnames: nil))
                try sink(.vpcAttribute("vpc-1", enableDNSSupport: nil, enableDNSHostnames: false))
                if before { try sink(.vpc(VPC(id: "vpc-1"))) }
            }
            let vpc = try #require(try store.load(nil).vpcs.first)
            #expect(vpc.enableDNSSupport == true)
            #expect(vpc.enableDNSHostnames == false)
        }
    }

    @Test func `an import that fails leaves nothing of itself`() throws {
        struct Broken: Error {}
        try withFile { path in
            let store = try TopologyStore(path: path)
            let first = try store.importSnapshot(label: "a", takenAt: 1) { sink in
                try sink(.vpc(VPC(id: "vpc-1")))
            }
            #expect(throws: Broken.self) {
                try store.importSnapshot(label: "b", takenAt: 2) { sink in
                    try sink(.vpc(VPC(id: "vpc-2")))
                    throw Broken()
                }
            }
            #expect(throws: Broken.self) {
                try store.importSnapshot(into: first, label: "b", takenAt: 2) { sink in
                    try sink(.vpc(VPC(id: "vpc-3")))
                    throw Broken()
                }
            }
            #expect(try store.latestSnapshotNumber() == first)
            #expect(try store.load(nil).vpcs.map(\.id) == ["vpc-1"])
        }
    }
}
