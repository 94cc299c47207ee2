/// A snapshot's list of one noun.
public protocol SnapshotList<Element>: Sendable {
    associatedtype Element: Noun
    var nouns: any WritableKeyPath<Snapshot, [Element]> & Sendable { get }
}

/// A snapshot's list of one noun, where it stands.
public struct NounList<Element: Noun>: SnapshotList {
    public let nouns: any WritableKeyPath<Snapshot, [Element]> & Sendable
    init(_ nouns: any WritableKeyPath<Snapshot, [Element]> & Sendable) { self.nouns = nouns }
}

extension Snapshot {
    /// Every list of nouns that a document has, for what walks them all.
    public static let lists: [any SnapshotList] = [
        NounList(\.vpcs), NounList(\.subnets), NounList(\.availabilityZones),
        NounList(\.subnetCIDRReservations), NounList(\.routeTables), NounList(\.prefixLists),
        NounList(\.flowLogs), NounList(\.natGateways), NounList(\.internetGateways), NounList(\.vpcEndpoints),
        NounList(\.vpcPeeringConnections), NounList(\.transitGatewayAttachments),
        NounList(\.networkInterfaces), NounList(\.elasticIPs), NounList(\.loadBalancers),
        NounList(\.targetGroups), NounList(\.instances), NounList(\.instanceTypes),
        NounList(\.autoScalingGroups), NounList(\.launchTemplateVersions), NounList(\.clusters),
        NounList(\.nodeGroups), NounList(\.addons), NounList(\.fargateProfiles), NounList(\.nodes),
        NounList(\.pods), NounList(\.workloads), NounList(\.services), NounList(\.ingresses),
        NounList(\.endpointCounts), NounList(\.traffic), NounList(\.eniConfigs), NounList(\.accounts),
        NounList(\.meterReadings), NounList(\.missingParts),
    ]
}
