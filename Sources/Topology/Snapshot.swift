public import Units

/// Everything known of the network and the clusters at one moment.
///
/// A value: a scenario edits a copy, and the simulation reads it. Collections are sorted by id when they come
/// from the store, so that equal snapshots give equal reports.
public struct Snapshot: Hashable, Sendable {
    /// The snapshot's number in the store; nil for one that was never kept.
    public var number: Int64?
    /// The time at which the import finished, seconds since 1970 UTC.
    public var takenAt: Int64 = 0

    public var vpcs: [VPC] = []
    public var subnets: [Subnet] = []
    public var availabilityZones: [AvailabilityZone] = []
    public var subnetCIDRReservations: [SubnetCIDRReservation] = []
    public var routeTables: [RouteTable] = []
    public var prefixLists: [PrefixList] = []
    public var flowLogs: [FlowLog] = []
    public var natGateways: [NATGateway] = []
    public var internetGateways: [InternetGateway] = []
    public var vpcEndpoints: [VPCEndpoint] = []
    public var vpcPeeringConnections: [VPCPeeringConnection] = []
    public var transitGatewayAttachments: [TransitGatewayAttachment] = []
    /// All interfaces, or only those with a public address where the reader asked for costs alone.
    public var networkInterfaces: [NetworkInterface] = []
    public var elasticIPs: [ElasticIP] = []
    public var loadBalancers: [LoadBalancer] = []
    public var targetGroups: [TargetGroup] = []
    public var instances: [Instance] = []
    public var instanceTypes: [InstanceType] = []
    public var autoScalingGroups: [AutoScalingGroup] = []
    public var launchTemplateVersions: [LaunchTemplateVersion] = []
    public var clusters: [Cluster] = []
    public var nodeGroups: [NodeGroup] = []
    public var addons: [Addon] = []
    public var fargateProfiles: [FargateProfile] = []
    public var nodes: [Node] = []
    /// Empty where the reader asked for costs alone.
    public var pods: [Pod] = []
    public var workloads: [Workload] = []
    public var services: [Service] = []
    public var ingresses: [Ingress] = []
    public var endpointCounts: [EndpointCount] = []
    /// The number of pods of a workload on each node, for workloads that traffic names.
    public var workloadPlacements: [WorkloadPlacement] = []
    public var traffic: [TrafficFlow] = []
    public var eniConfigs: [ENIConfig] = []
    public var accounts: [Account] = []
    public var meterReadings: [MeterReading] = []
    /// The parts that an import asked for and did not get.
    public var missingParts: [MissingPart] = []
    /// The lists of `trackedLists` that were read, empty ones too; nil where nobody noted it.
    public var readLists: [String]?
    /// Lists of AWS of which it matters whether one is empty or was never asked for, by their keys.
    public static let trackedLists = ["VpcEndpoints"]

    public init() {}
}

/// A document of Kubernetes objects, which are one cluster's unless they say otherwise.
public struct KubernetesDocument: Hashable, Sendable {
    /// The file, or the member of an archive, for people.
    public var path: String
    /// The cluster that the user or the context says: its ARN or its name.
    public var cluster: ClusterID?
    /// Indicates whether it is an export whose objects say their clusters: of those that say none, nothing tells it.
    public var isPlaced = false
    public init(path: String, cluster: ClusterID? = nil) {
        self.path = path
        self.cluster = cluster
    }

    /// The folder that it lies in; empty for the working folder.
    public var folder: String {
        path.lastIndex { $0 == "/" || $0 == ":" }.map { String(path[..<$0]) } ?? ""
    }
}

/// One thing that an importer read.
///
/// Importers hand facts over one at a time, so that no document is ever held whole.
public enum Fact: Hashable, Sendable {
    case vpc(VPC)
    /// The two DNS flags of a VPC, which AWS tells by a call of their own.
    case vpcAttribute(Identifier<VPC>, enableDNSSupport: Bool?, enableDNSHostnames: Bool?)
    case subnet(Subnet)
    case availabilityZone(AvailabilityZone)
    case subnetCIDRReservation(SubnetCIDRReservation)
    case routeTable(RouteTable)
    case prefixList(PrefixList)
    case flowLog(FlowLog)
    case natGateway(NATGateway)
    case internetGateway(InternetGateway)
    case vpcEndpoint(VPCEndpoint)
    case vpcPeeringConnection(VPCPeeringConnection)
    case transitGatewayAttachment(TransitGatewayAttachment)
    case networkInterface(NetworkInterface)
    case elasticIP(ElasticIP)
    case loadBalancer(LoadBalancer)
    case targetGroup(TargetGroup)
    case instance(Instance)
    case instanceType(InstanceType)
    case autoScalingGroup(AutoScalingGroup)
    case launchTemplateVersion(LaunchTemplateVersion)
    case cluster(Cluster)
    case nodeGroup(NodeGroup)
    case addon(Addon)
    case fargateProfile(FargateProfile)
    case node(Node)
    case pod(Pod)
    case workload(Workload)
    case service(Service)
    case ingress(Ingress)
    case endpointCount(EndpointCount)
    case traffic(TrafficFlow)
    /// The file that the traffic of a table behind it comes from, and its time, in seconds since 1970 UTC.
    case trafficTable(name: String, file: String?, importedAt: Int64?)
    /// The time at which the snapshot was taken, seconds since 1970 UTC, where the input is an exported one.
    case takenAt(Int64)
    /// A load balancer's attribute, which AWS tells by a call of its own.
    case loadBalancerAttribute(Identifier<LoadBalancer>, crossZoneEnabled: Bool)
    /// The blocks of a managed prefix list, which AWS tells by a call of their own.
    case prefixListBlocks(Identifier<PrefixList>, [CIDRBlock])
    case eniConfig(ENIConfig)
    case account(Account)
    case meterReading(MeterReading)
    case missingPart(MissingPart)
    /// The lists of `Snapshot.trackedLists` that an import read, empty ones too.
    case readLists([String])
    /// The document that the Kubernetes objects behind it stand in.
    case kubernetesDocument(KubernetesDocument)
    /// Half of the `metadata.uid` of the Kubernetes object behind it; nil where it has none.
    case uid(UInt64?)
    /// The kinds that the present document lists whole, `Pod`: what it does not name is gone.
    case listedWhole(Set<String>)
}
