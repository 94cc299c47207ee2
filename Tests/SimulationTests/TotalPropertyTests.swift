import Fixtures
import Pricing
import Testing
import Topology
import Units
import Words

@testable import Cost
@testable import Estate
@testable import Simulation

/// Whatever the missing prices turn out to be, the truth lies within what was said.
@Suite struct TotalPropertyTests {
    typealias Dice = SplitMix

    private func holds(_ said: Bounded<Money>, _ truth: Money) -> Bool {
        (said.lower.map { $0 <= truth } ?? true) && (said.upper.map { truth <= $0 } ?? true)
            && (said.exact.map { $0 == truth } ?? true)
    }

    /// The shipped book without some usage types, and the same with any prices in their place.
    private func books(_ dice: inout Dice) -> (known: PriceBook, truth: PriceBook) {
        var (known, truth) = (PriceBook(), PriceBook())
        known.currency = Shipped.book.currency
        truth.currency = Shipped.book.currency
        for region in ["us-east-1", "us-west-2", PriceBook.everywhere] {
            for entry in Shipped.book.entries(of: region) {
                // The free allowance is no usage type of a line.
                let isKept =
                    entry.usageType.hasSuffix("FreeAllowance") || Int.random(in: 0...3, using: &dice) > 0
                if isKept { known.add(entry, region: region) }
                var other = entry
                if !isKept {
                    let price = Rate<Hour>(picodollars: Int64.random(in: 0...900_000_000_000, using: &dice))
                    other.tiers = [("0", price.decimal)]
                }
                truth.add(other, region: region)
            }
        }
        return (known, truth)
    }

    /// A random estate in which something may be of unknown quantity.
    private func estate(_ dice: inout Dice) -> SmallEstate {
        let zones = ["a", "b", "c"]
        var estate = SmallEstate(zones: zones, natIn: zones.filter { _ in Bool.random(using: &dice) })
        for _ in 0..<Int.random(in: 0...6, using: &dice) {
            let zone = zones.randomElement(using: &dice) ?? "a"
            let destinations: [TrafficDestination] = [
                .internet, .service("s3", region: nil), .service("logs", region: nil),
                .service("s3", region: "us-west-2"), .subnet("subnet-private-b"),
            ]
            estate.send(
                "\(Int.random(in: 0...9_000, using: &dice))", "\(Int.random(in: 0...900, using: &dice))",
                from: "subnet-private-\(zone)", to: destinations.randomElement(using: &dice) ?? .internet)
        }
        for number in 0..<Int.random(in: 0...2, using: &dice) {
            var balancer = LoadBalancer(
                id: Identifier("lb-\(number)"), name: "lb-\(number)",
                kind: Bool.random(using: &dice) ? .application : .network)
            balancer.vpcID = estate.vpc
            balancer.region = "us-east-1"
            balancer.zones = [.init(zone: "us-east-1a", subnetID: "subnet-public-a")]
            estate.snapshot.loadBalancers.append(balancer)
        }
        return estate
    }

    private func assess(_ snapshot: Snapshot, _ book: PriceBook) -> Assessment {
        Assessment(
            of: Estate(snapshot), book: book, calendar: Shipped.calendar, options: AssessmentOptions())
    }

    /// What it costs at the true prices, with any cost for each thing of unknown quantity.
    private func truth(_ assessment: Assessment, _ salt: UInt64, only category: Cost.Category? = nil)
        -> Money
    {
        let lines = assessment.lines.filter { category == nil || $0.category == category }
        let unknowns = assessment.unknowns.filter { category == nil || $0.category == category }
        return lines.reduce(.zero) { $0 + ($1.amount ?? .zero) }
            + unknowns.reduce(.zero) { sum, usage in
                // The same thing costs the same on both sides.
                let name = (usage.resource + usage.usageType + usage.reason.description).utf8.reduce(salt) {
                    $0 &* 31 &+ UInt64($1)
                }
                var dice = Dice(state: name)
                return sum + Money(billionths: Int128(Int64.random(in: 0...500_000_000_000, using: &dice)))
            }
    }

    @Test func `the true difference of random estates lies within what is said`() {
        var kinds = Set<String>()
        for seed in UInt64(1)...60 {
            var dice = Dice(state: seed)
            let (known, real) = books(&dice)
            let before = estate(&dice)
            var after = Bool.random(using: &dice) ? before : estate(&dice)
            if Bool.random(using: &dice) { after.snapshot.natGateways = before.snapshot.natGateways }
            let said = (assess(before.snapshot, known), assess(after.snapshot, known))
            let true_ = (assess(before.snapshot, real), assess(after.snapshot, real))
            #expect(true_.0.isFullyPriced && true_.1.isFullyPriced, "seed \(seed)")
            let difference = truth(true_.1, seed) - truth(true_.0, seed)
            let change = said.1.total - said.0.total
            #expect(holds(change, difference), "seed \(seed): \(change), in truth \(difference.decimal)")
            kinds.insert("\(change)".prefix { $0 != "(" }.description)
            for row in said.0.comparison(with: said.1) {
                let real = truth(true_.1, seed, only: row.category) - truth(true_.0, seed, only: row.category)
                #expect(holds(row.change, real), "seed \(seed), \(row.category)")
            }
            let story = ChangeStory(before: said.0, after: said.1)
            #expect(story.change == change, "seed \(seed)")
            #expect(story.parts.reduce(.zero) { $0 + $1.change } == change, "seed \(seed)")
            // Each thing whose change is open is named, and only then is the whole open.
            #expect(story.unknownParts.isEmpty == (change.exact != nil), "seed \(seed)")
        }
        #expect(kinds.count == 4, "the seeds reach all four answers: \(kinds)")
    }

    @Test func `the parts of a random total lack together what the whole lacks`() {
        for seed in UInt64(500)...530 {
            var dice = Dice(state: seed)
            let assessment = assess(estate(&dice).snapshot, books(&dice).known)
            #expect(assessment.byCategory.map(\.total).sum() == assessment.total, "seed \(seed)")
            #expect(assessment.byZone.map(\.total).sum() == assessment.total, "seed \(seed)")
        }
    }

    @Test func `what an optimised plan saves is exact at any prices that were missing`() {
        for seed in UInt64(900)...906 {
            var dice = Dice(state: seed)
            let (known, real) = books(&dice)
            let estate = estate(&dice)
            let answer = Optimisation(
                of: Estate(estate.snapshot), book: known, calendar: Shipped.calendar,
                options: AssessmentOptions())
            #expect(answer.cheapest.after.isComplete == answer.before.isComplete, "seed \(seed)")
            guard let saving = answer.cheapest.saving(from: answer.before).exact else {
                Issue.record("seed \(seed): a plan was ranked that cannot be compared")
                continue
            }
            let scenarios = answer.cheapest.steps.map(\.scenario)
            let checked = try? WhatIf(
                scenarios, on: Estate(estate.snapshot), book: real, calendar: Shipped.calendar,
                options: AssessmentOptions())
            #expect(checked.map { truth($0.before, seed) - truth($0.after, seed) } == saving, "seed \(seed)")
        }
    }
}
