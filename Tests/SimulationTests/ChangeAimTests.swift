import Fixtures
import Testing
import Topology
import Units
import Words

@testable import Cost
@testable import Estate
@testable import Simulation

/// Two clusters, blue and green, each in a VPC of its own with a node group `general`.
private struct TwoClusters {
    var snapshot = Snapshot()

    init() {
        for (number, name) in ["blue", "green"].enumerated() {
            let vpc = Identifier<VPC>("vpc-\(name)")
            var network = VPC(id: vpc)
            network.region = "us-east-1"
            network.cidrBlocks = [block("10.\(number).0.0/16")]
            snapshot.vpcs.append(network)
            var gateway = InternetGateway(id: Identifier("igw-\(name)"))
            gateway.vpcIDs = [vpc]
            snapshot.internetGateways.append(gateway)
            for (place, zone) in ["a", "b"].enumerated() {
                for (tier, offset) in [("private", 0), ("public", 100)] {
                    var subnet = Subnet(id: Identifier("subnet-\(name)-\(tier)-\(zone)"), vpcID: vpc)
                    subnet.zone = ZoneName("us-east-1" + zone)
                    subnet.cidr = block("10.\(number).\(place + offset).0/24")
                    snapshot.subnets.append(subnet)
                    var table = RouteTable(id: Identifier("rtb-\(name)-\(tier)-\(zone)"), vpcID: vpc)
                    table.subnetIDs = [subnet.id]
                    table.routes = [
                        Route(destination: .ipv4(block("10.\(number).0.0/16")), target: .local),
                        Route(
                            destination: .anywhere,
                            target: tier == "private"
                                ? .natGateway(Identifier("nat-\(name)"))
                                : .internetGateway(gateway.id.rawValue)),
                    ]
                    snapshot.routeTables.append(table)
                }
            }
            var nat = NATGateway(id: Identifier("nat-\(name)"), vpcID: vpc)
            nat.subnetID = Identifier("subnet-\(name)-public-a")
            snapshot.natGateways.append(nat)
            var cluster = Cluster(name: name)
            cluster.arn = "arn:aws:eks:us-east-1:111122223333:cluster/\(name)"
            cluster.region = "us-east-1"
            cluster.vpcID = vpc
            cluster.version = "1.34"
            snapshot.clusters.append(cluster)
            var group = NodeGroup(name: "general", clusterName: name)
            group.subnetIDs = ["a", "b"].map { Identifier("subnet-\(name)-private-\($0)") }
            (group.minSize, group.maxSize, group.desiredSize) = (0, 10, 2)
            group.instanceTypes = ["m5.large"]
            snapshot.nodeGroups.append(group)
            for zone in ["a", "b"] {
                var node = Node(name: "\(name)-\(zone)")
                node.clusterName = name
                node.nodeGroupName = "general"
                node.instanceType = "m5.large"
                node.zone = ZoneName("us-east-1" + zone)
                node.region = "us-east-1"
                node.providerID = "aws:///us-east-1\(zone)/i-\(name)\(zone)"
                snapshot.nodes.append(node)
            }
        }
    }

    func aim(_ edit: (inout Scope) -> Void) -> ChangeContext {
        var scope = Scope.whole
        edit(&scope)
        return ChangeContext(aim: ChangeAim(scope, in: Estate(snapshot)))
    }

    /// What a change leaves as it is of one side, by what is called after the other.
    func isUntouched(_ name: String, after: Snapshot) -> Bool {
        func part(_ snapshot: Snapshot) -> [String] {
            let routes = snapshot.routeTables.filter { $0.vpcID.rawValue.hasSuffix(name) }.map { "\($0)" }
            let nats = snapshot.natGateways.filter { $0.vpcID.rawValue.hasSuffix(name) }.map { "\($0)" }
            let ends = snapshot.vpcEndpoints.filter { $0.vpcID.rawValue.hasSuffix(name) }.map { "\($0)" }
            let blocks = snapshot.vpcs.filter { $0.id.rawValue.hasSuffix(name) }.map { "\($0)" }
            let subnets = snapshot.subnets.filter { $0.vpcID.rawValue.hasSuffix(name) }.map { "\($0)" }
            let nodes = snapshot.nodes.filter { $0.clusterName == name }.map(\.name)
            let groups = snapshot.nodeGroups.filter { $0.clusterName == name }.map {
                "\($0.desiredSize ?? 0)"
            }
            let clusters = snapshot.clusters.filter { $0.name == name }.map {
                "\($0.version ?? "") \(String(describing: $0.endpointPrivateAccess))"
            }
            return (routes + nats + ends + blocks + subnets + nodes + groups + clusters).sorted()
        }
        return part(snapshot) == part(after)
    }
}

