import Fixtures
import Pricing
import Testing
import Topology
import Units

@testable import Cost
@testable import Estate

/// What moved, split so that nothing is left over.
@Suite struct ChangeStoryTests {
    private func story(_ before: Assessment, _ after: Assessment) -> ChangeStory {
        ChangeStory(before: before, after: after)
    }

    private func amount(_ story: ChangeStory, _ cause: ChangeStory.Cause) -> Bounded<Money>? {
        story.byCause.first { $0.cause == cause }?.amount
    }

    private func check(_ story: ChangeStory, _ before: Assessment, _ after: Assessment) {
        #expect(story.change == after.total - before.total)
        #expect(story.byCause.map(\.amount).reduce(.zero, +) == story.change)
        #expect(story.byGroup.map(\.amount).reduce(.zero, +) == story.change)
        #expect(story.parts.map(\.change).reduce(.zero, +) == story.change)
        for part in story.parts {
            #expect(part.effects.values.reduce(.zero, +) == part.change, "\(part.resource) \(part.usageType)")
        }
        #expect(story.resources.map(\.change).reduce(.zero, +) == story.change)
        for resource in story.resources {
            #expect(resource.effects.values.reduce(.zero, +) == resource.change, "\(resource.name)")
        }
    }

    @Test func `a longer month is hours, not usage`() {
        let estate = SmallEstate()
        var (short, long) = (AssessmentOptions(), AssessmentOptions())
        short.hours = Quantity(720)
        long.hours = Quantity(744)
        let (before, after) = (estate.assessed(short), estate.assessed(long))
        let story = story(before, after)
        check(story, before, after)
        // 24 × (0.045 + 0.005)
        #expect(amount(story, .hours) == story.change && story.change == dollars("1.20"))
    }

    @Test func `more traffic is usage, through the tiers too`() {
        var (small, large) = (SmallEstate(), SmallEstate())
        small.send("9000", "10", from: "subnet-private-a", to: .internet)
        large.send("30000", "10", from: "subnet-private-a", to: .internet)
        let (before, after) = (small.assessed(), large.assessed())
        let story = story(before, after)
        check(story, before, after)
        #expect(amount(story, .usage) == story.change)
        #expect(story.resources.allSatisfy { $0.fate == .grown })
    }

    @Test func `a price, a discount and a lower usage are told apart`() throws {
        var estate = SmallEstate()
        estate.send("100", from: "subnet-private-a", to: .service("s3", region: nil))
        let before = estate.assessed()
        estate.snapshot.traffic = []
        estate.send("80", from: "subnet-private-a", to: .service("s3", region: nil))
        var options = AssessmentOptions()
        options.discounts.byUsageType["NatGateway-Bytes"] = Ratio(1, 10)
        var book = Shipped.book
        book.add(
            PriceBook.Entry(
                usageType: "NatGateway-Bytes", operation: nil, unit: "GB", tiers: [("0", "0.05")],
                source: "test", date: ""), region: "us-east-1")
        let after = Assessment(
            of: Estate(estate.snapshot), book: book, calendar: Shipped.calendar, options: options)
        let story = story(before, after)
        check(story, before, after)
        #expect(amount(story, .usage) == .exactly(dollars("-0.90")))  // 20 × 0.045
        #expect(amount(story, .price) == .exactly(dollars("0.40")))  // 80 × 0.005
        #expect(amount(story, .discount) == .exactly(dollars("-0.40")))  // 80 × 0.05 × 10 %
        #expect(story.resources.map(\.fate) == [.shrunk])
    }

    @Test func `gateways that come and go are topology, and where bytes go is usage`() throws {
        var (one, three) = (SmallEstate(natIn: ["a"]), SmallEstate(natIn: ["b", "c"]))
        for zone in ["a", "b", "c"] {
            one.send("50", "50", from: "subnet-private-\(zone)", to: .internet)
            three.send("50", "50", from: "subnet-private-\(zone)", to: .internet)
        }
        let (before, after) = (one.assessed(), three.assessed())
        let story = story(before, after)
        check(story, before, after)
        let fates = Dictionary(story.resources.map { ($0.name, $0.fate) }) { first, _ in first }
        #expect(fates["nat-a"] == .gone && fates["nat-b"] == .appeared && fates["nat-c"] == .appeared)
        let natA = try #require(story.resources.first { $0.name == "nat-a" })
        #expect(natA.effects == [.gone: .zero - natA.before.amount])
        #expect(fates["subnet-private-b"] == .gone)
        #expect(
            story.parts.filter { $0.resource == "subnet-private-b" }.allSatisfy { $0.effects[.usage] != nil })
    }

    @Test func `a price that came into the book is coverage, and never a rise from nothing`() {
        let estate = SmallEstate(region: "xx-nowhere-1")
        var book = Shipped.book
        book.add(
            PriceBook.Entry(
                usageType: "NatGateway-Hours", operation: nil, unit: "Hrs", tiers: [("0", "0.045")],
                source: "test", date: ""), region: "xx-nowhere-1")
        let before = estate.assessed()
        let after = Assessment(
            of: Estate(estate.snapshot), book: book, calendar: Shipped.calendar, options: AssessmentOptions())
        let story = story(before, after)
        check(story, before, after)
        // What was unpriced cost something before, so it rose by 32.85 at most.
        #expect(amount(story, .coverage) == story.change && story.change == .atMost(dollars("32.85")))
        #expect(!story.isComplete)
    }

    @Test func `nothing moved where nothing did`() {
        let estate = SmallEstate(natIn: ["a", "b"])
        let story = story(estate.assessed(), estate.assessed())
        #expect(story.parts.isEmpty && story.resources.isEmpty && story.change == .zero)
    }
}

