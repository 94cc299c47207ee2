import Fixtures
import Testing
import Topology
import Units

@testable import Cost

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

    @Test func `a row of one cluster's workload starts where that cluster's pods are`() {
        var it = estate()
        for (number, subnet) in ["subnet-private-a", "subnet-2"].enumerated() {
            var cluster = Cluster(name: "c\(number)")
            cluster.vpcID = number == 0 ? "vpc-1" : "vpc-2"
            cluster.version = "1.34"
            it.snapshot.clusters.append(cluster)
            var instance = Instance(id: Identifier("i-\(number)"), instanceType: "m5.large")
            instance.subnetID = Identifier(subnet)
            instance.vpcID = cluster.vpcID
            it.snapshot.instances.append(instance)
            var node = Node(name: "same")
            node.cluster = cluster.id
            node.providerID = "aws:///zone/i-\(number)"
            it.snapshot.nodes.append(node)
            var placement = WorkloadPlacement(
                namespace: "shop", workload: "web", nodeName: "same", pods: 1 + number)
            placement.cluster = cluster.id
            it.snapshot.workloadPlacements.append(placement)
        }
        func bytes(_ cluster: String?) -> [String] {
            var one = it
            one.snapshot.traffic = [
                TrafficFlow(
                    source: .workload(cluster: cluster, namespace: "shop", name: "web"),
                    destination: .internet, out: gigabytes("30"), back: .zero, basis: .measured,
                    origin: "test")
            ]
            return one.assessed().lines.filter { $0.usageType == "NatGateway-Bytes" }
                .map { "\($0.resource) \($0.quantity ?? "")" }.sorted()
        }
        #expect(bytes("c1") == ["nat-2 30"])
        #expect(bytes("c0") == ["nat-a 30"])
        #expect(bytes(nil) == ["nat-2 20", "nat-a 10"])
    }
}
