import Capacity
import Estate
import Fixtures
import Testing
import Topology
import Units
import Words

/// When things run out.
@Suite struct GrowthTests {
    private let start = CalendarDay(20_000)

    @Test func `the same seed gives the same dates, another one others`() {
        let paths = GrowthPaths(monthly: Ratio(5, 100), start: start, months: 60, seed: 7)
        let again = GrowthPaths(monthly: Ratio(5, 100), start: start, months: 60, seed: 7)
        let other = GrowthPaths(monthly: Ratio(5, 100), start: start, months: 60, seed: 8)
        #expect(paths == again && paths != other)
        let dates = paths.dates(beyond: Ratio(3, 1))
        #expect(dates == again.dates(beyond: Ratio(3, 1)))
        // Pinned: these may change only with the generator.
        #expect(dates.p10 != nil && dates.p50 != nil && dates.p90 != nil)
    }

    @Test func `the middle date is that of even growth, and the dates are in order`() throws {
        for (percent, factor) in [(2, 2), (5, 3), (10, 10)] {
            let paths = GrowthPaths(monthly: Ratio(Int128(percent), 100), start: start, months: 240, seed: 1)
            let dates = paths.dates(beyond: Ratio(Int128(factor), 1))
            var months = 0
            var grown = 1.0
            while grown <= Double(factor) {
                grown *= 1 + Double(percent) / 100
                months += 1
            }
            let (p10, p50, p90) = (
                try #require(dates.p10), try #require(dates.p50), try #require(dates.p90)
            )
            #expect(p10 <= p50 && p50 <= p90 && p10 < p90)
            #expect(
                abs(p50 - start.adding(months: months)) < 75, "\(percent) %: \(p50), not \(months) months")
        }
    }

    @Test func `nothing runs out without growth, beyond the horizon, or where nothing grows`() {
        let none = GrowthPaths(monthly: .zero, start: start, months: 600, seed: 1)
        #expect(none.dates(beyond: .one).isNever)
        let some = GrowthPaths(monthly: Ratio(1, 100), start: start, months: 12, seed: 1)
        #expect(some.dates(beyond: Ratio(2, 1)).isNever)
        // Full already: the day on which anything grows.
        #expect(some.dates(beyond: .one).p50 != nil)
    }

    @Test func `a straight line is exact where the points lie on it`() throws {
        let points = (0..<4).map { UsageTrend.Point(day: CalendarDay(100 + 10 * $0), used: 50 + 20 * $0) }
        let trend = try #require(UsageTrend(points))
        #expect(trend.slope == 2 * GrowthPaths.billion && trend.standardError == 0)
        let day = CalendarDay(130)
        // Two a day: 101 are passed on the 51st day.
        #expect(trend.dates(free: 100, start: day, months: 12, seed: 1).p50 == day + 51)
        #expect(trend.dates(free: 0, start: day, months: 12, seed: 1).p10 == day)
        #expect(trend.dates(free: 100_000, start: day, months: 12, seed: 1).isNever)
        let shrinking = points.map { UsageTrend.Point(day: $0.day, used: 1000 - $0.used) }
        #expect(UsageTrend(shrinking)?.dates(free: 3, start: day, months: 99, seed: 1).isNever == true)
        #expect(UsageTrend(Array(points.prefix(2))) == nil)
        #expect(UsageTrend([points[0], points[0], points[1]]) == nil)
    }

    @Test func `points off the line spread the dates`() throws {
        let used = [100, 112, 118, 133]
        let points = used.indices.map { UsageTrend.Point(day: CalendarDay(30 * $0), used: used[$0]) }
        let trend = try #require(UsageTrend(points))
        // Slope and its standard error, by hand: 10.5 a step of 30 days; residuals 1, 2.5…
        #expect(abs(trend.slope - 350_000_000) < 1000)
        #expect(trend.standardError > 0)
        let dates = trend.dates(free: 60, start: CalendarDay(90), months: 60, seed: 1)
        let (p10, p90) = (try #require(dates.p10), try #require(dates.p90))
        #expect(p10 < p90)
    }

    /// A subnet of one /24 with a node of 30 addresses in it.
    private func estate() -> Snapshot {
        var it = Snapshot()
        var vpc = VPC(id: "vpc-1")
        vpc.cidrBlocks = [block("10.0.0.0/23")]
        it.vpcs = [vpc]
        for (id, cidr) in [("subnet-a", "10.0.0.0/24"), ("subnet-b", "10.0.1.0/24")] {
            var subnet = Subnet(id: Identifier(id), vpcID: "vpc-1")
            subnet.cidr = block(cidr)
            it.subnets.append(subnet)
        }
        var node = Node(name: "n1")
        node.providerID = "aws:///us-east-1a/i-1"
        it.nodes = [node]
        var instance = Instance(id: "i-1", instanceType: "m5.large")
        instance.subnetID = "subnet-a"
        it.instances = [instance]
        for (id, subnet, base) in [("eni-1", "subnet-a", 10), ("eni-2", "subnet-b", 266)] {
            var one = NetworkInterface(id: Identifier(id))
            one.vpcID = "vpc-1"
            one.subnetID = Identifier(subnet)
            one.instanceID = id == "eni-1" ? "i-1" : nil
            one.privateIPs = (0..<(id == "eni-1" ? 30 : 1)).map {
                IPv4Address(0x0A00_0000 + UInt32(base + $0))
            }
            it.networkInterfaces.append(one)
        }
        return it
    }

    @Test func `only what grows runs out, and a block after its subnets`() throws {
        var options = CapacityOptions()
        options.growth = Ratio(10, 100)
        options.start = start
        options.horizonMonths = 120
        let answer = CapacityAssessment(of: Estate(estate()), facts: [:], options: options)
        let (a, b) = (answer.subnets[0], answer.subnets[1])
        let dates = try #require(a.exhaustedOn?.p50)
        #expect(b.exhaustedOn?.isNever == true)
        let all = try #require(answer.blocks.first?.exhaustedOn?.p50)
        #expect(dates < all)
        options.horizonMonths = 2
        let short = CapacityAssessment(of: Estate(estate()), facts: [:], options: options)
        #expect(short.subnets.allSatisfy { $0.exhaustedOn?.isNever ?? false })
        options.growth = nil
        let unknown = CapacityAssessment(of: Estate(estate()), facts: [:], options: options)
        #expect(unknown.subnets.allSatisfy { $0.exhaustedOn == nil })
    }

    @Test func `three snapshots make a trend, and the subnets that stand still have no date`() throws {
        let history = (0..<3).map { number in
            var usage = SnapshotUsage(number: Int64(number), takenAt: Int64(number) * 86_400 * 30)
            usage.subnets["subnet-a"] = .init(
                cidr: block("10.0.0.0/24"), available: 251 - 10 * number, held: nil)
            usage.subnets["subnet-b"] = .init(cidr: block("10.0.1.0/24"), available: 250, held: nil)
            return usage
        }
        var options = CapacityOptions()
        options.start = CalendarDay(60)
        let answer = CapacityAssessment(of: Estate(estate()), facts: [:], options: options, history: history)
        // 221 free, 10 in 30 days: passed after 663 days.
        #expect(answer.subnets[0].exhaustedOn?.p50 == CalendarDay(60 + 664))
        #expect(answer.subnets[1].exhaustedOn?.isNever == true)
        let two = CapacityAssessment(
            of: Estate(estate()), facts: [:], options: options, history: Array(history.prefix(2)))
        #expect(two.subnets.allSatisfy { $0.exhaustedOn == nil })
        #expect(two.assumptions.contains { $0.code == "no-growth" })
    }
}
