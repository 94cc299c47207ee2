// swift-format-ignore-file: NeverForceUnwrap
// A wrong literal in a test should stop the test.
public import Topology
import Units

/// Numbers that look random and are the same for the same seed, whatever the platform.
public struct SeededDice: RandomNumberGenerator {
    private var state: UInt64
    public init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }
    public mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}

/// An estate of several accounts, regions, VPCs and clusters, with equal names and overlapping blocks on purpose.
public struct RandomEstate {
    public var snapshot = Snapshot()
    private var dice: SeededDice
    private static let regions = ["us-east-1", "eu-west-1", "ap-northeast-2"]
    private static let types = ["m5.large", "m5.xlarge", "c5.large"]

    /// - Parameter vpcs: how many VPCs; nil takes 1 to 5.
    public init(seed: UInt64, vpcs count: Int? = nil) {
        dice = SeededDice(seed)
        for _ in 0..<8 { _ = dice.next() }
        let vpcs = count ?? roll(1...5)
        let hub = vpcs > 1 && roll(0...1) == 0
        for number in 0..<vpcs { add(vpc: number, hasNAT: !hub || number == 0 || roll(0...1) == 0) }
        if hub { connect(vpcs) }
        for number in 0..<roll(0...3) { idleAddress(number) }
        for _ in 0..<roll(0...4) { rowOfAZone() }
        if roll(0...1) == 0 { rowOfAWorkload() }
        snapshot.clusters.sort { $0.id < $1.id }
    }

