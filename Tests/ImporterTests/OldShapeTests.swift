import Importer
import Testing
import Topology
import Units

/// What the APIs printed in other years, and what they leave out.
@Suite struct OldShapeTests {
    @Test func `a NAT gateway of 2016 is zonal, public and there`() throws {
        let text = """
            {"NatGateways":[{"NatGatewayId":"nat-1","VpcId":"vpc-1","SubnetId":"subnet-1","State":"available",
              "CreateTime":"2016-01-12T00:00:00.000Z","NatGatewayAddresses":[{"PublicIp":"192.0.2.1",
              "NetworkInterfaceId":"eni-1","AllocationId":"eipalloc-1","PrivateIp":"10.0.0.9"}]}]}
            """
        guard case .natGateway(let nat) = try facts(text).first else { throw Missing() }
        #expect(nat.availability == .zonal && nat.isPublic && nat.isBilled)
        #expect(nat.addresses.first?.publicIP == IPv4Address("192.0.2.1"))
    }

    @Test func `a regional gateway's addresses may tell their zone by its id`() throws {
        let text = """
            {"NatGateways":[{"NatGatewayId":"nat-1","VpcId":"vpc-1","AvailabilityMode":"regional","State":"available",
              "NatGatewayAddresses":[{"PublicIp":"192.0.2.1","AvailabilityZoneId":"use1-az4"}]}]}
            """
        guard case .natGateway(let nat) = try facts(text).first else { throw Missing() }
        #expect(nat.availability == .regional && nat.addresses.first?.zone == "use1-az4")
    }

    @Test func `a gateway without a subnet is regional where the CLI is too old to say so`() throws {
        func gateway(_ more: String) throws -> NATGateway {
            let text = #"{"NatGateways":[{"NatGatewayId":"nat-1","VpcId":"vpc-1",\#(more)}]}"#
            guard case .natGateway(let nat) = try facts(text).first else { throw Missing() }
            return nat
        }
        #expect(try gateway(#""State":"available","ConnectivityType":"public""#).availability == .regional)
        // One that failed or is gone may have lost its subnet.
        #expect(try gateway(#""State":"failed""#).availability == .zonal)
        #expect(try gateway(#""State":"deleted""#).availability == .zonal)
        #expect(try gateway(#""State":"available","AvailabilityMode":"zonal""#).availability == .zonal)
    }

    @Test func `an endpoint without a type is a gateway's where it stands on route tables`() throws {
        let text =
            #"{"VpcEndpoints":[{"VpcEndpointId":"vpce-1","VpcId":"vpc-1","ServiceName":"com.amazonaws.us-east-1.s3","RouteTableIds":["rtb-1"],"CreationTimestamp":1452556800}]}"#
        guard case .vpcEndpoint(let endpoint) = try facts(text).first else { throw Missing() }
        #expect(endpoint.kind == .gateway && endpoint.isBilled && endpoint.service == "s3")
    }

    @Test func `nodes of old clusters say zone, region and type by their beta labels`() throws {
        let text = """
            {"apiVersion":"v1","kind":"Node","metadata":{"name":"n1","labels":{
              "failure-domain.beta.kubernetes.io/zone":"us-east-1a","failure-domain.beta.kubernetes.io/region":"us-east-1",
              "beta.kubernetes.io/instance-type":"m4.large"}},
             "status":{"addresses":[{"type":"InternalIP","address":"10.0.0.4"},{"type":"ExternalIP","address":"192.0.2.7"}]}}
            """
        guard case .node(let node) = try facts(text).first else { throw Missing() }
        #expect(node.zone == "us-east-1a" && node.region == "us-east-1" && node.instanceType == "m4.large")
        #expect(node.externalIP == IPv4Address("192.0.2.7"))
    }

    @Test func `workloads of the extensions group and endpoint slices before v1 are known`() throws {
        let deployment =
            #"{"apiVersion":"extensions/v1beta1","kind":"Deployment","metadata":{"name":"web","namespace":"d"},"spec":{"replicas":3}}"#
        let slice = """
            {"apiVersion":"discovery.k8s.io/v1beta1","kind":"EndpointSlice","addressType":"IPv4",
             "metadata":{"name":"web-1","namespace":"d","labels":{"kubernetes.io/service-name":"web"}},
             "endpoints":[{"addresses":["10.0.0.1"],"topology":{"topology.kubernetes.io/zone":"us-east-1b"}}]}
            """
        let read = try facts(deployment + slice)
        #expect(read.count == 2)
        var count = EndpointCount(namespace: "d", service: "web", zone: "us-east-1b", ready: 1)
        count.slice = "web-1"
        #expect(read.last == .endpointCount(count))
    }

    @Test func `times in seconds and in words, and the account's own fields, change nothing`() throws {
        func cluster(_ created: String) -> String {
            #"{"cluster":{"name":"c","arn":"arn:aws:eks:eu-west-1:111122223333:cluster/c","createdAt":\#(created)}}"#
        }
        let read = try ["1527807879.988", "\"2018-05-31T23:04:39Z\"", "null"].map { try facts(cluster($0)) }
        #expect(Set(read).count == 1)
        guard case .cluster(let cluster) = read[0].first else { throw Missing() }
        #expect(cluster.region == "eu-west-1" && cluster.accountID == "111122223333")
    }

    @Test func `blackhole routes and tables that lost their associations survive`() throws {
        let text = """
            {"RouteTables":[{"RouteTableId":"rtb-1","VpcId":"vpc-1","Associations":null,"Routes":[
              {"DestinationCidrBlock":"0.0.0.0/0","NatGatewayId":"nat-gone","State":"blackhole"},
              {"DestinationIpv6CidrBlock":"::/0","EgressOnlyInternetGatewayId":"eigw-1","State":"active"},
              {"State":"active"}]}]}
            """
        guard case .routeTable(let table) = try facts(text).first else { throw Missing() }
        #expect(table.routes.map(\.isBlackhole) == [true, false])
        #expect(table.subnetIDs.isEmpty && !table.isMain)
    }

    @Test func `an instance's public address is kept, and a stopped one has none`() throws {
        let text =
            #"{"Reservations":[{"Instances":[{"InstanceId":"i-1","InstanceType":"m5.large","PublicIpAddress":"192.0.2.9"},{"InstanceId":"i-2","InstanceType":"m5.large","PublicIpAddress":"","State":{"Name":"stopped","Code":80}}]}]}"#
        let instances = try facts(text).compactMap { fact -> Instance? in
            if case .instance(let it) = fact { return it }
            return nil
        }
        #expect(instances.map(\.publicIP) == [IPv4Address("192.0.2.9"), nil])
    }

    @Test func `Classic Load Balancers of one name in two regions are two`() throws {
        func page(_ zone: String) -> String {
            #"{"LoadBalancerDescriptions":[{"LoadBalancerName":"web","DNSName":"web-1.\#(zone.dropLast()).elb.amazonaws.com","AvailabilityZones":["\#(zone)"],"VPCId":"vpc-1"}]}"#
        }
        let ids = try facts(page("us-east-1a") + page("eu-west-1a")).compactMap { fact -> String? in
            if case .loadBalancer(let it) = fact { return it.id.rawValue }
            return nil
        }
        #expect(Set(ids).count == 2)
    }

    private struct Missing: Error {}
}
