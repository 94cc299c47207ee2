import Fixtures
import Pricing
import RandomEstates
import Testing
import Topology
import Units

@testable import Cost
@testable import Estate

/// Whatever an estate looks like, its parts are lines of one answer.
@Suite struct OwnerPropertyTests {
    private static let seeds = Array(UInt64(1)...60)

    private func assessed(_ estate: Estate, _ scope: Scope = .whole) -> Assessment {
        var options = AssessmentOptions()
        options.day = "2026-10-31"
        options.scope = scope
        return Assessment(of: estate, book: Shipped.book, calendar: Shipped.calendar, options: options)
    }

    @Test(arguments: seeds)
    func `the parts of each dimension and what belongs to none sum to the whole`(seed: UInt64) {
        let estate = Estate(RandomEstate(seed: seed).snapshot)
        let whole = assessed(estate)
        func check(_ name: String, _ scopes: [Scope], _ isNone: (Owner) -> Bool) {
            let parts = scopes.map { assessed(estate, $0) }
            let none = whole.lines.filter { isNone($0.owner) }
            let all = parts.reduce(Money.zero) { $0 + sum(of: $1.lines) } + sum(of: none)
            #expect(all == sum(of: whole.lines), "\(name)")
            #expect(parts.reduce(none.count) { $0 + $1.lines.count } == whole.lines.count, "\(name)")
        }
        let owners = whole.lines.map(\.owner)
        check("account", Set(owners.compactMap(\.account)).map { Scope(account: $0) }) { $0.account == nil }
        check("region", Set(owners.compactMap(\.region)).map { Scope(region: $0) }) { $0.region == nil }
        check("vpc", Set(owners.compactMap(\.vpc)).map { Scope(vpc: $0) }) { $0.vpc == nil }
        check("cluster", Set(owners.compactMap(\.cluster)).map { Scope(cluster: $0) }) { $0.cluster == nil }
        for dimension in CostDimension.allCases {
            let parts = CostBreakdown(of: whole, by: [dimension]).parts
            #expect(parts.reduce(Money.zero) { $0 + $1.total.known } == sum(of: whole.lines))
        }
    }

    private func sum(of lines: [Line]) -> Money { lines.reduce(.zero) { $0 + ($1.amount ?? .zero) } }

    @Test(arguments: seeds)
    func `every line knows its region and every node its cluster`(seed: UInt64) {
        let answer = assessed(Estate(RandomEstate(seed: seed).snapshot))
        #expect(answer.lines.allSatisfy { $0.owner.region != nil })
        // Of several accounts nothing tells whose an idle address is.
        let placed = answer.lines.filter { $0.usageType != "PublicIPv4:IdleAddress" }
        #expect(placed.allSatisfy { $0.owner.account != nil && $0.owner.vpc != nil })
        #expect(answer.lines.filter { $0.category == .nodes }.allSatisfy { $0.owner.cluster != nil })
        #expect(Set(answer.lines.map { "\($0.id) \($0.owner.key)" }).count == answer.lines.count)
    }

    @Test(arguments: seeds)
    func `the order of lists changes nothing`(seed: UInt64) {
        let random = RandomEstate(seed: seed)
        var dice = SeededDice(seed &+ 7_000)
        var shuffled = random.snapshot
        shuffled.vpcs.shuffle(using: &dice)
        shuffled.subnets.shuffle(using: &dice)
        shuffled.routeTables.shuffle(using: &dice)
        shuffled.natGateways.shuffle(using: &dice)
        shuffled.transitGatewayAttachments.shuffle(using: &dice)
        shuffled.clusters.shuffle(using: &dice)
        shuffled.instances.shuffle(using: &dice)
        shuffled.nodes.shuffle(using: &dice)
        shuffled.workloadPlacements.shuffle(using: &dice)
        shuffled.pods.shuffle(using: &dice)
        shuffled.traffic.shuffle(using: &dice)
        shuffled.elasticIPs.shuffle(using: &dice)
        let (one, other) = (assessed(Estate(random.snapshot)), assessed(Estate(shuffled)))
        #expect(one.total == other.total)
        #expect(plain(one.lines) == plain(other.lines))
        #expect(Set(one.unknowns.map(\.reason)) == Set(other.unknowns.map(\.reason)))
    }

    /// Lines without what tells where they came from, which is in the order of the input.
    private func plain(_ lines: [Line]) -> [String] {
        lines.map { "\($0.id) \($0.owner.key) \($0.quantity ?? "") \($0.amount?.decimal ?? "")" }
    }