    private mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &dice) }

    private mutating func add(vpc number: Int, hasNAT: Bool) {
        let account = "11112222333\(roll(0...2))"
        let region = Self.regions[roll(0...2)]
        let id = Identifier<VPC>("vpc-\(number)")
        var vpc = VPC(id: id)
        vpc.accountID = account
        vpc.region = Region(region)
        vpc.name = roll(0...1) == 0 ? "shared" : "net-\(number)"
        // The same block in every VPC: addresses tell nothing.
        vpc.cidrBlocks = [CIDRBlock("10.0.0.0/16")!]
        snapshot.vpcs.append(vpc)
        let zones = ["a", "b"].map { region + $0 }
        for (position, zone) in zones.enumerated() {
            for (tier, offset) in [("private", 0), ("public", 100)] {
                var subnet = Subnet(id: Identifier("subnet-\(number)-\(tier)-\(zone)"), vpcID: id)
                subnet.zone = ZoneName(zone)
                subnet.accountID = account
                subnet.cidr = CIDRBlock("10.0.\(position + offset).0/24")!
                snapshot.subnets.append(subnet)
                var table = RouteTable(id: Identifier("rtb-\(number)-\(tier)-\(zone)"), vpcID: id)
                table.subnetIDs = [subnet.id]
                if tier == "public" {
                    table.routes = [
                        Route(destination: .anywhere, target: .internetGateway("igw-\(number)"))
                    ]
                } else if hasNAT {
                    table.routes = [
                        Route(destination: .anywhere, target: .natGateway(Identifier("nat-\(number)")))
                    ]
                }
                snapshot.routeTables.append(table)
            }
        }
        if hasNAT {
            var gateway = NATGateway(id: Identifier("nat-\(number)"), vpcID: id)
            gateway.subnetID = Identifier("subnet-\(number)-public-\(zones[0])")
            snapshot.natGateways.append(gateway)
        }
        if roll(0...2) == 0 { endpoint(number, id, zones) }
        for index in 0..<roll(0...2) {
            cluster(["prod", "prod-2"][index], number, account, region, zones)
        }
        for zone in zones where roll(0...2) > 0 { row(from: "subnet-\(number)-private-\(zone)") }
        if hasNAT, roll(0...2) == 0 { meter(number) }
    }

    private mutating func endpoint(_ number: Int, _ vpc: Identifier<VPC>, _ zones: [String]) {
        var endpoint = VPCEndpoint(
            id: Identifier("vpce-\(number)"), vpcID: vpc, serviceName: "com.amazonaws.region.sqs",
            kind: .interface)
        endpoint.privateDNSEnabled = true
        endpoint.subnetIDs = zones.map { Identifier("subnet-\(number)-private-\($0)") }
        snapshot.vpcEndpoints.append(endpoint)
    }

    /// Nodes and groups are called the same in every cluster.
    private mutating func cluster(
        _ name: String, _ vpc: Int, _ account: String, _ region: String, _ zones: [String]
    ) {
        var cluster = Cluster(name: name)
        cluster.arn = "arn:aws:eks:\(region):\(account):cluster/\(name)-\(vpc)"
        cluster.region = Region(region)
        cluster.accountID = account
        cluster.vpcID = Identifier("vpc-\(vpc)")
        cluster.version = "1.34"
        snapshot.clusters.append(cluster)
        for number in 0..<roll(0...3) {
            let zone = zones[roll(0...1)]
            var instance = Instance(
                id: Identifier("i-\(vpc)-\(name)-\(number)"), instanceType: Self.types[roll(0...2)])
            instance.vpcID = cluster.vpcID
            instance.subnetID = Identifier("subnet-\(vpc)-private-\(zone)")
            instance.zone = ZoneName(zone)
            instance.clusterName = name
            instance.nodeGroupName = "general"
            snapshot.instances.append(instance)
            var node = Node(name: "ip-10-0-0-\(number)")
            node.cluster = cluster.id
            node.providerID = "aws:///\(zone)/\(instance.id)"
            node.zone = ZoneName(zone)
            node.nodeGroupName = "general"
            snapshot.nodes.append(node)
            let pods = roll(1...9)
            snapshot.workloadPlacements.append(placement(of: "web", on: node, pods: pods))
            for position in 0..<pods { snapshot.pods.append(pod(number * 10 + position, on: node)) }
        }
    }

    /// One of the pods that the placement counts; every cluster has pods of these names.
    private func pod(_ number: Int, on node: Node) -> Pod {
        var pod = Pod(namespace: "shop", name: "web-\(number)")
        pod.cluster = node.cluster
        pod.ownerKind = "StatefulSet"
        pod.ownerName = "web"
        pod.nodeName = node.name
        pod.phase = "Running"
        return pod
    }

    private func placement(of workload: String, on node: Node, pods: Int) -> WorkloadPlacement {
        var placement = WorkloadPlacement(
            namespace: "shop", workload: workload, nodeName: node.name, pods: pods)
        placement.cluster = node.cluster
        return placement
    }

    private mutating func meter(_ number: Int) {
        snapshot.meterReadings.append(
            MeterReading(
                resource: "nat-\(number)", metric: .bytesInFromSource,
                amount: Int64(roll(1...900)) * 1_073_741_824))
    }

    /// Spokes without a NAT gateway of their own go out through the first VPC.
    private mutating func connect(_ vpcs: Int) {
        for number in 0..<vpcs {
            var attachment = TransitGatewayAttachment(
                id: Identifier("tgw-attach-\(number)"), transitGatewayID: "tgw-1", resourceType: "vpc")
            attachment.resourceID = "vpc-\(number)"
            attachment.region = snapshot.vpcs[number].region
            attachment.subnetIDs = snapshot.subnets.filter {
                $0.vpcID.rawValue == "vpc-\(number)" && $0.id.rawValue.contains("private")
            }.map(\.id)
            snapshot.transitGatewayAttachments.append(attachment)
        }
        for position in snapshot.routeTables.indices where snapshot.routeTables[position].routes.isEmpty {
            snapshot.routeTables[position].routes = [
                Route(destination: .anywhere, target: .transitGateway("tgw-1"))
            ]
        }
    }

    private mutating func idleAddress(_ number: Int) {
        var address = ElasticIP(publicIP: IPv4Address("192.0.2.\(number + 1)")!)
        address.networkBorderGroup = Self.regions[roll(0...2)]
        snapshot.elasticIPs.append(address)
    }

    private mutating func row(from subnet: String) {
        let destinations: [TrafficDestination] = [
            .internet, .service("s3", region: nil), .service("sqs", region: nil),
        ]
        flow(.subnet(Identifier(subnet)), destinations[roll(0...2)])
    }

    private mutating func rowOfAZone() {
        guard let subnet = snapshot.subnets.randomElement(using: &dice), let zone = subnet.zone else {
            return
        }
        flow(.zone(zone.rawValue), .internet)
    }

    private mutating func rowOfAWorkload() { flow(.workload(namespace: "shop", name: "web"), .internet) }

    private mutating func flow(_ source: TrafficSource, _ destination: TrafficDestination) {
        let (out, back) = (roll(0...40_000_000), roll(0...9_000_000))
        snapshot.traffic.append(
            TrafficFlow(
                source: source, destination: destination,
                out: Quantity(billionths: Int128(out) * 1_000_003),
                back: Quantity(billionths: Int128(back) * 1_000_033), basis: .assumed,
                origin: "table:\(snapshot.traffic.count + 2)", table: "table"))
    }
}
