import Cost
import Fixtures
import Testing
import Topology
import Units

/// What clusters and their hosts cost beside the network.
@Suite struct ClusterChargeTests {
    private func cluster(_ name: String, version: String = "1.34") -> Cluster {
        var cluster = Cluster(name: name)
        cluster.region = "us-east-1"
        cluster.vpcID = "vpc-1"
        cluster.version = version
        cluster.status = "ACTIVE"
        return cluster
    }

    private func assessed(_ clusters: [Cluster], day: String = "2026-10-31") -> Assessment {
        var estate = SmallEstate(natIn: [])
        estate.snapshot.clusters = clusters
        var options = AssessmentOptions()
        options.day = day
        return estate.assessed(options)
    }

    @Test func `standard support is 0.10 an hour and extended support 0.60 in all`() {
        #expect(assessed([cluster("a")]).amount(.eks) == dollars("73"))
        #expect(assessed([cluster("a", version: "1.33")]).amount(.eks) == dollars("438"))
        #expect(assessed([cluster("a", version: "1.33")], day: "2026-07-01").amount(.eks) == dollars("73"))
    }

    @Test func `clusters of one name in two regions are both billed`() {
        var other = cluster("a")
        other.region = "eu-west-1"
        other.vpcID = nil
        #expect(assessed([cluster("a"), other]).amount(.eks) == dollars("146"))
    }

    @Test func `a key that two clusters share is one key`() {
        var clusters = [cluster("a"), cluster("b")]
        for position in clusters.indices {
            clusters[position].encryptionKeyARN = "arn:aws:kms:us-east-1:1:key/k"
        }
        // No list at hand has the price, so the line is unpriced and not 0.
        let lines = assessed(clusters).lines.filter { $0.category == .kms }
        #expect(lines.map(\.quantity) == ["1"] && lines.map(\.amount) == [nil])
    }

    private func estate(tenancy: String, count: Int = 2) -> SmallEstate {
        var estate = SmallEstate(natIn: [])
        estate.snapshot.instances = (1...count).map { number in
            var instance = Instance(id: Identifier("i-\(number)"), instanceType: "m5.large")
            instance.clusterName = "demo"
            instance.vpcID = "vpc-1"
            instance.subnetID = "subnet-private-a"
            instance.zone = "us-east-1a"
            instance.tenancy = tenancy
            return instance
        }
        return estate
    }

    @Test func `dedicated tenancy asks its own price and once a region 2 dollars an hour`() {
        let plain = estate(tenancy: "default").assessed()
        #expect(plain.amount(.nodes) == dollars("140.16"))  // 2 × 730 × 0.096
        let dedicated = estate(tenancy: "dedicated").assessed()
        #expect(
            dedicated.lines.filter { $0.resource == "dedicated tenancy" }.compactMap(\.amount) == [
                dollars("1460")
            ])
        #expect(dedicated.lines.contains { $0.usageType == "DedicatedUsage:m5.large" })
    }

    @Test func `instances on Dedicated Hosts are unknown, for the hosts are billed`() {
        let assessment = estate(tenancy: "host").assessed()
        #expect(assessment.amount(.nodes) == .zero)
        #expect(assessment.unknowns.contains { $0.usageType == "HostUsage:m5.large" })
    }

    @Test func `a public address that node and instance both tell is billed once`() {
        var estate = estate(tenancy: "default", count: 1)
        estate.snapshot.instances[0].publicIP = IPv4Address("192.0.2.1")
        var node = Node(name: "n1")
        node.providerID = "aws:///us-east-1a/i-1"
        node.instanceType = "m5.large"
        node.zone = "us-east-1a"
        node.externalIP = IPv4Address("192.0.2.1")
        estate.snapshot.nodes = [node]
        #expect(estate.assessed().amount(.publicIPv4) == dollars("3.65"))
    }

    @Test func `addresses of other VPCs stay out where one VPC is asked for`() {
        var estate = SmallEstate()
        estate.snapshot.natGateways[0].addresses = [address("192.0.2.1")]
        var other = NATGateway(id: "nat-other", vpcID: "vpc-other")
        other.addresses = [address("192.0.2.2")]
        estate.snapshot.natGateways.append(other)
        estate.snapshot.vpcs.append(VPC(id: "vpc-other"))
        estate.snapshot.elasticIPs = ["192.0.2.1", "192.0.2.2"].compactMap { IPv4Address($0) }.map {
            var elastic = ElasticIP(publicIP: $0)
            elastic.associationID = "eipassoc-1"
            return elastic
        }
        var options = AssessmentOptions()
        options.scope.vpc = "vpc-1"
        #expect(estate.assessed(options).amount(.publicIPv4) == dollars("3.65"))
    }

    private func address(_ text: String) -> NATGateway.Address {
        var address = NATGateway.Address()
        address.publicIP = IPv4Address(text)
        return address
    }

    @Test func `a service that keeps to its node's pods has no second hop`() {
        var estate = SmallEstate(natIn: [])
        var balancer = LoadBalancer(id: "arn:lb", name: "k8s-web", kind: .network)
        balancer.vpcID = "vpc-1"
        balancer.region = "us-east-1"
        balancer.zones = ["us-east-1a", "us-east-1b"].map { .init(zone: $0, subnetID: nil) }
        var group = TargetGroup(id: "arn:tg", name: "web", targetType: "instance")
        group.loadBalancerIDs = ["arn:lb"]
        var service = Service(namespace: "d", name: "web")
        service.type = "LoadBalancer"
        service.loadBalancerHostname = "k8s-web-0123456789abcdef.elb.us-east-1.amazonaws.com"
        estate.snapshot.loadBalancers = [balancer]
        estate.snapshot.targetGroups = [group]
        estate.snapshot.services = [service]
        estate.snapshot.traffic = [
            TrafficFlow(
                source: .loadBalancer("k8s-web"), destination: .targets, out: gigabytes("100"), back: .zero,
                basis: .metered, origin: "test")
        ]
        #expect(estate.assessed().amount(.crossAZ) == dollars("1"))  // half crosses, both ends
        estate.snapshot.services[0].externalTrafficPolicy = "Local"
        #expect(estate.assessed().amount(.crossAZ) == .zero)
    }
}
