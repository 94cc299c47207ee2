import Cost
import Fixtures
import Pricing
import Testing
import Topology
import Units
import Words

/// Sums that people published or that a pencil gives, to the cent.
@Suite struct WorkedExampleTests {
    /// One hour, in an account whose free 100 GB are used up elsewhere.
    static let oneHour: AssessmentOptions = {
        var options = AssessmentOptions()
        options.hours = Quantity(1)
        options.accountEgress = gigabytes("100")
        options.excluded = [.publicIPv4]
        return options
    }()

    @Test(arguments: [
        ("subnet-private-a", TrafficDestination.internet, "0.27"),
        ("subnet-private-a", .service("s3", region: nil), "0.18"),
        ("subnet-private-b", .internet, "0.33"),
        ("subnet-private-b", .service("s3", region: nil), "0.24"),
    ])
    func `an hour of NAT with 2 GB down and 1 GB up costs what was published`(
        subnet: String, destination: TrafficDestination, expected: String
    ) {
        var estate = SmallEstate()
        estate.send("1", "2", from: subnet, to: destination)
        #expect(estate.assessed(Self.oneHour).total == dollars(expected))
    }

    @Test func `NAT bytes of a real bill have no tiers`() {
        var estate = SmallEstate(region: "eu-west-1")
        estate.send("0", "20504.592", from: "subnet-private-a", to: .service("s3", region: nil))
        let bytes = estate.assessed().amount(usage: "NatGateway-Bytes")
        #expect(bytes == dollars("984.220416"))
    }

    @Test func `NAT hours of a real bill`() {
        var options = AssessmentOptions()
        options.hours = Quantity(5086)
        #expect(
            SmallEstate(region: "eu-west-1").assessed(options).amount(usage: "NatGateway-Hours")
                == dollars("244.128"))
    }

    @Test func `the free 100 GB come off before the tiers count`() {
        var estate = SmallEstate()
        estate.send("1100", from: "subnet-public-a", to: .internet)
        #expect(estate.assessed().amount(.internet) == dollars("90"))
    }

    @Test func `both directions between zones are billed at both ends`() {
        var estate = SmallEstate(natIn: [])
        estate.send("1000", "600", from: "subnet-private-a", to: .subnet("subnet-private-b"))
        let lines = estate.assessed().lines.filter { $0.category == .crossAZ }
        let usage = lines.compactMap(\.quantity).compactMap { Quantity<Gigabyte>(decimal: $0) }
        #expect(usage.reduce(.zero, +) == gigabytes("3200"))
        #expect(estate.assessed().amount(.crossAZ) == dollars("32"))
        var oneSide = AssessmentOptions()
        oneSide.billsBothSides = false
        #expect(estate.assessed(oneSide).amount(.crossAZ) == dollars("16"))
    }

    @Test func `an interface endpoint in another zone adds no transfer between zones`() {
        var estate = SmallEstate()
        var endpoint = VPCEndpoint(
            id: "vpce-1", vpcID: "vpc-1", serviceName: "com.amazonaws.us-east-1.logs", kind: .interface)
        endpoint.privateDNSEnabled = true
        endpoint.subnetIDs = ["subnet-private-a"]
        estate.snapshot.vpcEndpoints = [endpoint]
        estate.send("100", from: "subnet-private-b", to: .service("logs", region: nil))
        let assessment = estate.assessed()
        #expect(assessment.amount(.crossAZ) == .zero)
        #expect(assessment.amount(.vpcEndpoint) == dollars("8.3"))  // 730 × 0.01 + 100 × 0.01
    }

    @Test func `an associated gateway endpoint carries S3 for nothing, an unassociated one carries none`() {
        var estate = SmallEstate()
        estate.send("100", "900", from: "subnet-private-a", to: .service("s3", region: nil))
        var endpoint = VPCEndpoint(
            id: "vpce-1", vpcID: "vpc-1", serviceName: "com.amazonaws.us-east-1.s3", kind: .gateway)
        estate.snapshot.vpcEndpoints = [endpoint]
        #expect(estate.assessed().amount(usage: "NatGateway-Bytes") == dollars("45"))
        endpoint.routeTableIDs = ["rtb-private-a"]
        estate.snapshot.vpcEndpoints = [endpoint]
        #expect(estate.assessed().amount(usage: "NatGateway-Bytes") == .zero)
        #expect(estate.assessed().amount(usage: "NatGateway-Hours") == dollars("32.85"))
    }

    @Test func `a route that AWS calls a blackhole carries nothing and says so`() {
        var estate = SmallEstate()
        estate.snapshot.routeTables = estate.snapshot.routeTables.map { table in
            guard table.id == "rtb-private-a" else { return table }
            var table = table
            table.routes[1].isBlackhole = true
            return table
        }
        estate.send("100", from: "subnet-private-a", to: .internet)
        let assessment = estate.assessed()
        #expect(assessment.amount(usage: "NatGateway-Bytes") == .zero)
        #expect(!assessment.warnings.isEmpty || !assessment.unknowns.isEmpty)
    }

    @Test func `a region without prices has lines without amounts, never 0`() {
        var estate = SmallEstate(region: "xx-nowhere-1")
        estate.send("5", from: "subnet-private-a", to: .internet)
        let assessment = estate.assessed()
        #expect(!assessment.isFullyPriced)
        #expect(
            assessment.lines.filter { $0.usageType == "NatGateway-Hours" }.allSatisfy { $0.amount == nil })
        #expect(assessment.warnings.first.map { "\($0)".contains("xx-nowhere-1") } == true)
    }
}
