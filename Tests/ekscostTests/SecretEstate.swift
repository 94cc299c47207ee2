import RandomEstates
import Topology
import Units

/// Two of every noun, alike in no property, as an importer would make them, under names that stand nowhere else.
enum SecretEstate {
    static func snapshot() throws -> Snapshot {
        var it = Snapshot()
        it.takenAt = 1_793_491_200
        try addNetwork(&it)
        try addRoutes(&it)
        try addGateways(&it)
        try addBalancers(&it)
        addMachines(&it)
        addClusters(&it)
        addNodes(&it)
        try addPods(&it)
        addServices(&it)
        try addTraffic(&it)
        addLive(&it)
        it.varyFields()
        return it
    }

    static let account = "481516234200"

    static func block(_ text: String) throws -> CIDRBlock {
        guard let block = CIDRBlock(text) else { throw Unreadable(text: text) }
        return block
    }

    static func address(_ text: String) throws -> IPv4Address {
        guard let address = IPv4Address(text) else { throw Unreadable(text: text) }
        return address
    }

    struct Unreadable: Error { var text: String }

    private static func addNetwork(_ it: inout Snapshot) throws {
        var vpc = VPC(id: "vpc-0feed0000000000a1")
        vpc.region = "ap-northeast-2"
        vpc.accountID = account
        vpc.name = "quagga \"mainland\" \\ 서울\n"
        vpc.cidrBlocks = [try block("10.87.0.0/16"), try block("100.77.0.0/16")]
        vpc.ipv6CIDRBlocks = ["2600:1f14:c0fe:ab00::/56"]
        vpc.instanceTenancy = "dedicated"
        vpc.isDefault = true
        vpc.enableDNSSupport = true
        vpc.enableDNSHostnames = false
        it.vpcs = [vpc, VPC(id: "vpc-0feed0000000000a2")]

        var subnet = Subnet(id: "subnet-0feed0000000000b1", vpcID: "vpc-0feed0000000000a1")
        subnet.zone = "ap-northeast-2a"
        subnet.zoneID = "apne2-az1"
        subnet.accountID = account
        subnet.name = "quagga-private-a"
        subnet.cidr = try block("10.87.32.0/19")
        subnet.ipv6CIDR = "2600:1f14:c0fe:ab01::/64"
        subnet.availableIPAddressCount = 8000
        subnet.mapPublicIPOnLaunch = true
        subnet.tags = [
            "Name": "quagga-private-a", "kubernetes.io/role/elb": "1",
            "kubernetes.io/cluster/thylacine": "shared", "costcentre": "", "tab": "moa\tkiwi",
        ]
        it.subnets = [subnet, Subnet(id: "subnet-0feed0000000000b2", vpcID: "vpc-0feed0000000000a2")]

        var zone = AvailabilityZone(name: "ap-northeast-2a")
        zone.zoneID = "apne2-az1"
        zone.region = "ap-northeast-2"
        zone.state = "available"
        zone.type = "availability-zone"
        var other = AvailabilityZone(name: "us-east-1a")
        other.region = "us-east-1"
        it.availabilityZones = [zone, other]
        it.subnetCIDRReservations = [
            SubnetCIDRReservation(
                id: "scr-0feed0000000000c1", subnetID: "subnet-0feed0000000000b1",
                cidr: try block("10.87.48.0/20"), type: "prefix"),
            SubnetCIDRReservation(
                id: "scr-0feed0000000000c2", subnetID: "subnet-0feed0000000000b2",
                cidr: try block("10.88.0.0/28"), type: "explicit"),
        ]
        var list = PrefixList(id: "pl-0feed0000000000d1")
        list.name = "com.amazonaws.ap-northeast-2.s3"
        list.cidrs = [try block("52.219.60.0/23"), try block("3.5.140.0/22")]
        it.prefixLists = [list, PrefixList(id: "pl-0feed0000000000d2")]
        var log = FlowLog(id: "fl-0feed0000000000e1", resourceID: "vpc-0feed0000000000a1")
        log.format = "${srcaddr} ${dstaddr}"
        log.destination = "arn:aws:s3:::dodo-logs/prefix"
        it.flowLogs = [log, FlowLog(id: "fl-0feed0000000000e2", resourceID: "subnet-0feed0000000000b1")]
    }

