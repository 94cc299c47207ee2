import Foundation
import Testing
import Units

@testable import Capacity

/// Plans of blocks, checked by computing them again.
@Suite struct BlockPlanTests {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func facts(_ type: String) throws -> InstanceFacts {
        let text = try String(contentsOf: root.appending(path: "pricing/instance-types.csv"), encoding: .utf8)
        return try #require(try InstanceFacts.parse(csv: text)[type])
    }

    private func block(_ text: String) throws -> CIDRBlock { try #require(CIDRBlock(text)) }

    private func demand(
        zones: Int = 3, nodes: Int = 60, pods: Int = 2500, type: String = "m6i.xlarge"
    ) throws -> AddressDemand {
        AddressDemand(
            zones: zones, groups: [.init(facts: try Self.facts(type), nodes: nodes)], pods: pods,
            growth: Ratio(3, 100), months: 36)
    }

    /// What `cidrsubnets` of Terraform does: each subnet at the next boundary of its own size.
    private func cidrsubnets(_ block: CIDRBlock, _ newBits: [Int]) -> [CIDRBlock]? {
        var next = UInt64(block.first.value)
        var found: [CIDRBlock] = []
        for bits in newBits {
            let size = UInt64(1) << UInt64(32 - block.prefixLength - bits)
            next = (next + size - 1) / size * size
            guard let address = UInt32(exactly: next),
                let part = CIDRBlock(
                    containing: IPv4Address(address), prefixLength: block.prefixLength + bits),
                block.contains(part), part.base.value == address
            else { return nil }
            found.append(part)
            next += size
        }
        return found
    }

    /// Whether subnets that each hold their need fit into a block of a length in any order: the largest first fits
    /// wherever anything does, since sizes are powers of two.
    private func fits(_ planner: BlockPlanner, into length: Int) throws -> Bool {
        let shape = planner.plan()
        var smallest: [AddressDemand.Tier: Int] = [:]
        for tier in Set(shape.subnets.map(\.tier)) {
            let needed = planner.demand.needed(tier)
            smallest[tier] = (0...28).reversed().first {
                ((1 << (32 - $0)) - 5) * 100 >= needed * (100 + planner.headroomPercent)
            }
        }
        let lengths = shape.subnets.compactMap { smallest[$0.tier] }.sorted()
        let block = try block("10.0.0.0/\(length)")
        return cidrsubnets(block, lengths.map { max($0 - length, -1) }.filter { $0 >= 0 }).map {
            $0.count == lengths.count
        } ?? false
    }

    private func check(_ plan: BlockPlan, headroom: Int) throws {
        let vpc = try #require(plan.vpc)
        for block in plan.blocks {
            let subnets = plan.subnets(of: block)
            #expect(cidrsubnets(block, plan.newBits(of: block)) == subnets.map(\.block))
            for (first, second) in zip(subnets, subnets.dropFirst()) {
                #expect(first.block.last < second.block.first)
            }
            for subnet in subnets {
                #expect(block.contains(subnet.block))
                #expect((16...28).contains(subnet.block.prefixLength))
                #expect(subnet.block.base.value % UInt32(subnet.block.size) == 0)
                #expect(subnet.usable * 100 >= subnet.needed * (100 + headroom))
            }
        }
        #expect(
            plan.subnets(of: vpc).count + (plan.secondary.map { plan.subnets(of: $0).count } ?? 0)
                == plan.subnets.count)
        let privates = plan.subnets.filter { $0.tier == .privateTier }.map(\.block.size)
        let publics = plan.subnets.filter { $0.tier == .publicTier }.map(\.block.size)
        if let largest = publics.max(), let smallest = privates.min() { #expect(largest < smallest) }
    }

    @Test func `the plan of sixty nodes that grow for three years is a 17, and no 18 would hold it`() throws {
        let planner = BlockPlanner(demand: try demand(), headroomPercent: 20)
        let plan = planner.plan()
        try check(plan, headroom: 20)
        #expect(plan.vpc == (try block("10.0.0.0/17")))
        // 60 × 1.03^36 = 173.9 nodes, 58 a zone; 7246 pods on 174 nodes are 42 each: three interfaces of 14 and a
        // warm one, 60 addresses; two nodes more for an update.
        #expect(planner.demand.needed(.privateTier) == 58 * 60 + 2 * 60)
        #expect(try fits(planner, into: 17))
        for length in 18...28 { #expect(try !fits(planner, into: length), "/\(length)") }
    }

    @Test(arguments: [2, 3, 6], [(1, 5), (7, 200), (60, 2500), (400, 9000)])
    func `subnets are aligned, apart and large enough, and half the block is too small`(
        zones: Int, size: (nodes: Int, pods: Int)
    ) throws {
        for mode in AddressDemand.CNIMode.allCases {
            var asked = try demand(zones: zones, nodes: size.nodes, pods: size.pods)
            asked.mode = mode
            let plan = BlockPlanner(demand: asked, headroomPercent: 35).plan()
            guard let vpc = plan.vpc else {
                #expect(plan.impossible != nil)
                continue
            }
            try check(plan, headroom: 35)
            let used = plan.subnets(of: vpc).reduce(0) { $0 + $1.block.size }
            if vpc.prefixLength < 28 { #expect(used > vpc.size / 2) }
        }
    }

    @Test func `what is in the way is passed over and named`() throws {
        var planner = BlockPlanner(
            demand: try demand(), headroomPercent: 20,
            taken: [
                .init(name: "vpc-1", block: try block("10.0.64.0/24")),
                .init(name: "office", block: try block("10.1.0.0/16")),
            ])
        planner.within = [try block("10.0.0.0/15")]
        let plan = planner.plan()
        #expect(plan.vpc == (try block("10.0.128.0/17")))
        #expect(plan.conflicts.map(\.name) == ["vpc-1"])
        #expect(plan.rejected.last?.block == "10.0.0.0/17")
        planner.taken.append(.init(name: "lab", block: try block("10.0.128.0/20")))
        let none = planner.plan()
        #expect(none.vpc == nil && none.impossible?.contains("no free /17") == true)
        #expect(none.conflicts.map(\.name) == ["vpc-1", "lab", "office"])
    }

    @Test func `neither Docker's bridge nor the service CIDR is ever proposed`() throws {
        var planner = BlockPlanner(demand: try demand(nodes: 150, pods: 6000), headroomPercent: 20)
        planner.within = [try block("172.16.0.0/14")]
        planner.serviceCIDR = try block("172.16.0.0/16")
        let plan = planner.plan()
        #expect(plan.vpc == (try block("172.18.0.0/16")), "\(plan)")
        #expect(plan.serviceCIDR == planner.serviceCIDR)
    }

    @Test func `custom networking puts the pods into a second block that AWS would add`() throws {
        var asked = try demand()
        asked.mode = .customNetworking
        let plan = BlockPlanner(demand: asked, headroomPercent: 20).plan()
        let (vpc, pods) = (try #require(plan.vpc), try #require(plan.secondary))
        #expect(try block("100.64.0.0/10").contains(pods))
        #expect(VPCBlockRule.refusal(of: pods, primary: vpc, associated: []) == nil)
        #expect(Set(plan.subnets(of: pods).map(\.tier)) == [.pods])
        // A node holds one address of its own subnet: 60 nodes a zone.
        #expect(asked.needed(.privateTier) == 60)
        // AWS would not add 192.168.0.0/16 to a VPC of 10.0.0.0/8.
        var planner = BlockPlanner(demand: asked, headroomPercent: 20)
        planner.podsWithin = [try block("192.168.0.0/16")]
        #expect(planner.plan().vpc == nil)
    }

    @Test func `prefixes find whole blocks of 16 in their subnet`() throws {
        var asked = try demand(nodes: 3, pods: 3 * 30)
        asked.growth = .zero
        asked.mode = .prefixDelegation
        asked.targets.warmPrefix = 1
        // 30 pods are two prefixes, and one warm: 1 + 48 addresses a node, 3 nodes a zone with the update's.
        #expect(asked.needed(.privateTier) == 3 * 49)
        #expect(asked.neededPrefixes(.privateTier) == 9)
        // A /24 has 251 addresses and 14 prefixes, a /25 123 and 6.
        let planner = BlockPlanner(demand: asked, headroomPercent: 0)
        #expect(planner.length(of: .privateTier) == 24)
    }

    @Test func `what has no tier of its own is with the nodes`() throws {
        var asked = try demand()
        asked.tiers = [.privateTier]
        let plan = BlockPlanner(demand: asked, headroomPercent: 20).plan()
        #expect(Set(plan.subnets.map(\.tier)) == [.privateTier])
        #expect(asked.needed(.privateTier) == 3600 + 16 + 10 + 16)
    }

    @Test func `a zone that may fail leaves its nodes to the others`() throws {
        var asked = try demand()
        asked.zonesLost = 1
        #expect(asked.groupNeeds.first?.nodesPerZone == 87)
    }

    @Test func `growth without end is refused and nothing overflows`() throws {
        var asked = try demand(nodes: 1_000_000, pods: 1_000_000_000)
        asked.growth = Ratio(10, 1)
        asked.months = 600
        #expect(BlockPlanner(demand: asked, headroomPercent: 1000).plan().impossible != nil)
    }
}