/// Changes meant for one VPC, cluster or region touch no other.
@Suite struct ChangeAimTests {
    private static let changes: [any Scenario] = [
        NATPerAZ(), SingleNAT(zone: "us-east-1b"), RegionalNAT(), NoNAT(),
        GatewayServiceEndpoint(service: "s3", choice: .gateway),
        GatewayServiceEndpoint(service: "s3", choice: .interface), InterfaceEndpoint(service: "ecr.dkr"),
        AddCIDR(block("100.64.0.0/16")), CustomNetworking(block("100.64.0.0/16")), EKSVersion("1.35"),
        PrivateClusterEndpoint(), Tenancy(.dedicated), AddZone("us-east-1c"), RemoveZone("us-east-1a"),
        NodeCount(group: "general", count: 5), NodeType(group: "general", type: "m5.xlarge"),
    ]

    @Test(arguments: changes.indices)
    func `a change of one VPC, or of the cluster in it, leaves the other as it is`(_ place: Int) throws {
        let estate = TwoClusters()
        let change = Self.changes[place]
        for (mine, other) in [("blue", "green"), ("green", "blue")] {
            let contexts = [
                estate.aim { $0.vpc = Identifier("vpc-" + mine) },
                estate.aim { $0.cluster = ClusterID("arn:aws:eks:us-east-1:111122223333:cluster/\(mine)") },
            ]
            for context in contexts {
                let after = try change.apply(to: estate.snapshot, in: context)
                let isApart = estate.isUntouched(other, after: after)
                #expect(isApart, "\(change.name) of \(mine)")
                let isSame = after == estate.snapshot
                #expect(!isSame, "\(change.name) of \(mine)")
            }
        }
    }

    @Test func `a change of no one's is made in each VPC`() throws {
        let estate = TwoClusters()
        let after = try NATPerAZ().apply(to: estate.snapshot)
        #expect(after.natGateways.count == 4)
        let endpoint = try GatewayServiceEndpoint(service: "s3", choice: .gateway).apply(to: estate.snapshot)
        #expect(Set(endpoint.vpcEndpoints.map(\.vpcID)) == ["vpc-blue", "vpc-green"])
    }

