import RandomEstates
import Topology
import Units

/// A snapshot with every property of every noun set to something that is not its default.
enum EveryNoun {
    static func snapshot() throws -> Snapshot {
        var it = Snapshot()
        try addNetwork(&it)
        try addGateways(&it)
        addCompute(&it)
        try addKubernetes(&it)
        it.varyFields()
        return it
    }

    private static func addNetwork(_ it: inout Snapshot) throws {
        var vpc = VPC(id: "vpc-1")
        vpc.region = "ap-northeast-2"
        vpc.accountID = "123456789012"
        vpc.name = "production \"main\" \\ 서울\n"
        vpc.cidrBlocks = [try block("10.0.0.0/16"), try block("100.64.0.0/10")]
        vpc.ipv6CIDRBlocks = ["2600:1f14::/56"]
        vpc.instanceTenancy = "dedicated"
        vpc.isDefault = true
        vpc.enableDNSSupport = true
        vpc.enableDNSHostnames = false
        it.vpcs = [vpc, VPC(id: "vpc-2")]

        var subnet = Subnet(id: "subnet-1", vpcID: "vpc-1")
        subnet.zone = "ap-northeast-2a"
        subnet.zoneID = "apne2-az1"
        subnet.accountID = "123456789012"
        subnet.name = "private-a"
        subnet.cidr = try block("10.0.0.0/19")
        subnet.ipv6CIDR = "2600:1f14::/64"
        subnet.availableIPAddressCount = 8000
        subnet.mapPublicIPOnLaunch = true
        subnet.tags = ["kubernetes.io/role/elb": "1", "empty": "", "tab": "a\tb"]
        it.subnets = [subnet, Subnet(id: "subnet-2", vpcID: "vpc-1")]

        var zone = AvailabilityZone(name: "ap-northeast-2a")
        zone.zoneID = "apne2-az1"
        zone.region = "ap-northeast-2"
        zone.state = "available"
        zone.type = "availability-zone"
        it.availabilityZones = [zone]
        it.subnetCIDRReservations = [
            SubnetCIDRReservation(
                id: "scr-1", subnetID: "subnet-1", cidr: try block("10.0.16.0/20"), type: "prefix")
        ]

        var table = RouteTable(id: "rtb-1", vpcID: "vpc-1")
        table.name = "private-a"
        table.isMain = true
        table.subnetIDs = ["subnet-2", "subnet-1"]
        table.routes = [
            Route(destination: .ipv4(try block("10.0.0.0/16")), target: .local),
            Route(destination: .anywhere, target: .natGateway("nat-1"), isBlackhole: true),
            Route(destination: .ipv6("::/0"), target: .egressOnlyInternetGateway("eigw-1")),
            Route(destination: .prefixList("pl-1"), target: .vpcEndpoint("vpce-1")),
            Route(destination: .anywhere, target: .internetGateway("igw-1")),
            Route(destination: .anywhere, target: .vpcPeering("pcx-1")),
            Route(destination: .anywhere, target: .transitGateway("tgw-1")),
            Route(destination: .anywhere, target: .networkInterface("eni-1")),
            Route(destination: .anywhere, target: .instance("i-1")),
            Route(destination: .anywhere, target: .vpnGateway("vgw-1")),
            Route(destination: .anywhere, target: .other("cagw-1")),
        ]
        it.routeTables = [table]

        var list = PrefixList(id: "pl-1")
        list.name = "com.amazonaws.ap-northeast-2.s3"
        list.cidrs = [try block("52.219.60.0/23"), try block("3.5.140.0/22")]
        it.prefixLists = [list]
        var log = FlowLog(id: "fl-1", resourceID: "vpc-1")
        log.format = "${srcaddr}"
        log.destination = "arn:aws:s3:::logs"
        it.flowLogs = [log]
    }

