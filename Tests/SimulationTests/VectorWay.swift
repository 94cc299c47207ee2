import Fixtures
import Topology
import Units

@testable import Estate

/// The path of a traffic vector as an estate with traffic in it.
struct VectorWay {
    var estate: SmallEstate
    /// GB that the vector counts.
    let sent: Int128 = 1

    private static let home = "subnet-private-a"

    init(_ v: JSON) throws {
        let path = v["path"].text ?? ""
        let via = v["via"].text ?? ""
        estate = SmallEstate(natIn: via.hasPrefix("nat") ? [v["nat_az"].text == "other" ? "b" : "a"] : [])
        if v["ip"].text?.contains("public") ?? false {
            throw NotModelled(reason: "no row of traffic tells whether pods meet over public addresses")
        }
        if via.contains("tgw") || via.contains("transit") || path.contains("tgw") {
            viaTransitGateway()
        } else if path.contains("nlb") || path.contains("alb") || path.hasPrefix("lb") {
            try throughLoadBalancer(path, v)
        } else if path.contains("control-plane") {
            toControlPlane(v)
        } else if path.contains("->pod") && path.hasPrefix("internet") {
            answerFromInternet(isNAT: via == "nat")
        } else if path == "pod->internet" {
            estate.send("1", from: via == "nat" ? Self.home : "subnet-public-a", to: .internet)
        } else if ["pod->pod", "vpc->vpc", "pod->rds"].contains(path) {
            between(v)
        } else {
            try toService(path, via, v)
        }
    }

    private mutating func between(_ v: JSON) {
        let zone = v["same_az"].flag ?? true ? "a" : "b"
        guard v["peering"].flag ?? false || v["path"].text == "vpc->vpc" else {
            return estate.send("1", from: Self.home, to: .subnet(Identifier("subnet-public-\(zone)")))
        }
        estate.addVPC("vpc-2", "10.9.0.0/16", zone: zone)
        var peering = VPCPeeringConnection(id: "pcx-1")
        peering.requester.vpcID = "vpc-1"
        peering.accepter.vpcID = "vpc-2"
        estate.snapshot.vpcPeeringConnections = [peering]
        estate.route("rtb-private-a", "10.9.0.0/16", .vpcPeering("pcx-1"))
        estate.send("1", from: Self.home, to: .subnet("subnet-vpc-2"))
    }

    private mutating func viaTransitGateway() {
        estate.addVPC("vpc-2", "10.9.0.0/16", zone: "b")
        estate.snapshot.transitGatewayAttachments = ["vpc-1", "vpc-2"].map { vpc in
            var end = TransitGatewayAttachment(
                id: Identifier("tgw-attach-\(vpc)"), transitGatewayID: "tgw-1", resourceType: "vpc")
            end.resourceID = vpc
            return end
        }
        estate.route("rtb-private-a", "10.9.0.0/16", .transitGateway("tgw-1"))
        estate.send("1", from: Self.home, to: .subnet("subnet-vpc-2"))
    }

    private mutating func throughLoadBalancer(_ path: String, _ v: JSON) throws {
        let isNetwork = path.contains("nlb")
        let entry = v["nlb_az"].text ?? v["client_az"].text ?? "a"
        if isNetwork, let client = v["client_az"].text, client != entry {
            // A client of the VPC reaches the load balancer's node as it reaches any interface.
            estate.send(
                "1", from: "subnet-private-\(client)", to: .subnet(Identifier("subnet-public-\(entry)")))
        }
        let target = v["target_type"].text ?? "ip"
        let crosses = v["node_az_equals_pod_az"].flag == false || v["node_az_equals_target_az"].flag == false
        // Of two zones with a node each, kube-proxy leaves the node's own with half of what comes.
        let isForwarded = target == "instance" && crosses
        let home = v["target_az"].text ?? (v["alb_az_equals_pod_az"].flag == false ? "b" : entry)
        estate.addLoadBalancer(
            isNetwork ? .network : .application, target, spreads: !(isNetwork && isForwarded),
            entries: [entry], nodes: isForwarded ? ["a": 1, "b": 1] : [home: 1])
        estate.snapshot.traffic.append(
            TrafficFlow(
                source: .loadBalancer("web"), destination: .targets, out: gigabytes(isForwarded ? "2" : "1"),
                back: .zero, basis: .metered, origin: "test"))
    }