    @Test func `a region, a VPC and a cluster that do not meet leave nothing to change`() {
        let estate = TwoClusters()
        let nowhere = [
            estate.aim { $0.region = "eu-west-1" },
            estate.aim {
                $0.vpc = "vpc-blue"; $0.cluster = "arn:aws:eks:us-east-1:111122223333:cluster/green"
            },
        ]
        for context in nowhere {
            for change in Self.changes where !(change is GatewayServiceEndpoint) && !(change is Tenancy) {
                #expect(throws: ScenarioError.self, "\(change.name)") {
                    try change.apply(to: estate.snapshot, in: context)
                }
            }
        }
    }

    @Test(arguments: [
        "blue/general", "arn:aws:eks:us-east-1:111122223333:cluster/blue/general",
    ])
    func `a group is named with its cluster, by name or ARN`(group: String) throws {
        let estate = TwoClusters()
        let more = try NodeCount(group: group, count: 5).apply(to: estate.snapshot)
        #expect(more.nodes.count { $0.clusterName == "blue" } == 5)
        let isApart = estate.isUntouched("green", after: more)
        #expect(isApart)
        let fewer = try NodeCount(group: group, count: 0).apply(to: more)
        #expect(fewer.nodes.count { $0.clusterName == "blue" } == 0)
        let isStill = estate.isUntouched("green", after: fewer)
        #expect(isStill)
        let other = try NodeType(group: group, type: "c5.large").apply(to: estate.snapshot)
        #expect(
            Set(other.nodes.filter { $0.instanceType == "c5.large" }.compactMap(\.clusterName)) == ["blue"])
        #expect(other.nodeGroups.map(\.instanceTypes) == [["c5.large"], ["m5.large"]])
    }

    @Test func `a group's name of two clusters is refused with the choices`() {
        let estate = TwoClusters()
        for change: any Scenario in [
            NodeCount(group: "general", count: 3), NodeType(group: "general", type: "c5.large"),
        ] {
            #expect {
                try change.apply(to: estate.snapshot)
            } throws: { error in
                (error as? ScenarioError)?.description.hasSuffix("blue/general, green/general") == true
            }
        }
    }

    @Test func `a group changed twice ends at the last number, and its new nodes are told apart`() throws {
        let estate = TwoClusters()
        var after = try NodeCount(group: "blue/general", count: 3).apply(to: estate.snapshot)
        after = try NodeCount(group: "blue/general", count: 5).apply(to: after)
        let names = after.nodes.filter { $0.clusterName == "blue" }.map(\.name)
        #expect(names.count == 5 && Set(names).count == 5)
        after = try NodeCount(group: "green/general", count: 4).apply(to: after)
        #expect(Set(after.nodes.map(\.name)).count == 9)
    }

    @Test func `nodes and traffic of a zone that goes stay in their VPC`() throws {
        var estate = TwoClusters()
        estate.snapshot.traffic = ["blue", "green"].map { name in
            TrafficFlow(
                source: .subnet(Identifier("subnet-\(name)-private-a")), destination: .internet,
                out: gigabytes("90"), back: gigabytes("10"), basis: .metered, origin: name)
        }
        let after = try RemoveZone("us-east-1a").apply(to: estate.snapshot)
        for name in ["blue", "green"] {
            let flows = after.traffic.filter { $0.origin == name }
            #expect(flows.reduce(.zero) { $0 + $1.out } == gigabytes("90"))
            for flow in flows { #expect("\(flow.source)".contains("subnet-\(name)-private-b")) }
        }
    }

    @Test func `only the traffic of a chosen VPC is scaled`() throws {
        var estate = TwoClusters()
        estate.snapshot.traffic = ["blue", "green"].map { name in
            TrafficFlow(
                source: .subnet(Identifier("subnet-\(name)-private-a")), destination: .internet,
                out: gigabytes("10"), back: gigabytes("1"), basis: .metered, origin: name)
        }
        let context = estate.aim { $0.vpc = "vpc-green" }
        let after = try TrafficScale(factor: Ratio(3, 1)).apply(to: estate.snapshot, in: context)
        #expect(after.traffic.map(\.out) == [gigabytes("10"), gigabytes("30")])
        #expect(after.traffic.map(\.basis) == [.metered, .assumed])
    }

    @Test func `what is added to a pool with Spot Instances is said`() throws {
        var estate = TwoClusters()
        let position = try #require(estate.snapshot.nodes.firstIndex { $0.name == "blue-b" })
        estate.snapshot.nodes[position].isSpot = true
        let change = NodeCount(group: "blue/general", count: 5)
        #expect(
            change.notes(on: estate.snapshot, in: ChangeContext()) == [
                .poolGrows(
                    option: "--nodes=blue/general=5", pool: "1 × m5.large On-Demand, 1 × m5.large Spot",
                    added: "2 × m5.large On-Demand, 1 × m5.large Spot")
            ])
        let fewer = NodeCount(group: "blue/general", count: 1)
        #expect(fewer.notes(on: estate.snapshot, in: ChangeContext()).first?.code == "node-pool-shrinks")
        #expect(
            NodeCount(group: "green/general", count: 5).notes(on: estate.snapshot, in: ChangeContext())
                .isEmpty)
    }
}

/// Routing by zone moves what goes from pods to pods of one cluster, and nothing else.
@Suite struct KeepTrafficInZoneTests {
    private func after(_ source: TrafficSource, _ destination: TrafficDestination) throws -> [TrafficFlow] {
        var estate = TwoClusters()
        for name in ["blue", "green"] {
            var store = Subnet(id: Identifier("subnet-\(name)-data-b"), vpcID: Identifier("vpc-" + name))
            store.zone = "us-east-1b"
            store.cidr = block(name == "blue" ? "10.0.200.0/24" : "10.1.200.0/24")
            estate.snapshot.subnets.append(store)
        }
        estate.snapshot.traffic = [
            TrafficFlow(
                source: source, destination: destination, out: gigabytes("100"), back: gigabytes("20"),
                basis: .metered, origin: "t")
        ]
        return try KeepTrafficInZone().apply(to: estate.snapshot).traffic
    }

    @Test func `traffic between nodes of one cluster stays in the zone it starts in`() throws {
        for destination: TrafficDestination in [
            .subnet("subnet-blue-private-b"), .zone("us-east-1b"),
        ] {
            let flows = try after(.subnet("subnet-blue-private-a"), destination)
            #expect(flows.map(\.destination) == [.zone("us-east-1a")] && flows[0].out == gigabytes("100"))
        }
    }

