public import Topology

/// The owner of every noun of an estate: account, region, VPC and cluster, each resolved here and nowhere else.
///
/// What stands in a VPC with one cluster belongs to that cluster too. In a VPC of several it belongs to none of them by
/// itself; what they cause together is shared out by `SharedUsage`.
public struct Owners: Sendable {
    package let directory: ClusterDirectory
    private let index: NetworkIndex
    private let clustersByVPC: [Identifier<VPC>: [ClusterID]]
    /// Clusters that nodes name and no list of clusters has.
    public let unseenClusters: [ClusterID]
    private let unseenPlaces: [ClusterID: Owner]
    private let instances: [Identifier<Instance>: Instance]
    private let nodesOfSubnet: [Identifier<Subnet>: [ClusterID: Int]]
    private let nodesOfVPC: [Identifier<VPC>: [ClusterID: Int]]
    private let nodePlaces: [(place: NodePlace, count: Int)]
    /// The VPCs of the interfaces that addresses are attached to.
    private let interfaces: [String: Identifier<VPC>]
    private let services: [(host: String, cluster: ClusterID)]
    private let soleAccount: String?
    private let soleRegion: Region?

    init(_ snapshot: Snapshot, index: NetworkIndex, directory: ClusterDirectory) {
        self.directory = directory
        self.index = index
        let byID = Dictionary(snapshot.instances.map { ($0.id, $0) }) { first, _ in first }
        instances = byID
        var census = NodeCensus(directory: directory)
        for (place, count) in NodePlace.counted(snapshot.nodes, byID, index) {
            census.count(count, at: place)
        }
        if snapshot.nodes.isEmpty {
            for instance in snapshot.instances where instance.state == "running" {
                guard let name = instance.clusterName else { continue }
                let vpc = instance.vpcID ?? instance.subnetID.flatMap { index.subnets[$0]?.vpcID }
                let place = Owner(region: instance.zone?.region, vpc: vpc)
                census.count(
                    1,
                    at: NodePlace(
                        cluster: directory.find(name, near: place) ?? ClusterID(name),
                        subnet: instance.subnetID, vpc: vpc, region: place.region))
            }
        }
        nodesOfSubnet = census.ofSubnet
        nodesOfVPC = census.ofVPC
        nodePlaces = census.places
        unseenPlaces = census.unseen
        unseenClusters = census.unseen.keys.sorted()
        var byVPC: [Identifier<VPC>: Set<ClusterID>] = [:]
        for vpc in snapshot.vpcs { byVPC[vpc.id] = Set(directory.clusters(in: vpc.id)) }
        for cluster in snapshot.clusters {
            if let vpc = directory.place(of: cluster.id)?.vpc { byVPC[vpc, default: []].insert(cluster.id) }
        }
        for (id, place) in census.unseen { if let vpc = place.vpc { byVPC[vpc, default: []].insert(id) } }
        clustersByVPC = byVPC.mapValues { $0.sorted() }
        // Only addresses are told by their interface: of the many others nothing is kept.
        let asked = Set(snapshot.elasticIPs.compactMap(\.networkInterfaceID))
        var interfaces: [String: Identifier<VPC>] = [:]
        for eni in snapshot.networkInterfaces where asked.contains(eni.id.rawValue) {
            interfaces[eni.id.rawValue] = eni.vpcID ?? eni.subnetID.flatMap { index.subnets[$0]?.vpcID }
        }
        self.interfaces = interfaces
        services =
            snapshot.services.compactMap { service in
                service.loadBalancerHostname.map { ($0, service.cluster) }
            }
            + snapshot.ingresses.compactMap { ingress in
                ingress.loadBalancerHostname.map { ($0, ingress.cluster) }
            }
        let accounts = Set(
            snapshot.vpcs.compactMap(\.accountID)
                + snapshot.clusters.compactMap { directory.place(of: $0.id)?.account })
        soleAccount = accounts.count == 1 ? accounts.first : nil
        let regions = Self.regions(snapshot, directory)
        soleRegion = regions.count == 1 ? regions.first : nil
    }

    private static func regions(_ snapshot: Snapshot, _ directory: ClusterDirectory) -> Set<Region> {
        Set(
            Set(snapshot.subnets.compactMap(\.zone)).compactMap(\.region) + snapshot.vpcs.compactMap(\.region)
                + snapshot.clusters.compactMap { directory.place(of: $0.id)?.region })
    }

    // MARK: VPCs and clusters

    /// The clusters in a VPC, sorted.
    public func clusters(in vpc: Identifier<VPC>) -> [ClusterID] { clustersByVPC[vpc] ?? [] }

    /// The owner of what stands in a VPC; the estate's only account and region where nothing of the VPC tells.
    public func owner(of vpc: Identifier<VPC>?, zone: ZoneName? = nil, region: Region? = nil) -> Owner {
        let known = vpc.flatMap { id in clustersByVPC[id] } ?? []
        return Owner(
            account: vpc.flatMap { index.vpcs[$0]?.accountID } ?? soleAccount,
            region: region ?? zone?.region ?? vpc.flatMap { index.region(of: $0) } ?? soleRegion, vpc: vpc,
            cluster: known.count == 1 ? known[0] : nil)
    }

    public func owner(of cluster: ClusterID) -> Owner {
        var owner = directory.place(of: cluster) ?? unseenPlaces[cluster] ?? Owner(cluster: cluster)
        owner.account = owner.account ?? soleAccount
        owner.region = owner.region ?? soleRegion
        return owner
    }

