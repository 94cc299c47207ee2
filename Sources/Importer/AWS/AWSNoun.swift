import Topology

/// The place where an item was found, for what the item itself does not say.
struct Place {
    let path: String

    /// The region that a folder of the path is named after, as in cloudmapper's `ACCOUNT/REGION/CALL.json`.
    var region: Region? {
        path.split(separator: "/").dropLast().last { part in
            let parts = part.split(separator: "-")
            return (3...4).contains(parts.count) && parts[0].count <= 3 && parts[0].allSatisfy(\.isLowercase)
                && parts[parts.count - 1].allSatisfy(\.isNumber) && parts[1].allSatisfy(\.isLetter)
        }.map { Region(String($0)) }
    }
}

/// A call of the AWS CLI, by the top-level key of its answer.
enum AWSNoun: String, CaseIterable {
    case vpcs = "Vpcs"
    case vpcAttribute = "VpcAttribute"
    case subnets = "Subnets"
    case routeTables = "RouteTables"
    case natGateways = "NatGateways"
    case vpcEndpoints = "VpcEndpoints"
    case internetGateways = "InternetGateways"
    case egressOnlyInternetGateways = "EgressOnlyInternetGateways"
    case networkInterfaces = "NetworkInterfaces"
    case reservations = "Reservations"
    case instances = "Instances"
    case instanceTypes = "InstanceTypes"
    case availabilityZones = "AvailabilityZones"
    case addresses = "Addresses"
    case vpcPeeringConnections = "VpcPeeringConnections"
    case transitGatewayAttachments = "TransitGatewayAttachments"
    case transitGatewayVpcAttachments = "TransitGatewayVpcAttachments"
    case prefixLists = "PrefixLists"
    case managedPrefixLists = "ManagedPrefixLists"
    case flowLogs = "FlowLogs"
    case loadBalancers = "LoadBalancers"
    case loadBalancerDescriptions = "LoadBalancerDescriptions"
    case targetGroups = "TargetGroups"
    case targetHealthDescriptions = "TargetHealthDescriptions"
    case autoScalingGroups = "AutoScalingGroups"
    case launchTemplateVersions = "LaunchTemplateVersions"
    case loadBalancerAttributes = "LoadBalancerAttributes of a load balancer"
    case prefixListEntries = "Entries of a prefix list"
    case metricDataResults = "MetricDataResults"
    case accounts = "Accounts"
    case subnetCidrReservations = "SubnetCidrReservations"
    case subnetIPv4CidrReservations = "SubnetIpv4CidrReservations"
    case subnetIPv6CidrReservations = "SubnetIpv6CidrReservations"
    case cluster
    case nodegroup
    case addon
    case fargateProfile
    /// The rows of the traffic table, which only a bundle of ours has.
    case traffic = "Traffic"
    case missingParts = "MissingParts"

    /// The nouns that stand at the top of a document of their own.
    private static let byKey: [String: AWSNoun] = {
        let bare: Set<AWSNoun> = [.vpcAttribute, .instances, .loadBalancerAttributes, .prefixListEntries]
        let own = allCases.filter { !bare.contains($0) }
        let singular: [(String, AWSNoun)] = [
            ("Vpc", .vpcs), ("Subnet", .subnets), ("RouteTable", .routeTables), ("NatGateway", .natGateways),
            ("VpcEndpoint", .vpcEndpoints), ("InternetGateway", .internetGateways),
            ("NetworkInterface", .networkInterfaces), ("VpcPeeringConnection", .vpcPeeringConnections),
        ]
        return Dictionary(own.map { ($0.rawValue, $0) } + singular) { first, _ in first }
    }()

    init?(key: String) {
        guard let noun = AWSNoun.byKey[key] else { return nil }
        self = noun
    }

    /// The facts that an item tells; nil where it lacks what makes it one of this noun.
    func facts(_ item: JSONValue, at place: Place) -> [Fact]? {
        switch self {
        case .vpcs: VPC(item).map { [.vpc($0.placed(in: \.region, place))] }
        case .vpcAttribute: VPC.attributeFacts(item)
        case .subnets: Subnet(item).map { [.subnet($0)] }
        case .routeTables: RouteTable(item).map { [.routeTable($0)] }
        case .natGateways: NATGateway(item).map { [.natGateway($0)] }
        case .vpcEndpoints: VPCEndpoint(item).map { [.vpcEndpoint($0)] }
        case .internetGateways: InternetGateway(item).map { [.internetGateway($0)] }
        case .egressOnlyInternetGateways:
            InternetGateway(item, InternetGateway.egressOnlyFields).map { [.internetGateway($0)] }
        case .networkInterfaces: nil  // read from the stream
        case .reservations: Instance.facts(ofReservation: item)
        case .instances: Instance(item).map { [.instance($0)] }
        case .instanceTypes: InstanceType(item).map { [.instanceType($0)] }
        case .availabilityZones: AvailabilityZone(item).map { [.availabilityZone($0)] }
        case .addresses: ElasticIP.facts(item)
        case .vpcPeeringConnections: VPCPeeringConnection(item).map { [.vpcPeeringConnection($0)] }
        case .transitGatewayAttachments, .transitGatewayVpcAttachments:
            TransitGatewayAttachment(item).map {
                [.transitGatewayAttachment($0.placed(in: \.region, place))]
            }
        case .prefixLists, .managedPrefixLists: PrefixList(item).map { [.prefixList($0)] }
        case .flowLogs: FlowLog(item).map { [.flowLog($0)] }
        case .loadBalancers: LoadBalancer(item).map { [.loadBalancer($0)] }
        case .loadBalancerDescriptions:
            LoadBalancer(item, LoadBalancer.classicFields).map {
                [.loadBalancer($0.placed(in: \.region, place))]
            }
        case .targetGroups: TargetGroup(item).map { [.targetGroup($0)] }
        case .targetHealthDescriptions: item.has("Target") ? [] : nil
        case .autoScalingGroups: AutoScalingGroup(item).map { [.autoScalingGroup($0)] }
        case .launchTemplateVersions: LaunchTemplateVersion(item).map { [.launchTemplateVersion($0)] }
        case .loadBalancerAttributes: LoadBalancer.attributeFacts(item)
        case .prefixListEntries: PrefixList.entryFacts(item)
        case .metricDataResults: MeterReading.facts(item)
        case .accounts: Account(item).map { [.account($0)] }
        case .subnetCidrReservations, .subnetIPv4CidrReservations, .subnetIPv6CidrReservations:
            SubnetCIDRReservation.facts(item)
        case .cluster: Cluster(item).map { [.cluster($0)] }
        case .nodegroup: NodeGroup(item).map { [.nodeGroup($0)] }
        case .addon: Addon(item).map { [.addon($0)] }
        case .fargateProfile: FargateProfile(item).map { [.fargateProfile($0)] }
        case .missingParts: MissingPart(item).map { [.missingPart($0)] }
        case .traffic: TrafficFlow(item).map { [.traffic($0)] }
        }
    }
}

extension Structured {
    /// The noun in the region that the folder of its file is named after, where its item names none.
    fileprivate func placed(in region: WritableKeyPath<Self, Region?>, _ place: Place) -> Self {
        var noun = self
        noun[keyPath: region] = noun[keyPath: region] ?? place.region
        return noun
    }
}