/// Random pairs: whatever happens, the parts sum to the difference.
@Suite struct ChangeStoryPropertyTests {
    typealias Dice = SplitMix

    private func check(_ before: Assessment, _ after: Assessment, _ seed: UInt64) {
        let story = ChangeStory(before: before, after: after)
        let difference = after.total - before.total
        #expect(story.byCause.map(\.amount).reduce(.zero, +) == difference, "seed \(seed)")
        #expect(story.byGroup.map(\.amount).reduce(.zero, +) == difference, "seed \(seed)")
        #expect(story.resources.map(\.change).reduce(.zero, +) == difference, "seed \(seed)")
        let isWhole = story.parts.allSatisfy { $0.effects.values.reduce(.zero, +) == $0.change }
        #expect(isWhole, "seed \(seed)")
        #expect(ChangeStory(before: after, after: before).change == -difference, "seed \(seed)")
    }

    @Test func `random snapshots at random prices, hours and discounts`() {
        for seed in UInt64(1)...60 {
            var dice = Dice(state: seed)
            check(side(&dice), side(&dice), seed)
        }
    }

    /// A snapshot of random gateways, endpoints, traffic and tenancy, asked at random prices.
    private func side(_ dice: inout Dice) -> Assessment {
        let zones = ["a", "b", "c"]
        var estate = SmallEstate(zones: zones, natIn: zones.filter { _ in Bool.random(using: &dice) })
        for _ in 0..<Int.random(in: 0...8, using: &dice) {
            let zone = zones.randomElement(using: &dice) ?? "a"
            let destinations: [TrafficDestination] = [
                .internet, .service("s3", region: nil), .service("logs", region: nil),
                .service("s3", region: "us-west-2"), .subnet("subnet-private-b"),
            ]
            func quantity() -> String {
                Quantity<Gigabyte>(billionths: Int128(Int64.random(in: 0...60_000_000_000_000, using: &dice)))
                    .decimal
            }
            estate.send(
                quantity(), quantity(), from: "subnet-private-\(zone)",
                to: destinations.randomElement(using: &dice) ?? .internet,
                basis: Bool.random(using: &dice) ? .assumed : .metered)
        }
        if Bool.random(using: &dice) {
            var cluster = Cluster(name: "shop")
            cluster.region = "us-east-1"
            cluster.version = ["1.30", "1.34"].randomElement(using: &dice)
            estate.snapshot.clusters = [cluster]
        }
        var options = AssessmentOptions()
        options.day = "2026-10-31"
        options.hours = Quantity([672, 720, 730, 744].randomElement(using: &dice) ?? 730)
        options.discounts.overall = Ratio(Int128(Int.random(in: 0...30, using: &dice)), 97)
        options.billsBothSides = Bool.random(using: &dice)
        var book = Shipped.book
        if Bool.random(using: &dice) {
            for type in ["NatGateway-Bytes", "NatGateway-Hours", "DataTransfer-Out-Bytes"] {
                let price = Rate<Hour>(picodollars: Int64.random(in: 0...100_000_000_000, using: &dice))
                book.add(
                    PriceBook.Entry(
                        usageType: type, operation: nil, unit: "", tiers: [("0", price.decimal)],
                        source: "test", date: ""), region: "us-east-1")
            }
        }
        return Assessment(
            of: Estate(estate.snapshot), book: book, calendar: Shipped.calendar, options: options)
    }

    @Test func `random lines of any kind, priced or not`() {
        for seed in UInt64(100)...400 {
            var dice = Dice(state: seed)
            check(lines(&dice), lines(&dice), seed)
        }
    }

    private func lines(_ dice: inout Dice) -> Assessment {
        var seen = Set<String>()
        let all = (0..<Int.random(in: 0...12, using: &dice)).compactMap { _ -> Line? in
            let resource = "r\(Int.random(in: 1...4, using: &dice))"
            let unit = Bool.random(using: &dice) ? "GB" : "Hrs"
            let tier: Int? = unit == "GB" ? Int.random(in: 0...2, using: &dice) : nil
            let basis: Basis = Bool.random(using: &dice) ? .assumed : .metered
            guard seen.insert("\(resource)\(unit)\(tier ?? -1)\(basis)").inserted else { return nil }
            let quantity = Quantity<Hour>(
                billionths: Int128(Int64.random(in: 1...9_999_999_999, using: &dice)))
            let price: Rate<Hour>? =
                Int.random(in: 0...5, using: &dice) == 0
                ? nil : Rate(picodollars: Int64.random(in: 0...99_999_999_999, using: &dice))
            let keeping = Ratio(Int128(Int.random(in: 50...97, using: &dice)), 97)
            return Line(
                id: "\(resource)/\(unit)/\(tier ?? -1)/\(basis)", category: .natGateway, usageType: unit,
                region: "us-east-1", owner: .none, resource: resource, zone: nil, quantity: quantity.decimal,
                unit: unit,
                unitPrice: price?.decimal, amount: price?.cost(of: quantity, keeping: keeping), basis: basis,
                tier: tier, keeping: keeping, priceSource: nil, priceDate: nil, rule: "test", origins: [],
                assumptions: [])
        }
        return Assessment(
            lines: all, unknowns: [], hours: Quantity([720, 744].randomElement(using: &dice) ?? 730),
            month: nil, currency: "USD", pricesEffective: "", warnings: [], assumptions: [])
    }
}