    private static func addGateways(_ it: inout Snapshot) throws {
        var nat = NATGateway(id: "nat-1", vpcID: "vpc-1")
        nat.subnetID = "subnet-1"
        nat.availability = .regional
        nat.isPublic = false
        nat.state = "pending"
        nat.name = "nat-a"
        var address = NATGateway.Address()
        address.allocationID = "eipalloc-1"
        address.publicIP = IPv4Address(0xFFFF_FFFF)
        address.privateIP = IPv4Address(1)
        address.networkInterfaceID = "eni-1"
        address.zone = "ap-northeast-2a"
        nat.addresses = [address, NATGateway.Address()]
        it.natGateways = [nat]

        var gateway = InternetGateway(id: "igw-1")
        gateway.vpcIDs = ["vpc-2", "vpc-1"]
        gateway.isEgressOnly = true
        it.internetGateways = [gateway]

        var endpoint = VPCEndpoint(
            id: "vpce-1", vpcID: "vpc-1", serviceName: "com.amazonaws.x.s3", kind: .gateway)
        endpoint.state = "pending"
        endpoint.privateDNSEnabled = true
        endpoint.routeTableIDs = ["rtb-1"]
        endpoint.subnetIDs = ["subnet-2", "subnet-1"]
        it.vpcEndpoints = [endpoint]

        var peering = VPCPeeringConnection(id: "pcx-1")
        peering.status = "deleted"
        peering.requester.vpcID = "vpc-1"
        peering.requester.accountID = "1"
        peering.requester.region = "us-east-1"
        peering.requester.cidrBlocks = [try block("10.0.0.0/16")]
        peering.accepter.vpcID = "vpc-9"
        peering.accepter.accountID = "2"
        peering.accepter.region = "us-west-2"
        peering.accepter.cidrBlocks = [try block("10.9.0.0/16"), try block("10.8.0.0/16")]
        it.vpcPeeringConnections = [peering]

        var attachment = TransitGatewayAttachment(
            id: "tgw-attach-1", transitGatewayID: "tgw-1", resourceType: "vpn")
        attachment.resourceID = "vpn-1"
        attachment.subnetIDs = ["subnet-1"]
        attachment.state = "modifying"
        attachment.region = "us-east-1"
        it.transitGatewayAttachments = [attachment]

        var interface = NetworkInterface(id: "eni-1")
        interface.vpcID = "vpc-1"
        interface.subnetID = "subnet-1"
        interface.zone = "ap-northeast-2a"
        interface.interfaceType = "branch"
        interface.descriptionText = "aws-K8S-i-1"
        interface.status = "in-use"
        interface.instanceID = "i-1"
        interface.requesterID = "amazon-elb"
        interface.privateIPs = [IPv4Address(0x0A00_0009), IPv4Address(0x0A00_0001)]
        interface.ipv4Prefixes = [try block("10.0.1.0/28"), try block("10.0.0.16/28")]
        interface.publicIP = IPv4Address(0x0D00_0001)
        interface.publicIPOwner = "amazon"
        it.networkInterfaces = [interface, NetworkInterface(id: "eni-2")]

        var elastic = ElasticIP(publicIP: IPv4Address(0xFFFF_FFFF))
        elastic.allocationID = "eipalloc-1"
        elastic.associationID = "eipassoc-1"
        elastic.networkInterfaceID = "eni-1"
        elastic.instanceID = "i-1"
        elastic.networkBorderGroup = "ap-northeast-2"
        elastic.publicIPv4Pool = "amazon"
        it.elasticIPs = [ElasticIP(publicIP: IPv4Address(7)), elastic]

        var balancer = LoadBalancer(id: "arn:lb/net/1", name: "lb", kind: .network)
        balancer.isInternetFacing = true
        balancer.vpcID = "vpc-1"
        balancer.region = "ap-northeast-2"
        balancer.zones = [
            .init(zone: "ap-northeast-2c", subnetID: nil),
            .init(zone: "ap-northeast-2a", subnetID: "subnet-1"),
        ]
        balancer.state = "active"
        balancer.crossZoneEnabled = false
        it.loadBalancers = [balancer]
        var group = TargetGroup(id: "arn:tg/1", name: "tg", targetType: "ip")
        group.vpcID = "vpc-1"
        group.loadBalancerIDs = ["arn:lb/net/1"]
        it.targetGroups = [group]
    }

    static func block(_ text: String) throws -> CIDRBlock {
        guard let block = CIDRBlock(text) else { throw Unreadable(text: text) }
        return block
    }

    struct Unreadable: Error { var text: String }
}