    public func owner(of subnet: Subnet) -> Owner {
        var owner = owner(of: subnet.vpcID, zone: subnet.zone)
        owner.account = subnet.accountID ?? owner.account
        let here = nodesOfSubnet[subnet.id] ?? [:]
        if owner.cluster == nil, here.count == 1 { owner.cluster = here.keys.first }
        return owner
    }

    /// The clusters with nodes in a subnet, each with their number.
    package func nodes(in subnet: Identifier<Subnet>) -> [ClusterID: Int] { nodesOfSubnet[subnet] ?? [:] }

    /// The clusters with nodes in a VPC, each with their number.
    package func nodes(in vpc: Identifier<VPC>) -> [ClusterID: Int] { nodesOfVPC[vpc] ?? [:] }

    /// The Kubernetes nodes by zone that may be reached from a VPC: its own, and those whose VPC nothing tells.
    package func nodesByZone(near vpc: Identifier<VPC>?, in region: Region?) -> [ZoneName: Int] {
        var found: [ZoneName: Int] = [:]
        for (place, count) in nodePlaces {
            guard let zone = place.zone, zone.region == region else { continue }
            let isPlaced = place.vpc != nil || place.cluster.rawValue.isEmpty
            let home = isPlaced ? place.vpc : owner(of: place.cluster).vpc
            guard vpc == nil || home == nil || home == vpc else { continue }
            found[zone, default: 0] += count
        }
        return found
    }

    // MARK: Nodes

    public func owner(of node: Node) -> Owner {
        let instance = node.instanceID.flatMap { instances[$0] }
        return owner(
            ofNodeIn: node.cluster, vpc: vpc(of: instance),
            region: node.region ?? node.zone?.region ?? instance?.zone?.region)
    }

    /// The VPC of an instance: its own, or its subnet's.
    package func vpc(of instance: Instance?) -> Identifier<VPC>? {
        instance?.vpcID ?? instance?.subnetID.flatMap { index.subnets[$0]?.vpcID }
    }

    /// An instance; that of a cluster by its tag.
    public func owner(of instance: Instance) -> Owner {
        let vpc = vpc(of: instance)
        guard let name = instance.clusterName else {
            return owner(of: vpc, zone: instance.zone)
        }
        let cluster =
            directory.find(name, near: Owner(region: instance.zone?.region, vpc: vpc)) ?? ClusterID(name)
        return owner(ofNodeIn: cluster, vpc: vpc, region: instance.zone?.region)
    }

    /// A node of a cluster, empty where nothing tells it, whose instance stands in a VPC.
    package func owner(ofNodeIn cluster: ClusterID, vpc: Identifier<VPC>?, region: Region?) -> Owner {
        let home = cluster.rawValue.isEmpty ? nil : owner(of: cluster)
        var found = owner(of: vpc ?? home?.vpc, region: region ?? home?.region)
        found.account = vpc.flatMap { index.vpcs[$0]?.accountID } ?? home?.account ?? soleAccount
        if !cluster.rawValue.isEmpty { found.cluster = cluster }
        return found
    }

    /// The cluster of a managed node group.
    public func cluster(of group: NodeGroup) -> ClusterID {
        ClusterResolution.cluster(of: group, index, directory)
    }

    public func owner(of group: NodeGroup) -> Owner {
        let vpc = group.subnetIDs.lazy.compactMap { index.subnets[$0]?.vpcID }.first
        var found = owner(of: cluster(of: group))
        found.vpc = vpc ?? found.vpc
        found.region = vpc.flatMap { index.region(of: $0) } ?? found.region
        return found
    }
}

extension Owners {
    /// The name of a cluster as people know it.
    public func name(of cluster: ClusterID?) -> String? {
        cluster.map { directory[$0]?.name ?? $0.rawValue }
    }

    public func owner(of interface: NetworkInterface) -> Owner {
        let subnet = interface.subnetID.flatMap { index.subnets[$0] }
        if let id = interface.instanceID, let instance = instances[id], instance.clusterName != nil {
            var found = owner(of: instance)
            found.vpc = interface.vpcID ?? found.vpc
            return found
        }
        return owner(of: interface.vpcID ?? subnet?.vpcID, zone: interface.zone ?? subnet?.zone)
    }

    /// An address by what it is attached to; an idle one belongs to its region's account and to no VPC.
    public func owner(of address: ElasticIP) -> Owner {
        // A border group is a region's code, or a Local Zone's with the region in front.
        let region = address.networkBorderGroup.flatMap { ZoneName($0 + "a").region }
        if let id = address.instanceID.map({ Identifier<Instance>($0) }), let instance = instances[id] {
            return owner(of: instance)
        }
        if let id = address.networkInterfaceID, let vpc = interfaces[id] {
            return owner(of: vpc, region: region)
        }
        return owner(of: Identifier<VPC>?.none, region: region)
    }

    /// A load balancer by its VPC, and where several clusters share that by the service whose host name is its own.
    public func owner(of balancer: LoadBalancer) -> Owner {
        var found = owner(
            of: balancer.vpcID, zone: balancer.zones.first?.zone, region: balancer.region)
        guard found.cluster == nil else { return found }
        let mine = Set(
            services.filter { service in
                [balancer.name + "-", "internal-" + balancer.name + "-"].contains {
                    service.host.hasPrefix($0)
                }
            }.map(\.cluster))
        if mine.count == 1, let only = mine.first, !only.rawValue.isEmpty { found.cluster = only }
        return found
    }
}
