import Fixtures
import Testing
import Topology
import Units
import Words

@testable import Cost
@testable import Estate

/// What meters tell becomes traffic of subnets, for whatever no row tells of.
@Suite struct MeteredTrafficTests {
    /// One NAT gateway in zone a, subnets behind it in a and b, one node in a and two in b.
    private func estate() throws -> Snapshot {
        var it = Snapshot()
        var vpc = VPC(id: "vpc-1")
        vpc.region = "us-east-1"
        it.vpcs = [vpc]
        it.subnets = ["a", "b", "p"].enumerated().map { index, letter in
            var subnet = Subnet(id: Identifier("subnet-\(letter)"), vpcID: "vpc-1")
            subnet.zone = letter == "b" ? "us-east-1b" : "us-east-1a"
            subnet.cidr = CIDRBlock("10.0.\(index).0/24")
            return subnet
        }
        var table = RouteTable(id: "rtb-1", vpcID: "vpc-1")
        table.routes = [Route(destination: .anywhere, target: .natGateway("nat-1"))]
        table.subnetIDs = ["subnet-a", "subnet-b"]
        it.routeTables = [table]
        var gateway = NATGateway(id: "nat-1", vpcID: "vpc-1")
        gateway.subnetID = "subnet-p"
        it.natGateways = [gateway]
        it.instances = [("i-1", "a"), ("i-2", "b"), ("i-3", "b")].map { id, letter in
            var instance = Instance(id: Identifier(id), instanceType: "m6i.large")
            instance.subnetID = Identifier("subnet-\(letter)")
            instance.clusterName = "shop"
            return instance
        }
        it.meterReadings = [
            MeterReading(
                resource: "nat-1", metric: .bytesInFromSource, amount: 30 << 30,
                month: BillingMonth("2026-10")),
            MeterReading(resource: "nat-1", metric: .bytesInFromDestination, amount: 90 << 30),
        ]
        return it
    }

    @Test func `a gateway's bytes are apportioned by nodes`() throws {
        let flows = try estate().withMeteredTraffic().traffic
        #expect(flows.map(\.source) == [.subnet("subnet-a"), .subnet("subnet-b")])
        #expect(flows.map(\.out.decimal) == ["10", "20"])
        #expect(flows.map(\.back.decimal) == ["30", "60"])
        #expect(flows.allSatisfy { $0.basis == .metered && $0.destination == .beyondNAT })
        #expect(flows[0].origin == "CloudWatch of 2026-10, nat-1, apportioned by nodes")
    }

    @Test func `the nodes' own meters apportion better than their number`() throws {
        var it = try estate()
        it.meterReadings += [
            MeterReading(resource: "i-1", metric: .networkIn, amount: 800),
            MeterReading(resource: "i-2", metric: .networkOut, amount: 150),
            MeterReading(resource: "i-3", metric: .networkIn, amount: 50),
        ]
        let flows = it.withMeteredTraffic().traffic
        #expect(flows.map(\.out.decimal) == ["24", "6"])
        #expect(flows[0].origin.hasSuffix("apportioned by the bytes that its nodes' meters tell"))
    }

    @Test func `traffic rows of a VPC keep its meters out, for both would count twice`() throws {
        var it = try estate()
        it.traffic = [
            TrafficFlow(
                source: .subnet("subnet-a"), destination: .internet, out: Quantity(1), back: Quantity(1),
                basis: .measured, origin: "traffic.csv:2")
        ]
        #expect(it.withMeteredTraffic().traffic.count == 1)
    }

    @Test func `no meter makes no traffic, and never none`() throws {
        var it = try estate()
        it.meterReadings = []
        #expect(it.withMeteredTraffic().traffic.isEmpty)
    }

    @Test func `metered bytes cost at the gateway and between zones, and leave the internet's share unknown`()
        throws
    {
        let it = try estate().withMeteredTraffic()
        let book = Shipped.book
        let answer = Assessment(
            of: Estate(it), book: book, calendar: Shipped.calendar, options: AssessmentOptions())
        let bytes = answer.lines.filter { $0.usageType == "NatGateway-Bytes" }
        #expect(bytes.map(\.quantity) == ["120"])
        #expect(bytes.map(\.basis) == [.metered])
        // Zone b's 20 + 60 GB cross to the gateway's zone, and both ends are billed.
        let crossing = answer.lines.filter { $0.category == .crossAZ }
        #expect(crossing.map(\.quantity) == ["80", "80"])
        #expect(
            answer.unknowns.contains {
                $0.category == .internet && $0.reason == .meterWithoutDestination(gigabytes: "30")
            })
        #expect(!answer.unknowns.contains { $0.category == .natGateway })
    }

    /// Two Classic Load Balancers of one name, in two regions.
    private func namesakes(_ meters: (resource: String, gigabytes: Int64)...) -> [String?] {
        var it = Snapshot()
        it.loadBalancers = ["us-east-1", "eu-west-1"].map { region in
            var balancer = LoadBalancer(
                id: Identifier("old-1.\(region).elb.amazonaws.com"), name: "old", kind: .classic)
            balancer.region = Region(region)
            return balancer
        }
        it.meterReadings = meters.map {
            MeterReading(
                resource: $0.resource, metric: .estimatedProcessedBytes, amount: $0.gigabytes << 30)
        }
        let answer = Assessment(
            of: Estate(it), book: Shipped.book, calendar: Shipped.calendar, options: AssessmentOptions())
        let lines = answer.lines.filter { $0.resource == "old" && $0.unit == "GB" }
        return ["us-east-1", "eu-west-1"].map { region in
            lines.first { $0.region == region }.flatMap { $0.basis == .metered ? $0.quantity : nil }
        }
    }

    @Test func `a Classic Load Balancer has its own meter and never that of a namesake`() {
        let own = namesakes(
            ("old-1.us-east-1.elb.amazonaws.com", 7), ("old-1.eu-west-1.elb.amazonaws.com", 2))
        #expect(own == ["7", "2"])
        #expect(namesakes(("old-1.us-east-1.elb.amazonaws.com", 7)) == ["7", nil])
        // A meter by the name alone is one of the two's, and nobody knows whose.
        #expect(namesakes(("old", 7)) == [nil, nil])
    }
}
