import Fixtures
import Pricing
import Testing
import Topology
import Units

@testable import Cost
@testable import Estate
@testable import Simulation

/// A bill of two VPCs, asked about one of them.
@Suite struct `A reconciliation of a part` {
    private let month: BillingMonth
    private let hours: HourSet

    init() throws {
        month = try #require(BillingMonth(year: 2026, month: 10))
        let start = UTCHour(startOf: month).value
        hours = HourSet(start..<start + 744)
    }

    /// `SmallEstate` and a second VPC of another account with a NAT gateway of its own; both send to the internet.
    private var estate: SmallEstate {
        var estate = SmallEstate(natIn: ["a"])
        estate.snapshot.vpcs[0].accountID = "111122223333"
        var other = VPC(id: "vpc-2")
        other.region = "us-east-1"
        other.accountID = "444455556666"
        other.cidrBlocks = [block("10.7.0.0/16")]
        var home = Subnet(id: "subnet-2", vpcID: "vpc-2")
        home.zone = "us-east-1a"
        home.cidr = block("10.7.1.0/24")
        var nat = NATGateway(id: "nat-2", vpcID: "vpc-2")
        nat.subnetID = "subnet-2"
        var table = RouteTable(id: "rtb-2", vpcID: "vpc-2")
        table.subnetIDs = ["subnet-2"]
        table.routes = [Route(destination: .anywhere, target: .natGateway("nat-2"))]
        estate.snapshot.vpcs.append(other)
        estate.snapshot.subnets.append(home)
        estate.snapshot.natGateways.append(nat)
        estate.snapshot.routeTables.append(table)
        estate.send("300", from: "subnet-private-a", to: .internet)
        estate.send("700", from: "subnet-2", to: .internet)
        return estate
    }

    private func line(
        _ usageType: String, _ resource: String, _ quantity: String, _ cost: String, account: String = "",
        kind: BilledItem.Kind = .usage
    ) -> BilledLine {
        BilledLine(
            item: BilledItem(
                month: month, account: account, kind: kind, service: "AmazonEC2", usageType: usageType,
                region: "us-east-1", resource: resource),
            lines: 1, quantity: gigabytes(quantity).billionths, cost: dollars(cost), hours: hours, grain: 744)
    }

    private func answer(_ scope: Scope, _ lines: [BilledLine]) -> Reconciliation {
        var options = AssessmentOptions()
        options.scope = scope
        return Reconciliation(
            of: Bill(month: month, lines: lines), against: Estate(estate.snapshot), book: Shipped.book,
            calendar: Shipped.calendar, options: options)
    }

    private var bill: [BilledLine] {
        [
            line("NatGateway-Hours", "nat-a", "744", "33.48", account: "111122223333"),
            line("NatGateway-Bytes", "nat-a", "300", "13.50", account: "111122223333"),
            line("NatGateway-Hours", "nat-2", "744", "33.48", account: "444455556666"),
            line("NatGateway-Bytes", "nat-2", "700", "31.50", account: "444455556666"),
            line("NatGateway-Hours", "nat-of-nobody", "10", "0.45", account: "444455556666"),
            line("", "", "0", "7", account: "444455556666", kind: .tax),
        ]
    }

    @Test func `a VPC's part of the bill is what its resources are billed`() {
        let first = answer(Scope(vpc: "vpc-1"), bill)
        #expect(first.billed == dollars("46.98"))
        #expect(first.outside == .zero && first.unexplained == .zero)
        let second = answer(Scope(vpc: "vpc-2"), bill)
        #expect(second.billed == dollars("64.98"))
        #expect(second.elsewhere.reduce(Money.zero) { $0 + $1.cost } == dollars("54.43"))
    }

    @Test func `an account's part of the bill has its taxes and what the snapshot does not have`() {
        let mine = answer(Scope(account: "444455556666"), bill)
        #expect(mine.billed == dollars("72.43"))
        #expect(mine.others.map(\.kind) == [.tax, .unknownResource])
        #expect(answer(Scope(account: "111122223333"), bill).billed == dollars("46.98"))
    }

    @Test func `what is billed for both together is shared out, and said`() {
        let together = bill + [line("DataTransfer-Out-Bytes", "", "1000", "81.00")]
        let parts = ["vpc-1", "vpc-2"].map { answer(Scope(vpc: Identifier($0)), together) }
        func internet(_ part: Reconciliation) -> Money {
            part.lines.filter { $0.usageType == "DataTransfer-Out-Bytes" }.reduce(.zero) { $0 + $1.billed }
        }
        #expect(parts.map(internet) == [dollars("24.30"), dollars("56.70")])
        for part in parts {
            #expect(part.warnings.contains { $0.contains("DataTransfer-Out-Bytes") })
            #expect(part.unexplained == .zero)
        }
    }

    @Test func `a bill that names no account is told by its resources`() {
        let nameless = bill.map { line in
            var line = line
            line.item.account = ""
            return line
        }
        #expect(answer(Scope(account: "111122223333"), nameless).billed == dollars("46.98"))
        let other = answer(Scope(account: "444455556666"), nameless)
        #expect(other.billed == dollars("64.98"))
        // A tax and a gateway of nobody cannot be told, and are not lost.
        #expect(other.elsewhere.reduce(Money.zero) { $0 + $1.cost } == dollars("54.43"))
    }

    @Test func `usage of unknown quantity stays with its resource`() {
        var estate = estate
        var balancer = LoadBalancer(id: "arn:web", name: "web", kind: .application)
        balancer.vpcID = "vpc-1"
        balancer.region = "us-east-1"
        estate.snapshot.loadBalancers = [balancer]
        let lines = [line("LCUUsage", "web", "10", "0.08", account: "111122223333")]
        func kinds(_ vpc: Identifier<VPC>) -> [Residual.Kind] {
            var options = AssessmentOptions()
            options.scope = Scope(vpc: vpc)
            return Reconciliation(
                of: Bill(month: month, lines: lines), against: Estate(estate.snapshot), book: Shipped.book,
                calendar: Shipped.calendar, options: options
            ).others.map(\.kind)
        }
        #expect(kinds("vpc-1") == [.unknownUsage])
        #expect(kinds("vpc-2") == [])
    }

    @Test func `the whole is what it was`() {
        let whole = answer(.whole, bill)
        #expect(whole.billed == dollars("119.41"))
        #expect(whole.elsewhere.isEmpty)
    }
}
