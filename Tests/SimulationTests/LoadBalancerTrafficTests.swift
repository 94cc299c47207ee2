import Cost
import Fixtures
import Simulation
import Testing
import Topology
import Units

/// What a load balancer's traffic costs by kind and target type, three zones with one node each.
@Suite struct LoadBalancerTrafficTests {
    private func estate(_ kind: LoadBalancer.Kind, _ target: String, crossZone: Bool?) -> SmallEstate {
        var estate = SmallEstate(natIn: [])
        var balancer = LoadBalancer(id: "arn:lb", name: "web", kind: kind)
        balancer.vpcID = "vpc-1"
        balancer.region = "us-east-1"
        balancer.crossZoneEnabled = crossZone
        balancer.zones = ["us-east-1a", "us-east-1b", "us-east-1c"].map { .init(zone: $0, subnetID: nil) }
        var group = TargetGroup(id: "arn:tg", name: "web", targetType: target)
        group.loadBalancerIDs = ["arn:lb"]
        estate.snapshot.loadBalancers = [balancer]
        estate.snapshot.targetGroups = [group]
        estate.snapshot.traffic = [
            TrafficFlow(
                source: .loadBalancer("web"), destination: .targets, out: gigabytes("100"),
                back: gigabytes("200"), basis: .metered, origin: "test")
        ]
        return estate
    }

    /// 300 GB; a hop crosses with 2/3, and both ends pay 0.01.
    @Test(
        arguments: [
            (LoadBalancer.Kind.application, "ip", nil, "0"),
            (.application, "instance", nil, "4"),
            (.network, "ip", false, "0"),
            (.network, "ip", true, "4"),
            (.network, "instance", false, "4"),
            (.network, "instance", true, "8"),
        ] as [(LoadBalancer.Kind, String, Bool?, String)])
    func `the hops between zones are those of the kind and the target type`(
        kind: LoadBalancer.Kind, target: String, crossZone: Bool?, expected: String
    ) {
        #expect(estate(kind, target, crossZone: crossZone).assessed().amount(.crossAZ) == dollars(expected))
    }

    @Test func `the target type is a what-if with its money`() throws {
        let answer = try estate(.application, "instance", crossZone: nil).whatIf(ALBTargetType(.ip))
        #expect(answer.change == dollars("-4"))
    }

    @Test func `what comes back of an internet-facing one leaves to the internet`() {
        var facing = estate(.application, "ip", crossZone: nil)
        facing.snapshot.loadBalancers[0].isInternetFacing = true
        #expect(facing.assessed().amount(.internet) == dollars("9"))  // (200 − 100 free) × 0.09
    }

    @Test func `without its traffic the second hop is unknown and not 0`() {
        var silent = estate(.application, "instance", crossZone: nil)
        silent.snapshot.traffic = []
        let unknowns = silent.assessed().unknowns.filter { $0.category == .crossAZ }
        #expect(unknowns.map(\.resource) == ["web"])
    }

    /// Three zones × 730 hours × 0.005; the addresses that `web-internal` holds are not those of `web`.
    @Test(arguments: [
        (LoadBalancer.Kind.application, "ELB app/web-internal/1"), (.classic, "ELB web-internal"),
    ])
    func `the interface of one load balancer is not that of another whose name begins alike`(
        kind: LoadBalancer.Kind, description: String
    ) {
        var facing = estate(kind, "ip", crossZone: nil)
        facing.snapshot.loadBalancers[0].isInternetFacing = true
        var other = NetworkInterface(id: "eni-other")
        other.descriptionText = description
        facing.snapshot.networkInterfaces.append(other)
        #expect(facing.assessed().amount(.publicIPv4) == dollars("10.95"))
        facing.snapshot.networkInterfaces[0].descriptionText =
            kind == .classic ? "ELB web" : "ELB app/web/1"
        #expect(facing.assessed().amount(.publicIPv4) == .zero)
    }
}

/// The way to the API server.
@Suite struct ControlPlaneTests {
    private func estate(isPrivate: Bool) -> SmallEstate {
        var estate = SmallEstate()
        var cluster = Cluster(name: "demo")
        cluster.vpcID = "vpc-1"
        cluster.region = "us-east-1"
        cluster.version = "1.35"
        cluster.endpointPrivateAccess = isPrivate
        cluster.subnetIDs = ["subnet-private-a", "subnet-private-b", "subnet-private-c"]
        estate.snapshot.clusters = [cluster]
        estate.send("10", "20", from: "subnet-private-b", to: .service("eks-control-plane", region: nil))
        return estate
    }

    @Test func `goes through the NAT gateway where the private endpoint is off`() {
        let assessment = estate(isPrivate: false).assessed()
        #expect(assessment.amount(usage: "NatGateway-Bytes") == dollars("1.35"))
        #expect(assessment.amount(.crossAZ) == dollars("0.6"))
    }

    @Test func `pays one end between zones where the private endpoint is on`() {
        let assessment = estate(isPrivate: true).assessed()
        #expect(assessment.amount(usage: "NatGateway-Bytes") == .zero)
        #expect(assessment.amount(.crossAZ) == dollars("0.2"))  // 30 × 2/3 × 0.01
    }

    @Test func `is what the private endpoint saves`() throws {
        #expect(try estate(isPrivate: false).whatIf(PrivateClusterEndpoint()).change == dollars("-1.75"))
    }
}
