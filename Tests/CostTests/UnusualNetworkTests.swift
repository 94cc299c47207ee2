import Cost
import Fixtures
import Testing
import Topology
import Units
import Words

/// Networks that are not the textbook's: each hop is billed by where the routes really lead.
@Suite struct UnusualNetworkTests {
    /// Prices: NAT 0.045 a GB, transfer between zones 0.01 an end, internet 0.09 beyond the first 100 GB.
    private static let beyondFree: AssessmentOptions = {
        var options = AssessmentOptions()
        options.accountEgress = gigabytes("100")
        return options
    }()

    private func reroute(_ estate: inout SmallEstate, _ table: Identifier<RouteTable>, _ route: Route) {
        for position in estate.snapshot.routeTables.indices
        where estate.snapshot.routeTables[position].id == table {
            estate.snapshot.routeTables[position].routes.removeAll { $0.destination == route.destination }
            estate.snapshot.routeTables[position].routes.append(route)
        }
    }

    private func lower(_ assessment: Assessment) -> Bool { !assessment.isComplete }

    // MARK: NAT

    @Test func `a regional gateway whose zones no input tells is unknown, not free`() {
        var estate = SmallEstate(natIn: [])
        var nat = NATGateway(id: "nat-r", vpcID: "vpc-1")
        nat.availability = .regional
        estate.snapshot.natGateways = [nat]
        let assessment = estate.assessed()
        #expect(
            assessment.unknowns.contains {
                $0.resource == "nat-r" && $0.usageType.hasSuffix("NatGateway-Hours")
            })
    }

    @Test func `a regional gateway crosses no zone`() {
        var estate = SmallEstate(region: "eu-west-1", natIn: [])
        var nat = NATGateway(id: "nat-r", vpcID: "vpc-1")
        nat.availability = .regional
        estate.snapshot.natGateways = [nat]
        for zone in ["a", "b", "c"] {
            reroute(
                &estate, Identifier("rtb-private-\(zone)"),
                Route(destination: .anywhere, target: .natGateway("nat-r")))
        }
        estate.send("60", "40", from: "subnet-private-b", to: .internet)
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(.crossAZ) == .zero)
        #expect(assessment.amount(.natGateway) == dollars("109.92"))  // 3 zones × 730 × 0.048 + 100 × 0.048
        #expect(assessment.amount(.internet) == dollars("5.4"))
    }

    @Test func `a private gateway does not reach the internet and has no public address`() {
        var estate = SmallEstate()
        estate.snapshot.natGateways[0].isPublic = false
        estate.send("100", from: "subnet-private-a", to: .internet)
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(.internet) == .zero)
        #expect(assessment.amount(.publicIPv4) == .zero)
        #expect(
            assessment.warnings.contains {
                guard case .dropped(_, .privateNATAtInternet) = $0 else { return false }
                return true
            })
    }

    @Test func `behind a NAT gateway the way goes on by the gateway's own table`() {
        var estate = SmallEstate()
        reroute(
            &estate, "rtb-public-a",
            Route(destination: .anywhere, target: .internetGateway("igw-1"), isBlackhole: true))
        estate.send("100", from: "subnet-private-a", to: .internet)
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(usage: "NatGateway-Bytes") == .zero)
        #expect(
            assessment.warnings.contains {
                guard case .dropped(_, .blackholeBehindNAT) = $0 else { return false }
                return true
            })
    }

    @Test func `a NAT instance's traffic leaves to the internet, and its transfers are unknown`() {
        var estate = SmallEstate(natIn: [])
        reroute(&estate, "rtb-private-a", Route(destination: .anywhere, target: .networkInterface("eni-nat")))
        estate.send("100", from: "subnet-private-a", to: .internet)
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(.internet) == dollars("9"))
        #expect(lower(assessment))
    }

    // MARK: Transit gateway

    /// A second VPC that has the NAT gateway, behind a transit gateway.
    private func hubAndSpoke(attachedZones: [String] = ["a", "b", "c"]) -> SmallEstate {
        var estate = SmallEstate(natIn: [])
        var hub = VPC(id: "vpc-hub")
        hub.region = "us-east-1"
        hub.cidrBlocks = [block("10.9.0.0/16")]
        estate.snapshot.vpcs.append(hub)
        for (position, zone) in ["a", "b", "c"].enumerated() {
            for (tier, offset) in [("tgw", 0), ("public", 100)] {
                var subnet = Subnet(id: Identifier("hub-\(tier)-\(zone)"), vpcID: "vpc-hub")
                subnet.zone = ZoneName("us-east-1" + zone)
                subnet.cidr = block("10.9.\(position + offset).0/24")
                estate.snapshot.subnets.append(subnet)
            }
        }
        var inner = RouteTable(id: "hub-inner", vpcID: "vpc-hub")
        inner.subnetIDs = ["hub-tgw-a", "hub-tgw-b", "hub-tgw-c"]
        inner.routes = [Route(destination: .anywhere, target: .natGateway("nat-hub"))]
        var outer = RouteTable(id: "hub-outer", vpcID: "vpc-hub")
        outer.subnetIDs = ["hub-public-a", "hub-public-b", "hub-public-c"]
        outer.routes = [Route(destination: .anywhere, target: .internetGateway("igw-hub"))]
        estate.snapshot.routeTables += [inner, outer]
        var nat = NATGateway(id: "nat-hub", vpcID: "vpc-hub")
        nat.subnetID = "hub-public-a"
        estate.snapshot.natGateways = [nat]
        var ends: [TransitGatewayAttachment] = []
        for (id, vpc, subnets) in [
            ("tgw-attach-1", "vpc-1", ["subnet-private-a"]),
            ("tgw-attach-2", "vpc-hub", attachedZones.map { "hub-tgw-\($0)" }),
        ] {
            var end = TransitGatewayAttachment(
                id: Identifier(id), transitGatewayID: "tgw-1", resourceType: "vpc")
            end.resourceID = vpc
            end.subnetIDs = subnets.map { Identifier($0) }
            ends.append(end)
        }
        estate.snapshot.transitGatewayAttachments = ends
        for zone in ["a", "b", "c"] {
            reroute(
                &estate, Identifier("rtb-private-\(zone)"),
                Route(destination: .anywhere, target: .transitGateway("tgw-1")))
        }
        return estate
    }

    @Test func `the way out through a central VPC pays the transit gateway both ways, NAT and the internet`()
    {
        var estate = hubAndSpoke()
        estate.send("60", "40", from: "subnet-private-b", to: .internet)
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(usage: "TransitGateway-Bytes") == dollars("2"))  // (60 + 40) × 0.02
        #expect(assessment.amount(usage: "NatGateway-Bytes") == dollars("4.5"))
        // From the attachment in b to the gateway in a, both ends.
        #expect(assessment.amount(.crossAZ) == dollars("2"))
        #expect(assessment.amount(.internet) == dollars("5.4"))
        #expect(assessment.isComplete)
    }

    @Test func `a transit gateway with nothing known behind it leaves the total a lower bound`() {
        var estate = hubAndSpoke()
        estate.snapshot.transitGatewayAttachments.removeLast()
        estate.send("60", "40", from: "subnet-private-b", to: .internet)
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(usage: "TransitGateway-Bytes") == dollars("1.2"))
        #expect(lower(assessment))
    }

    @Test func `a subnet of another VPC behind it is reached by its block`() {
        var estate = hubAndSpoke()
        estate.send("60", "40", from: "subnet-private-a", to: .subnet("hub-tgw-c"))
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(usage: "TransitGateway-Bytes") == dollars("2"))
        #expect(assessment.amount(.crossAZ) == .zero)  // no charge between zones over a transit gateway
    }

    // MARK: Peering

    private func peered(account: String?, zoneIDs: (String?, String?)) -> SmallEstate {
        var estate = hubAndSpoke()
        estate.snapshot.natGateways = []
        for position in estate.snapshot.routeTables.indices {
            estate.snapshot.routeTables[position].routes.removeAll {
                if case .natGateway = $0.target { true } else { false }
            }
        }
        var peering = VPCPeeringConnection(id: "pcx-1")
        peering.requester.vpcID = "vpc-1"
        peering.accepter.vpcID = "vpc-hub"
        estate.snapshot.vpcPeeringConnections = [peering]
        reroute(
            &estate, "rtb-private-a",
            Route(destination: .ipv4(block("10.9.0.0/16")), target: .vpcPeering("pcx-1")))
        for position in estate.snapshot.vpcs.indices {
            let isHub = estate.snapshot.vpcs[position].id == "vpc-hub"
            estate.snapshot.vpcs[position].accountID = isHub ? account ?? "111122223333" : "111122223333"
        }
        for position in estate.snapshot.subnets.indices {
            if estate.snapshot.subnets[position].id == "subnet-private-a" {
                estate.snapshot.subnets[position].zoneID = zoneIDs.0
            }
            if estate.snapshot.subnets[position].id == "hub-tgw-a" {
                estate.snapshot.subnets[position].zoneID = zoneIDs.1
            }
        }
        estate.send("100", from: "subnet-private-a", to: .subnet("hub-tgw-a"))
        return estate
    }

    @Test func `zones of two accounts are compared by their ids and not by their names`() {
        let same = peered(account: "444455556666", zoneIDs: ("use1-az1", "use1-az1")).assessed()
        #expect(same.amount(.peering) == .zero && same.isComplete)
        let other = peered(account: "444455556666", zoneIDs: ("use1-az1", "use1-az2")).assessed()
        #expect(other.amount(.peering) == dollars("2"))
        let unknown = peered(account: "444455556666", zoneIDs: (nil, nil)).assessed()
        #expect(unknown.amount(.peering) == .zero && lower(unknown))
        #expect(peered(account: nil, zoneIDs: (nil, nil)).assessed().isComplete)
    }

    // MARK: Other ways out

    @Test func `a subnet with IPv6 alone goes out by its egress-only gateway without NAT`() {
        var estate = SmallEstate(natIn: [])
        reroute(
            &estate, "rtb-private-a",
            Route(destination: .ipv6("::/0"), target: .egressOnlyInternetGateway("eigw-1")))
        estate.send("100", "50", from: "subnet-private-a", to: .internet)
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(.internet) == dollars("9"))
        #expect(assessment.amount(.natGateway) == .zero)
    }

    @Test func `a firewall's endpoint on the way is billed for what passes, both ways`() {
        var estate = SmallEstate()
        var endpoint = VPCEndpoint(
            id: "vpce-fw", vpcID: "vpc-1", serviceName: "com.amazonaws.vpce.us-east-1.vpce-svc-1",
            kind: .gatewayLoadBalancer)
        endpoint.subnetIDs = ["subnet-public-a"]
        estate.snapshot.vpcEndpoints = [endpoint]
        reroute(&estate, "rtb-private-a", Route(destination: .anywhere, target: .vpcEndpoint("vpce-fw")))
        estate.send("60", "40", from: "subnet-private-a", to: .internet)
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(usage: "VpcEndpoint-GWLBE-Bytes") == dollars("0.35"))  // 100 × 0.0035
        #expect(assessment.amount(.internet) == dollars("5.4"))
    }

    @Test func `what the routes let go nowhere costs nothing and is said`() {
        var estate = SmallEstate(natIn: [])
        estate.send("100", from: "subnet-private-a", to: .internet)
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.lines.filter { $0.category == .internet }.isEmpty)
        #expect(assessment.isComplete)
        #expect(
            assessment.warnings.contains {
                guard case .dropped(_, .noDefaultRoute) = $0 else { return false }
                return true
            })
    }

    @Test(
        arguments: [
            (.other("lgw-0a1"), "lgw-0a1"), (.other("cagw-0b2"), "cagw-0b2"),
            (.vpnGateway("vgw-0c3"), "vgw-0c3"),
            (.vpcPeering("pcx-0d4"), "pcx-0d4"), (.local, "local"),
        ] as [(Route.Target, String)])
    func `a way out that is not modelled is named by its id alone`(target: Route.Target, id: String) {
        var estate = SmallEstate(natIn: [])
        reroute(&estate, "rtb-private-a", Route(destination: .anywhere, target: target))
        estate.send("100", from: "subnet-private-a", to: .internet)
        let reasons = estate.assessed().unknowns.map(\.reason)
        #expect(
            reasons.contains(.path(.targetNotModelled(id, subnet: "subnet-private-a"))), "\(reasons)")
    }

    @Test func `traffic whose source is not in the snapshot leaves the total a lower bound`() {
        var estate = SmallEstate()
        estate.send("100", from: "subnet-elsewhere", to: .internet)
        #expect(lower(estate.assessed()))
    }

    // MARK: Where a zone's traffic starts

    @Test func `a zone's traffic does not start in subnets that have no way out`() {
        var estate = SmallEstate()
        var isolated = Subnet(id: "subnet-db-a", vpcID: "vpc-1")
        isolated.zone = "us-east-1a"
        isolated.cidr = block("10.0.200.0/24")
        estate.snapshot.subnets.append(isolated)
        estate.snapshot.traffic = [
            TrafficFlow(
                source: .zone("us-east-1a"), destination: .internet, out: gigabytes("100"), back: .zero,
                basis: .assumed, origin: "test")
        ]
        #expect(estate.assessed().amount(usage: "NatGateway-Bytes") == dollars("4.5"))
    }

    @Test func `a zone whose nodes stand in a public subnet sends from there`() {
        var estate = SmallEstate()
        var instance = Instance(id: "i-1", instanceType: "m5.large")
        instance.clusterName = "demo"
        instance.subnetID = "subnet-public-a"
        instance.vpcID = "vpc-1"
        instance.zone = "us-east-1a"
        instance.publicIP = IPv4Address("192.0.2.9")
        estate.snapshot.instances = [instance]
        estate.snapshot.traffic = [
            TrafficFlow(
                source: .zone("us-east-1a"), destination: .internet, out: gigabytes("100"), back: .zero,
                basis: .assumed, origin: "test")
        ]
        let assessment = estate.assessed(Self.beyondFree)
        #expect(assessment.amount(usage: "NatGateway-Bytes") == .zero)
        #expect(assessment.amount(.internet) == dollars("9"))
        #expect(assessment.amount(.publicIPv4) == dollars("7.3"))  // the NAT gateway's address and the node's
    }
}
