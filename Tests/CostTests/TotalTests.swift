import Fixtures
import Testing
import Topology
import Units
import Words

@testable import Cost

/// Sums that know what is missing from them.
@Suite struct TotalTests {
    private func line(
        _ resource: String, _ quantity: String = "10", _ amount: String? = nil,
        usage: String = "NatGateway-Hours",
        zone: String? = nil, keeping: Ratio = .one
    ) -> Line {
        Line(
            id: resource, category: .natGateway, usageType: usage, region: "eu-west-3", owner: .none,
            resource: resource,
            zone: zone, quantity: quantity, unit: "Hrs", unitPrice: amount.map { _ in "1" },
            amount: amount.map(dollars), basis: .configured, tier: nil, keeping: keeping, priceSource: nil,
            priceDate: nil, rule: "test", origins: [], assumptions: [])
    }

    private func unknown(_ resource: String, _ reason: String = "import metrics") -> UnknownUsage {
        UnknownUsage(
            category: .loadBalancer, usageType: "LCUUsage", resource: resource, unit: "LCU-Hrs",
            reason: .notRead(reason))
    }

    @Test func `the same line without a price in the same quantity cancels`() {
        let before = Total([line("nat-1"), line("a", "1", "7.00")])
        let after = Total([line("nat-1"), line("a", "1", "4.50")])
        #expect(before.amount == .atLeast(dollars("7")) && before.leftOut == 1)
        #expect(after - before == .exactly(dollars("-2.50")))
        #expect(after - after == .zero)
    }

    @Test func `a line without a price in another quantity leaves a bound`() {
        let (few, many) = (Total([line("nat-1", "10")]), Total([line("nat-1", "11")]))
        #expect(many - few == .atLeast(.zero))
        #expect(few - many == .atMost(.zero))
    }

    @Test func `lines without a price on both sides that differ leave nothing known`() {
        #expect(Total([line("nat-1")]) - Total([line("nat-2")]) == .unknown)
        #expect(
            Total([line("nat-1", keeping: Ratio(9, 10))]) - Total([line("nat-1")]) == .unknown)
        #expect(Total([line("nat-1", zone: "a")]) - Total([line("nat-1", zone: "b")]) == .unknown)
    }

    @Test func `the same unknown usage cancels, and one for another reason does not`() {
        let one = Total([line("a", "1", "3")], unknown: [unknown("alb-1")])
        #expect(one - Total([], unknown: [unknown("alb-1")]) == .exactly(dollars("3")))
        #expect(one - Total([], unknown: [unknown("alb-1", "12 nodes are Spot")]) == .unknown)
        #expect(one - Total([]) == .atLeast(dollars("3")))
        #expect(Total([]) - one == .atMost(dollars("-3")))
    }

    @Test func `a bound that does not tell the direction is told as unknown`() {
        #expect(Bounded.atLeast(dollars("-5")).told == .unknown)
        #expect(Bounded.atLeast(Money.zero).told == .unknown)
        #expect(Bounded.atLeast(dollars("5")).told == .atLeast(dollars("5")))
        #expect(Bounded.atMost(dollars("-5")).told == .atMost(dollars("-5")))
        #expect(Bounded.atMost(dollars("5")).told == .unknown)
        #expect(Bounded.exactly(Money.zero).told == .zero)
    }

    @Test func `the least of totals is told only where what is missing leaves no doubt`() {
        let (cheap, dear) = (Total(dollars("5")), Total(dollars("9")))
        let open = Total([line("nat-1"), line("a", "1", "6")])
        #expect(Total.min(of: [dear, cheap, open]) == cheap)
        #expect(Total.min(of: [dear, open]) == nil)
        #expect(Total.min(of: [Total]()) == nil)
    }

    @Test func `a share of an incomplete whole is a bound, and none where both lack something`() {
        let priced = Total(dollars("30"))
        let open = Total([line("nat-1"), line("a", "1", "10")])
        let other = Total([line("nat-2"), line("b", "1", "60")])
        #expect(priced.share(of: priced + open) == .atMost(Ratio(3, 4)))
        #expect(open.share(of: priced + open) == .atLeast(Ratio(1, 4)))
        #expect(open.share(of: open + other) == .unknown)
        #expect(open.share(of: open) == .exactly(.one))
        #expect(priced.share(of: priced + Total(dollars("90"))) == .exactly(Ratio(1, 4)))
    }

    @Test func `growth since a total that lacks something is a bound`() {
        let earlier = Total([line("nat-1"), line("a", "1", "100")])
        let grown = Total([line("nat-1"), line("a", "1", "130")])
        #expect(grown.growth(since: earlier, months: 1) == .atMost(Ratio(3, 10)))
        #expect(earlier.growth(since: grown, months: 1) == .atLeast(Ratio(-3, 13)))
        #expect(grown.growth(since: Total(dollars("100")), months: 3) == .atLeast(Ratio(1, 10)))
        #expect(grown.growth(since: .zero, months: 1) == .unknown)
    }
}
