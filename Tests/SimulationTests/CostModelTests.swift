import Fixtures
import Pricing
import Testing
import Topology
import Units

@testable import Cost
@testable import Estate
@testable import Simulation

/// The model that a workbook is made of, held against the engine.
@Suite struct CostModelTests {
    /// A mixed estate: workloads spread over subnets, tiers of the internet, an endpoint, another region.
    private static func estate(_ scale: Int) -> SmallEstate {
        var estate = SmallEstate(zones: ["a", "b", "c"], natIn: ["a"])
        var endpoint = VPCEndpoint(
            id: "vpce-1", vpcID: estate.vpc, serviceName: "com.amazonaws.us-east-1.logs", kind: .interface)
        endpoint.privateDNSEnabled = true
        endpoint.subnetIDs = ["subnet-private-a", "subnet-private-b"]
        estate.snapshot.vpcEndpoints.append(endpoint)
        estate.send("\(4_000 * scale)", "90", from: "subnet-private-a", to: .internet)
        estate.send("\(7_000 * scale)", "0", from: "subnet-private-b", to: .internet, basis: .measured)
        estate.send("12.5", "1300.25", from: "subnet-private-c", to: .service("s3", region: nil))
        estate.send("10", "5", from: "subnet-private-b", to: .service("logs", region: nil))
        estate.send("100", "33", from: "subnet-private-b", to: .zone("us-east-1c"))
        estate.send("7", "9", from: "subnet-private-a", to: .service("s3", region: Region("us-west-2")))
        estate.snapshot.traffic.append(
            TrafficFlow(
                source: .workload(namespace: "shop", name: "web"), destination: .internet,
                out: gigabytes("100"), back: gigabytes("1"), basis: .assumed, origin: "spread"))
        return estate
    }

    private static func model(_ estate: SmallEstate, _ options: AssessmentOptions = AssessmentOptions())
        -> CostModel
    {
        CostModel(
            of: Estate(estate.snapshot), book: Shipped.book, calendar: Shipped.calendar, options: options)
    }

    /// What the workbook's formulas do, in exact arithmetic.
    private static func total(_ model: CostModel, _ flows: [TrafficFlow], way: Int, hours: Quantity<Hour>)
        -> Money
    {
        var used: [String: Int128] = [:]
        var total = Money.zero
        for driver in model.drivers {
            let quantity: Int128 =
                switch driver.make {
                case .hours(let counts):
                    Rounding.divide(
                        counts[way].numerator * hours.billionths, by: counts[way].denominator)
                case .count(let counts):
                    Rounding.divide(counts[way].numerator * 1_000_000_000, by: counts[way].denominator)
                case .traffic(let terms):
                    terms.reduce(0) { sum, term in
                        let flow = flows[term.flow]
                        let gigabytes =
                            switch term.direction {
                            case .out: flow.out
                            case .back: flow.back
                            case .both: flow.out + flow.back
                            }
                        return sum + gigabytes.scaled(by: term.shares[way]).billionths
                    }
                }
            let first = driver.starts.isEmpty ? 0 : gigabytes(model.accountEgress).billionths
            let start = driver.pool.map { used[$0] ?? ($0 == "DataTransfer-Out-Bytes" ? first : 0) } ?? 0
            if let pool = driver.pool { used[pool] = start + quantity }
            for tier in driver.tiers {
                let low = driver.pool == nil ? start : max(start, gigabytes(tier.poolFrom).billionths)
                let high = min(start + quantity, tier.poolTo.map { gigabytes($0).billionths } ?? .max)
                guard high > low, let price = tier.unitPrice.flatMap({ Rate<Gigabyte>(decimal: $0) }) else {
                    continue
                }
                total += price.cost(of: Quantity(billionths: high - low), keeping: driver.keeping)
            }
        }
        return total
    }

    private static func near(_ a: Money, _ b: Money) -> Bool {
        let gap = a - b
        return gap.billionths.magnitude <= 200  // a billionth of a GB for each of the shares
    }

    @Test(arguments: [1, 3, 40]) func `the model gives the engine's total in each way`(scale: Int) throws {
        var options = AssessmentOptions()
        options.accountEgress = gigabytes("60")
        options.discounts.overall = try #require(Ratio(percent: "7"))
        let estate = Self.estate(scale)
        let model = Self.model(estate, options)
        #expect(model.ways == [.asItIs, .single, .perZone, .regional])
        for (way, choice) in model.ways.enumerated() {
            let engine = try choice.scenario.map { scenario in
                try WhatIf(
                    [scenario], on: Estate(estate.snapshot), book: Shipped.book, calendar: Shipped.calendar,
                    options: options
                ).after.total.known
            }
            let total = Self.total(model, estate.snapshot.traffic, way: way, hours: options.hours)
            #expect(Self.near(total, engine ?? estate.assessed(options).total.known), "\(choice)")
            #expect(model.assessments[way].total.known == engine ?? estate.assessed(options).total.known)
        }
    }

    /// The shares are found at today's gigabytes and must hold at any others, across the tiers too.
    @Test func `a model of small traffic tells what large traffic costs`() throws {
        let small = Self.model(Self.estate(1))
        let large = Self.estate(50)
        for way in small.ways.indices {
            let engine = Self.model(large).assessments[way].total.known
            let total = Self.total(
                small, large.snapshot.traffic, way: way, hours: BillingMonth.standardHours)
            #expect(Self.near(total, engine), "\(small.ways[way]): \(total.decimal), \(engine.decimal)")
        }
    }

    @Test func `hours of another month move what is billed by the hour alone`() throws {
        let estate = Self.estate(2)
        var october = AssessmentOptions()
        october.hours = Quantity(744)
        let total = Self.total(
            Self.model(estate), estate.snapshot.traffic, way: 0, hours: october.hours)
        #expect(Self.near(total, estate.assessed(october).total.known))
    }

    @Test func `the lines of the model are the lines of the assessment`() throws {
        let model = Self.model(Self.estate(3))
        for (way, assessment) in model.assessments.enumerated() {
            var mine: [String: Money?] = [:]
            for tier in model.drivers.flatMap(\.tiers) where tier.quantities[way] != "0" {
                mine[tier.lineID] = tier.amounts[way]
            }
            #expect(mine == Dictionary(uniqueKeysWithValues: assessment.lines.map { ($0.id, $0.amount) }))
        }
    }

    @Test func `an estate without NAT has one way and no curve`() {
        var estate = SmallEstate(natIn: [])
        estate.send("5", from: "subnet-public-a", to: .internet)
        let model = Self.model(estate)
        #expect(model.ways == [.asItIs])
        #expect(NATCurve(model) == nil)
    }

    /// Even traffic over three zones: 2 × (0.045 + 0.005) × 730 ÷ (0.02 × 2 ÷ 3) = 5475, as `BreakEvenTests` has it.
    @Test func `the curve of even traffic crosses at the closed form`() throws {
        var estate = SmallEstate()
        for zone in ["a", "b", "c"] {
            estate.send("300", from: "subnet-private-\(zone)", to: .service("s3", region: nil))
        }
        let curve = try #require(NATCurve(Self.model(estate)))
        let crossing = try #require(
            curve.crossings.first { $0.first == .single && $0.second == .perZone })
        #expect(crossing.gigabytes.decimal == "5475")
        #expect(curve.today.decimal == "900")
        #expect((curve.points.last ?? .zero) > crossing.gigabytes, "the crossing is in the picture")
        for line in curve.lines {
            #expect(line.costs.count == 9 && line.costs.first == line.fixed)
        }
    }
}