    private static func addRoutes(_ it: inout Snapshot) throws {
        var table = RouteTable(id: "rtb-0feed0000000000f1", vpcID: "vpc-0feed0000000000a1")
        table.name = "quagga-routes"
        table.isMain = true
        table.subnetIDs = ["subnet-0feed0000000000b2", "subnet-0feed0000000000b1"]
        table.routes = [
            Route(destination: .ipv4(try block("10.87.0.0/16")), target: .local),
            Route(destination: .anywhere, target: .natGateway("nat-0feed00000000a001"), isBlackhole: true),
            Route(
                destination: .ipv6("::/0"), target: .egressOnlyInternetGateway("eigw-0feed00000000a002")),
            Route(
                destination: .prefixList("pl-0feed0000000000d1"),
                target: .vpcEndpoint("vpce-0feed00000000a003")
            ),
            Route(destination: .anywhere, target: .internetGateway("igw-0feed00000000a004")),
            Route(
                destination: .ipv4(try block("10.99.0.0/16")), target: .vpcPeering("pcx-0feed00000000a005")),
            Route(destination: .anywhere, target: .transitGateway("tgw-0feed00000000a006")),
            Route(destination: .anywhere, target: .networkInterface("eni-0feed00000000a007")),
            Route(destination: .anywhere, target: .instance("i-0feed00000000a008")),
            Route(destination: .anywhere, target: .vpnGateway("vgw-0feed00000000a009")),
            Route(destination: .anywhere, target: .other("cagw-0feed00000000a010")),
        ]
        it.routeTables = [table, RouteTable(id: "rtb-0feed0000000000f2", vpcID: "vpc-0feed0000000000a2")]
    }

    private static func addGateways(_ it: inout Snapshot) throws {
        var nat = NATGateway(id: "nat-0feed00000000a001", vpcID: "vpc-0feed0000000000a1")
        nat.subnetID = "subnet-0feed0000000000b1"
        nat.availability = .regional
        nat.isPublic = false
        nat.state = "pending"
        nat.name = "quagga-nat"
        var place = NATGateway.Address()
        place.allocationID = "eipalloc-0feed00000000a011"
        place.publicIP = try address("54.33.21.7")
        place.privateIP = try address("10.87.32.9")
        place.networkInterfaceID = "eni-0feed00000000a012"
        place.zone = "ap-northeast-2a"
        nat.addresses = [place, NATGateway.Address()]
        it.natGateways = [nat, NATGateway(id: "nat-0feed00000000a013", vpcID: "vpc-0feed0000000000a2")]

        var gateway = InternetGateway(id: "eigw-0feed00000000a002")
        gateway.vpcIDs = ["vpc-0feed0000000000a2", "vpc-0feed0000000000a1"]
        gateway.isEgressOnly = true
        it.internetGateways = [gateway, InternetGateway(id: "igw-0feed00000000a004")]

        var endpoint = VPCEndpoint(
            id: "vpce-0feed00000000a003", vpcID: "vpc-0feed0000000000a1",
            serviceName: "com.amazonaws.ap-northeast-2.s3", kind: .gateway)
        endpoint.state = "pending"
        endpoint.privateDNSEnabled = true
        endpoint.routeTableIDs = ["rtb-0feed0000000000f1"]
        endpoint.subnetIDs = ["subnet-0feed0000000000b2", "subnet-0feed0000000000b1"]
        it.vpcEndpoints = [
            endpoint,
            VPCEndpoint(
                id: "vpce-0feed00000000a014", vpcID: "vpc-0feed0000000000a2",
                serviceName: "com.amazonaws.vpce.ap-northeast-2.vpce-svc-0feed00000000a015", kind: .interface),
        ]
        var peering = VPCPeeringConnection(id: "pcx-0feed00000000a005")
        peering.status = "deleted"
        peering.requester.vpcID = "vpc-0feed0000000000a1"
        peering.requester.accountID = account
        peering.requester.region = "us-east-1"
        peering.requester.cidrBlocks = [try block("10.87.0.0/16")]
        peering.accepter.vpcID = "vpc-0feed0000000000a9"
        peering.accepter.accountID = "481516234299"
        peering.accepter.region = "us-west-2"
        peering.accepter.cidrBlocks = [try block("10.99.0.0/16"), try block("10.98.0.0/16")]
        it.vpcPeeringConnections = [peering, VPCPeeringConnection(id: "pcx-0feed00000000a016")]

        var attachment = TransitGatewayAttachment(
            id: "tgw-attach-0feed00000000a017", transitGatewayID: "tgw-0feed00000000a006", resourceType: "vpn"
        )
        attachment.resourceID = "vpn-0feed00000000a018"
        attachment.subnetIDs = ["subnet-0feed0000000000b1"]
        attachment.state = "modifying"
        attachment.region = "us-east-1"
        it.transitGatewayAttachments = [
            attachment,
            TransitGatewayAttachment(
                id: "tgw-attach-0feed00000000a019", transitGatewayID: "tgw-0feed00000000a020",
                resourceType: "vpc"),
        ]
    }