    @Test(arguments: seeds)
    func `an estate beside another changes no line of it but its part of shared tiers`(seed: UInt64) {
        let own = RandomEstate(seed: seed, vpcs: 1).snapshot
        var both = own
        let other = renamed(RandomEstate(seed: seed &+ 500, vpcs: 1).snapshot)
        both.vpcs += other.vpcs
        both.subnets += other.subnets
        both.routeTables += other.routeTables
        both.natGateways += other.natGateways
        both.clusters += other.clusters
        both.instances += other.instances
        both.nodes += other.nodes
        both.vpcEndpoints += other.vpcEndpoints
        let vpc = own.vpcs[0].id
        let tiered: Set<Cost.Category> = [.internet, .vpcEndpoint]
        func lines(_ snapshot: Snapshot) -> [String] {
            var it = snapshot
            // A zone's row is of whoever is in the zone.
            it.traffic.removeAll { if case .subnet = $0.source { false } else { true } }
            it.meterReadings = []
            return assessed(Estate(it)).lines.filter { $0.owner.vpc == vpc && !tiered.contains($0.category) }
                .map {
                    "\($0.category) \($0.usageType) \($0.resource) \($0.zone ?? "") \($0.owner.cluster?.rawValue ?? "") \($0.quantity ?? "") \($0.amount?.decimal ?? "")"
                }.sorted()
        }
        #expect(lines(own) == lines(both))
    }

    /// The VPC of another estate under another id; clusters, groups and nodes keep their names.
    private func renamed(_ snapshot: Snapshot) -> Snapshot {
        var it = snapshot
        func other<Noun>(_ id: Identifier<Noun>) -> Identifier<Noun> { Identifier("\(id.rawValue)-other") }
        it.vpcs[0].id = other(it.vpcs[0].id)
        for index in it.subnets.indices {
            it.subnets[index].id = other(it.subnets[index].id)
            it.subnets[index].vpcID = other(it.subnets[index].vpcID)
        }
        for index in it.routeTables.indices {
            it.routeTables[index].id = other(it.routeTables[index].id)
            it.routeTables[index].vpcID = other(it.routeTables[index].vpcID)
            it.routeTables[index].subnetIDs = it.routeTables[index].subnetIDs.map(other)
            for route in it.routeTables[index].routes.indices {
                if case .natGateway(let id) = it.routeTables[index].routes[route].target {
                    it.routeTables[index].routes[route].target = .natGateway(other(id))
                }
            }
        }
        for index in it.natGateways.indices {
            it.natGateways[index].id = other(it.natGateways[index].id)
            it.natGateways[index].vpcID = other(it.natGateways[index].vpcID)
            it.natGateways[index].subnetID = it.natGateways[index].subnetID.map(other)
        }
        for index in it.vpcEndpoints.indices {
            it.vpcEndpoints[index].id = other(it.vpcEndpoints[index].id)
            it.vpcEndpoints[index].vpcID = other(it.vpcEndpoints[index].vpcID)
            it.vpcEndpoints[index].subnetIDs = it.vpcEndpoints[index].subnetIDs.map(other)
        }
        for index in it.clusters.indices {
            it.clusters[index].arn = it.clusters[index].arn.map { $0 + "-other" }
            it.clusters[index].vpcID = it.clusters[index].vpcID.map(other)
        }
        for index in it.instances.indices {
            it.instances[index].id = other(it.instances[index].id)
            it.instances[index].vpcID = it.instances[index].vpcID.map(other)
            it.instances[index].subnetID = it.instances[index].subnetID.map(other)
        }
        for index in it.nodes.indices {
            it.nodes[index].cluster = other(it.nodes[index].cluster)
            it.nodes[index].providerID = it.nodes[index].providerID.map { $0 + "-other" }
        }
        return it
    }

    @Test func `tiers that owners share are split to the last billionth`() {
        var dice = SeededDice(42)
        for _ in 0..<200 {
            let amounts = (0..<Int.random(in: 1...7, using: &dice)).map { _ in
                Quantity<Gigabyte>(billionths: Int128(Int64.random(in: 1...90_000_000_000_000, using: &dice)))
            }
            let usages = amounts.enumerated().map { number, amount in
                Usage(
                    category: .internet, key: .internetOut, region: "us-east-1",
                    owner: Owner(vpc: Identifier("vpc-\(number % 3)")), resource: "internet-\(number)",
                    zone: nil, quantity: amount, basis: .assumed, rule: "test")
            }
            guard case .known(let rates, _) = Shipped.book.price(.internetOut, in: "us-east-1") else {
                Issue.record("no price of the internet")
                return
            }
            var pools = TierPools(usages, book: Shipped.book, options: AssessmentOptions())
            var byTier: [Int: Int128] = [:]
            for usage in usages {
                let parts = pools.parts(of: usage, rates).parts
                #expect(parts.reduce(0) { $0 + $1.quantity.billionths } == usage.quantity.billionths)
                for part in parts { byTier[part.tier ?? 1, default: 0] += part.quantity.billionths }
            }
            let whole = amounts.reduce(Quantity<Gigabyte>.zero) { $0 + $1 }
            let free = min(whole, Shipped.book.freeInternetAllowance ?? .zero)
            // A slice may be a billionth short of its part for every tier's end.
            #expect(abs((byTier[0] ?? 0) - free.billionths) <= 3)
        }
    }
}
