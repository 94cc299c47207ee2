import Topology

/// The places of one cluster's nodes.
struct NodePlace: Hashable, Sendable {
    /// Empty where nothing tells it.
    var cluster: ClusterID
    var subnet: Identifier<Subnet>?
    /// The instance's; nil where no instance tells it.
    var vpc: Identifier<VPC>?
    var zone: ZoneName?
    var region: Region?

    /// The number of nodes at each place, in the order in which the places are first seen.
    static func counted(
        _ nodes: [Node], _ instances: [Identifier<Instance>: Instance], _ index: NetworkIndex
    ) -> [(place: NodePlace, count: Int)] {
        var found: [(place: NodePlace, count: Int)] = []
        var positions: [NodePlace: Int] = [:]
        for position in nodes.indices {
            let instance = nodes[position].instanceID.flatMap { instances[$0] }
            let zone = nodes[position].zone
            let place = NodePlace(
                cluster: nodes[position].cluster, subnet: instance?.subnetID,
                vpc: instance?.vpcID ?? instance?.subnetID.flatMap { index.subnets[$0]?.vpcID }, zone: zone,
                region: nodes[position].region ?? zone?.region)
            if let known = positions[place] {
                found[known].count += 1
            } else {
                positions[place] = found.count
                found.append((place, 1))
            }
        }
        return found
    }
}

/// Counts nodes by cluster where they stand.
struct NodeCensus {
    let directory: ClusterDirectory
    private(set) var ofSubnet: [Identifier<Subnet>: [ClusterID: Int]] = [:]
    private(set) var ofVPC: [Identifier<VPC>: [ClusterID: Int]] = [:]
    /// Clusters that nodes name and no list of clusters has.
    private(set) var unseen: [ClusterID: Owner] = [:]
    private(set) var places: [(place: NodePlace, count: Int)] = []

    init(directory: ClusterDirectory) { self.directory = directory }

    mutating func count(_ count: Int, at place: NodePlace) {
        places.append((place, count))
        guard !place.cluster.rawValue.isEmpty else { return }
        let home = place.vpc ?? directory.place(of: place.cluster)?.vpc
        if let subnet = place.subnet { ofSubnet[subnet, default: [:]][place.cluster, default: 0] += count }
        if let home { ofVPC[home, default: [:]][place.cluster, default: 0] += count }
        guard directory[place.cluster] == nil else { return }
        var seen = unseen[place.cluster] ?? Owner(cluster: place.cluster)
        seen.vpc = seen.vpc ?? place.vpc
        seen.region = seen.region ?? place.region
        unseen[place.cluster] = seen
    }
}