    private static func addBalancers(_ it: inout Snapshot) throws {
        var interface = NetworkInterface(id: "eni-0feed00000000a007")
        interface.vpcID = "vpc-0feed0000000000a1"
        interface.subnetID = "subnet-0feed0000000000b1"
        interface.zone = "ap-northeast-2a"
        interface.interfaceType = "branch"
        interface.descriptionText = "ELB app/quagga-web/0feed0000000c0de"
        interface.status = "in-use"
        interface.instanceID = "i-0feed00000000a008"
        interface.requesterID = account
        interface.privateIPs = [try address("10.87.32.19"), try address("10.87.32.11")]
        interface.ipv4Prefixes = [try block("10.87.33.16/28"), try block("10.87.33.0/28")]
        interface.publicIP = try address("54.33.21.8")
        interface.publicIPOwner = account
        it.networkInterfaces = [interface, NetworkInterface(id: "eni-0feed00000000a012")]

        var elastic = ElasticIP(publicIP: try address("54.33.21.9"))
        elastic.allocationID = "eipalloc-0feed00000000a021"
        elastic.associationID = "eipassoc-0feed00000000a022"
        elastic.networkInterfaceID = "eni-0feed00000000a007"
        elastic.instanceID = "i-0feed00000000a008"
        elastic.networkBorderGroup = "ap-northeast-2"
        elastic.publicIPv4Pool = "ipv4pool-ec2-0feed00000000a023"
        it.elasticIPs = [ElasticIP(publicIP: try address("54.33.21.7")), elastic]

        let arn = "arn:aws:elasticloadbalancing:ap-northeast-2:\(account):"
        var balancer = LoadBalancer(
            id: Identifier(arn + "loadbalancer/net/quagga-net/0feed0000000c0de"), name: "quagga-net",
            kind: .network)
        balancer.isInternetFacing = true
        balancer.vpcID = "vpc-0feed0000000000a1"
        balancer.region = "ap-northeast-2"
        balancer.zones = [
            .init(zone: "ap-northeast-2c", subnetID: nil),
            .init(zone: "ap-northeast-2a", subnetID: "subnet-0feed0000000000b1"),
        ]
        balancer.state = "active"
        balancer.crossZoneEnabled = false
        it.loadBalancers = [balancer, LoadBalancer(id: "quagga-old", name: "quagga-old", kind: .classic)]
        var group = TargetGroup(
            id: Identifier(arn + "targetgroup/quagga-targets/0feed0000000cafe"), name: "quagga-targets",
            targetType: "ip")
        group.vpcID = "vpc-0feed0000000000a1"
        group.loadBalancerIDs = [balancer.id]
        let other = Identifier<TargetGroup>(arn + "targetgroup/quagga-other/0feed0000000beef")
        it.targetGroups = [TargetGroup(id: other, name: "quagga-other", targetType: "instance"), group]
    }
}