    @Test(arguments: [
        (TrafficSource.subnet("subnet-blue-private-a"), TrafficDestination.subnet("subnet-blue-data-b")),
        (.subnet("subnet-blue-data-b"), .subnet("subnet-blue-private-a")),
        (.subnet("subnet-blue-private-a"), .subnet("subnet-green-private-b")),
        (.subnet("subnet-blue-private-a"), .subnet("subnet-blue-public-b")),
        (.subnet("subnet-blue-private-a"), .internet), (.subnet("subnet-blue-data-b"), .zone("us-east-1a")),
    ])
    func `traffic to or from what is no pod of the cluster stays as it is`(
        source: TrafficSource, destination: TrafficDestination
    ) throws {
        let flows = try after(source, destination)
        #expect(flows.map(\.destination) == [destination] && flows[0].basis == .metered)
    }

    @Test func `without a cluster there is nothing to route by zone`() {
        var estate = SmallEstate()
        estate.send("10", from: "subnet-private-a", to: .zone("us-east-1b"))
        #expect(throws: ScenarioError.self) { try KeepTrafficInZone().apply(to: estate.snapshot) }
    }
}

/// What is cut off is a risk, and its price no saving.
@Suite struct CutOffTests {
    @Test func `no NAT gateway cuts the private subnets off from the internet`() throws {
        var estate = SmallEstate()
        estate.send("70", "30", from: "subnet-private-b", to: .internet)
        estate.send("5", "95", from: "subnet-private-a", to: .service("sts", region: nil))
        let answer = try estate.whatIf(NoNAT())
        #expect(answer.change.isNegative && answer.cutOff.destinations == ["internet", "sts"])
        let internet = answer.cutOff.ways.filter { $0.destination == "internet" }
        #expect(
            internet.map(\.subnet) == ["subnet-private-a", "subnet-private-b", "subnet-private-c"])
        #expect(internet.map(\.gigabytes) == [.zero, gigabytes("100"), .zero])
        #expect(answer.warnings.contains { $0.code == "cut-off" })
    }

    @Test func `an endpoint is no way out for the rest, but keeps its service`() throws {
        var estate = SmallEstate()
        estate.send("5", "95", from: "subnet-private-a", to: .service("s3", region: nil))
        let answer = try estate.whatIf(GatewayServiceEndpoint(service: "s3", choice: .gateway), NoNAT())
        #expect(answer.cutOff.destinations == ["internet"])
        let both = try estate.whatIf(NoNAT(), GatewayServiceEndpoint(service: "s3", choice: .none))
        #expect(both.cutOff.destinations == ["internet", "s3"])
    }

    @Test func `an endpoint taken away where there is no other way cuts off, and behind NAT it does not`()
        throws
    {
        for (natIn, lost) in [(["a"], [String]()), ([], ["sts"])] {
            var estate = SmallEstate(natIn: natIn)
            var endpoint = VPCEndpoint(
                id: "vpce-1", vpcID: "vpc-1", serviceName: "com.amazonaws.us-east-1.sts", kind: .interface)
            endpoint.subnetIDs = ["subnet-private-a"]
            endpoint.privateDNSEnabled = true
            estate.snapshot.vpcEndpoints = [endpoint]
            let answer = try estate.whatIf(RemoveEndpoint(service: "sts"))
            #expect(answer.cutOff.destinations == lost)
            #expect(answer.cutOff.ways.allSatisfy { $0.gigabytes == nil })
        }
    }

    @Test func `where the traffic is unknown, so is what moving it does`() throws {
        let blind = try SmallEstate().whatIf(GatewayServiceEndpoint(service: "s3", choice: .gateway))
        #expect(!blind.unknownEffects.isEmpty && blind.warnings.contains { $0.code == "effect-unknown" })
        var estate = SmallEstate()
        estate.send("10", from: "subnet-private-a", to: .internet)
        #expect(try estate.whatIf(NATPerAZ()).unknownEffects.isEmpty)
        #expect(try SmallEstate().whatIf(Tenancy(.dedicated)).unknownEffects.isEmpty)
    }

    @Test func `a plan never has what it would cut off`() {
        var estate = SmallEstate(natIn: [])
        var endpoint = VPCEndpoint(
            id: "vpce-1", vpcID: "vpc-1", serviceName: "com.amazonaws.us-east-1.logs", kind: .interface)
        endpoint.subnetIDs = ["subnet-private-a", "subnet-private-b"]
        endpoint.privateDNSEnabled = true
        estate.snapshot.vpcEndpoints = [endpoint]
        let found = Optimisation(
            of: Estate(estate.snapshot), book: Shipped.book, calendar: Shipped.calendar,
            options: AssessmentOptions())
        #expect(found.cheapest.steps.isEmpty)
        #expect(found.candidates.contains { $0.excluded?.code == "cut-off" })
    }
}
