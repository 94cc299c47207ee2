import Testing
import Topology
import Units

@testable import Simulation

/// What is asked of one region or VPC says nothing of the others.
@Suite struct ScopeTests {
    /// Two regions with a NAT gateway each and traffic through both.
    private func estate() -> SmallEstate {
        var here = SmallEstate(zones: ["a"], natIn: ["a"])
        here.send("10", from: "subnet-private-a", to: .internet)
        var vpc = VPC(id: "vpc-2")
        vpc.region = "eu-west-1"
        var subnet = Subnet(id: "subnet-2", vpcID: "vpc-2")
        subnet.zone = "eu-west-1a"
        subnet.cidr = block("10.9.0.0/24")
        var table = RouteTable(id: "rtb-2", vpcID: "vpc-2")
        table.isMain = true
        table.routes = [Route(destination: .anywhere, target: .natGateway("nat-2"))]
        var gateway = NATGateway(id: "nat-2", vpcID: "vpc-2")
        gateway.subnetID = "subnet-2"
        here.snapshot.vpcs.append(vpc)
        here.snapshot.subnets.append(subnet)
        here.snapshot.routeTables.append(table)
        here.snapshot.natGateways.append(gateway)
        here.send("20", from: "subnet-2", to: .internet)
        here.snapshot.traffic.append(
            TrafficFlow(
                source: .zone("eu-west-1a"), destination: .internet, out: gigabytes("30"), back: .zero,
                basis: .assumed, origin: "test"))
        return here
    }

    private func region(_ name: String) -> AssessmentOptions {
        var options = AssessmentOptions()
        options.scope.region = Region(name)
        return options
    }

    @Test func `traffic of another region is none of a region's total and nothing unknown of it`() {
        let here = estate().assessed(region("us-east-1"))
        #expect(here.unknowns.isEmpty, "\(here.unknowns)")
        #expect(here.amount(usage: "NatGateway-Bytes") == dollars("0.45"))
        let there = estate().assessed(region("eu-west-1"))
        #expect(there.unknowns.isEmpty, "\(there.unknowns)")
        #expect(there.amount(usage: "NatGateway-Bytes") == dollars("2.40"))
    }

    @Test func `traffic whose source nobody knows stays unknown`() {
        var it = estate()
        it.send("5", from: "subnet-nowhere", to: .internet)
        #expect(it.assessed(region("us-east-1")).unknowns.count == 1)
    }

    @Test func `an attachment that only a route proves is unknown in its own region alone`() {
        var it = estate()
        it.snapshot.routeTables[it.snapshot.routeTables.count - 1].routes.append(
            Route(destination: .ipv4(block("10.0.0.0/16")), target: .transitGateway("tgw-1")))
        #expect(it.assessed(region("us-east-1")).unknowns.isEmpty)
        let there = it.assessed(region("eu-west-1")).unknowns
        #expect(there.map(\.usageType) == ["TransitGateway-Hours"], "\(there)")
        #expect(there.first?.owner.vpc == "vpc-2")
    }

    @Test func `the free hundred and the tiers are split by the gigabytes that use them`() {
        var it = estate()
        it.send("290", from: "subnet-private-a", to: .internet)
        // 300 GB here and 50 there: 6/7 and 1/7 of the free 100 GB, so 1/7 of 250 GB is paid there.
        let whole = it.assessed().amount(.internet)
        let (here, there) = (it.assessed(region("us-east-1")), it.assessed(region("eu-west-1")))
        #expect(here.amount(.internet) + there.amount(.internet) == whole)
        let free = there.lines.filter { $0.category == .internet && $0.tier == 0 }.compactMap(\.quantity)
        #expect(free == ["14.285714286"] || free == ["14.285714285"], "\(free)")
    }
}