    private mutating func toControlPlane(_ v: JSON) {
        var cluster = Cluster(name: "demo")
        cluster.vpcID = "vpc-1"
        cluster.region = "us-east-1"
        cluster.endpointPrivateAccess = true
        cluster.subnetIDs = [v["xeni_az"].text == "other" ? "subnet-private-b" : "subnet-private-a"]
        estate.snapshot.clusters = [cluster]
        estate.send("1", from: Self.home, to: .service("eks-control-plane", region: nil))
    }

    private mutating func answerFromInternet(isNAT: Bool) {
        estate.send("0", "1", from: isNAT ? Self.home : "subnet-public-a", to: .internet)
    }

    private mutating func toService(_ path: String, _ via: String, _ v: JSON) throws {
        // The layers of an image lie in S3, whatever endpoint the registry itself is reached by.
        let isLayers = path.contains("ecr") || path.contains("layers")
        let name = isLayers ? "s3" : path.split(separator: ">").last.map(String.init) ?? ""
        let service = name == "aws-service" ? "sts" : name
        if via.contains("gateway endpoint") || via.contains("gateway-endpoint"), !via.contains("no S3") {
            estate.addEndpoint(for: service, .gateway)
        } else if via.contains("endpoint"), !isLayers {
            estate.addEndpoint(for: service, .interface)
        } else if isLayers, estate.snapshot.natGateways.isEmpty {
            estate = SmallEstate(natIn: [v["nat_az"].text == "other" ? "b" : "a"])
        }
        let region: Region? = v["region"].text == "other" ? "us-west-2" : nil
        let hasWayOut = !estate.snapshot.natGateways.isEmpty || !estate.snapshot.vpcEndpoints.isEmpty
        estate.send(
            "1", from: hasWayOut ? Self.home : "subnet-public-a", to: .service(service, region: region))
    }
}

extension SmallEstate {
    /// Adds a VPC with one subnet, whose routes lead nowhere.
    mutating func addVPC(_ id: Identifier<VPC>, _ cidr: String, zone: String) {
        var vpc = VPC(id: id)
        vpc.region = "us-east-1"
        vpc.cidrBlocks = [block(cidr)]
        snapshot.vpcs.append(vpc)
        var subnet = Subnet(id: Identifier("subnet-\(id)"), vpcID: id)
        subnet.zone = ZoneName("us-east-1" + zone)
        subnet.cidr = block(cidr.replacing("/16", with: "/24"))
        snapshot.subnets.append(subnet)
    }

    /// Adds a route to one of the tables.
    mutating func route(_ table: Identifier<RouteTable>, _ cidr: String, _ target: Route.Target) {
        for position in snapshot.routeTables.indices where snapshot.routeTables[position].id == table {
            snapshot.routeTables[position].routes.append(
                Route(destination: .ipv4(block(cidr)), target: target))
        }
    }

    /// Adds an endpoint of a service in zone a, a gateway endpoint on every private table.
    mutating func addEndpoint(for service: String, _ kind: VPCEndpoint.Kind) {
        var endpoint = VPCEndpoint(
            id: Identifier("vpce-\(service)"), vpcID: vpc, serviceName: "com.amazonaws.us-east-1.\(service)",
            kind: kind)
        endpoint.privateDNSEnabled = kind == .interface
        if kind == .interface { endpoint.subnetIDs = ["subnet-private-a"] }
        if kind == .gateway {
            endpoint.routeTableIDs = snapshot.routeTables.map(\.id).filter {
                $0.rawValue.contains("private")
            }
        }
        snapshot.vpcEndpoints.append(endpoint)
    }

    /// Adds the load balancer `web` with nodes in some zones, which are its targets.
    mutating func addLoadBalancer(
        _ kind: LoadBalancer.Kind, _ target: String, spreads: Bool, entries: [String], nodes: [String: Int]
    ) {
        var balancer = LoadBalancer(id: "arn:lb", name: "web", kind: kind)
        balancer.vpcID = vpc
        balancer.region = "us-east-1"
        balancer.crossZoneEnabled = spreads
        balancer.zones = entries.map { .init(zone: ZoneName("us-east-1" + $0), subnetID: nil) }
        var group = TargetGroup(id: "arn:tg", name: "web", targetType: target)
        group.loadBalancerIDs = ["arn:lb"]
        snapshot.loadBalancers = [balancer]
        snapshot.targetGroups = [group]
        for (zone, count) in nodes.sorted(by: { $0.key < $1.key }) {
            for number in 0..<count {
                var node = Node(name: "\(zone)-\(number)")
                node.zone = ZoneName("us-east-1" + zone)
                snapshot.nodes.append(node)
            }
        }
    }
}
