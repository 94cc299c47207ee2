import Cost
import Fixtures
import Simulation
import Testing
import Topology
import Units
import Words

/// One NAT gateway against one a zone, in us-east-1 with three zones and even private traffic.
@Suite struct BreakEvenTests {
    @Test(arguments: [(true, "4927.5", "5475"), (false, "9855", "10950")])
    func `the closed form gives the published break-even`(both: Bool, bare: String, withAddress: String) {
        var options = AssessmentOptions()
        options.billsBothSides = both
        let answers = BreakEven.nat(zones: 3, region: "us-east-1", book: Shipped.book, options: options)
        #expect(answers.map(\.quantity) == [bare, withAddress])
    }

    @Test func `an interface endpoint breaks even with NAT at 208.57 GB`() throws {
        let answers = try SmallEstate().whatIf(NATPerAZ()).breakEven
        let endpoint = try #require(answers.first { $0.question == .interfaceEndpoint })
        #expect(endpoint.quantity == "208.571428571")
    }

    /// The sweep asks the engine itself at the break-even and 3 GB to either side.
    @Test(arguments: [(true, 4927.5), (false, 5475)])
    func `the engine's own sweep crosses zero at the closed form's quantity`(noAddress: Bool, at: Double)
        throws
    {
        var options = AssessmentOptions()
        if noAddress { options.excluded = [.publicIPv4] }
        func change(_ total: Double) throws -> Bounded<Money> {
            var estate = SmallEstate()
            for zone in ["a", "b", "c"] {
                estate.send(
                    "\(total / 3)", from: "subnet-private-\(zone)", to: .service("s3", region: nil))
            }
            return try estate.whatIf(NATPerAZ(), options: options).change
        }
        #expect(try change(at) == .zero)
        #expect(try change(at - 3).isPositive)
        #expect(try change(at + 3).isNegative)
    }

    /// A sweep over 0…15,000 GB changes sign once, and falls by the same step each time.
    @Test func `the change falls in a straight line`() throws {
        let points = try stride(from: 0, through: 15_000, by: 1_500).map { total in
            var estate = SmallEstate()
            for zone in ["a", "b", "c"] {
                estate.send("\(total / 3)", from: "subnet-private-\(zone)", to: .service("s3", region: nil))
            }
            return try estate.whatIf(NATPerAZ()).change
        }
        let steps = zip(points.dropFirst(), points).map { $0 - $1 }
        #expect(Set(steps) == [.exactly(dollars("-20"))])  // 1,500 GB × 2/3 × 0.02
        #expect(points.first == .exactly(dollars("73")))  // 2 × (0.045 + 0.005) × 730
    }
}
