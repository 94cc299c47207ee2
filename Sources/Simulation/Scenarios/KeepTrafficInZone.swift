import Estate
public import Topology

/// Traffic between the zones of a cluster kept in the zone it starts in, as zone hints do where every zone has
/// endpoints.
///
/// Hints are those of a Service's endpoints, so traffic from pods to pods of one cluster moves; a data store outside of
/// it has none, and a VPC without a cluster has no Service.
/// Source: <https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution>.
public struct KeepTrafficInZone: Scenario {
    public static let movesTraffic = true
    public let name = "--topology-aware-routing"
    public init() {}

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        guard snapshot.clusters.contains(where: context.aim.covers) else {
            throw ScenarioError(
                "\(name): there is no EKS cluster \(context.aim.place), whose Services could route by zone")
        }
        let index = NetworkIndex(snapshot)
        let spread = TrafficSpread(snapshot)
        let homes = PodHomes.all(snapshot, index, context.aim)
        var next = snapshot
        next.traffic = snapshot.traffic.flatMap { kept($0, homes, spread, index) }
        return next
    }

    /// Returns whether the change would move any of a snapshot's traffic.
    func moves(in snapshot: Snapshot) -> Bool {
        (try? apply(to: snapshot)).map { $0.traffic != snapshot.traffic } ?? false
    }

    private func kept(
        _ flow: TrafficFlow, _ homes: [PodHomes], _ spread: TrafficSpread, _ index: NetworkIndex
    ) -> [TrafficFlow] {
        let reached = homes.filter { $0.isReached(by: flow.destination, index) }
        guard !reached.isEmpty else { return [flow] }
        let shares = spread.shares(of: flow)
        func zone(of share: FlowShare) -> ZoneName? {
            guard reached.contains(where: { $0.subnets.contains(share.subnet.id) }) else { return nil }
            return share.subnet.zone
        }
        guard shares.contains(where: { zone(of: $0) != nil }) else { return [flow] }
        return shares.map { share in
            var part = TrafficFlow(share, to: zone(of: share).map { .zone($0.rawValue) } ?? flow.destination)
            part.table = flow.table
            return part
        }
    }
}

/// The subnets and zones that a cluster's pods run in.
struct PodHomes {
    private(set) var subnets: Set<Identifier<Subnet>> = []
    private(set) var zones: Set<ZoneName> = []

    /// The homes of the clusters that are meant.
    static func all(_ snapshot: Snapshot, _ index: NetworkIndex, _ aim: ChangeAim) -> [PodHomes] {
        let owners = ClusterNames(snapshot)
        return snapshot.clusters.filter(aim.covers).map { PodHomes(of: $0, snapshot, index, owners) }
    }

    private init(of cluster: Cluster, _ snapshot: Snapshot, _ index: NetworkIndex, _ owners: ClusterNames) {
        let groups = snapshot.nodeGroups.filter { owners.owner(of: $0) == cluster.id }
        let instances = snapshot.instances.filter { owners.owner(of: $0) == cluster.id }
        let subnetOfInstance = Dictionary(snapshot.instances.map { ($0.id, $0.subnetID) }) { first, _ in first
        }
        let nodes = snapshot.nodes.filter { owners.owner(of: $0) == cluster.id }
        let stores = Self.dataStores(snapshot)
        var found = Set<Identifier<Subnet>>()
        for node in nodes {
            if let known = node.instanceID.flatMap({ subnetOfInstance[$0] ?? nil }) {
                found.insert(known)
            } else if let zone = node.zone {
                let group = groups.first { $0.name == node.nodeGroupName }
                found.formUnion(
                    Self.homes(in: zone, of: cluster, group, index).filter { !stores.contains($0) })
            }
        }
        if nodes.isEmpty {
            let used = instances.filter { $0.clusterName != nil }.compactMap(\.subnetID)
            found = Set(used.isEmpty ? groups.flatMap(\.subnetIDs) : used)
        }
        let fargate = snapshot.fargateProfiles.filter { owners.owner(named: $0.clusterName) == cluster.id }
        found.formUnion(fargate.flatMap(\.subnetIDs))
        subnets = found
        zones = Set(found.compactMap { index.subnets[$0]?.zone })
    }

    /// The subnets where a node of a zone may stand: its group's there, else the cluster's, else the private ones.
    private static func homes(
        in zone: ZoneName, of cluster: Cluster, _ group: NodeGroup?, _ index: NetworkIndex
    ) -> [Identifier<Subnet>] {
        let wishes = [group?.subnetIDs ?? [], cluster.subnetIDs]
        for ids in wishes {
            let here = ids.filter { index.subnets[$0]?.zone == zone }
            if !here.isEmpty { return here }
        }
        let all = cluster.vpcID.flatMap { index.subnetsByVPC[$0] } ?? []
        return all.filter { $0.zone == zone && !index.isPublic($0) }.map(\.id)
    }

    /// The subnets in which a database or a cache has an interface and no instance has one, by what EC2 calls it.
    private static func dataStores(_ snapshot: Snapshot) -> Set<Identifier<Subnet>> {
        let kinds = [
            "RDSNetworkInterface", "ElastiCache", "RedshiftNetworkInterface", "DMSNetworkInterface", "ES ",
        ]
        let stores = snapshot.networkInterfaces.filter { interface in
            kinds.contains { interface.descriptionText?.hasPrefix($0) ?? false }
        }
        let used = snapshot.networkInterfaces.filter { $0.instanceID != nil }
        return Set(stores.compactMap(\.subnetID)).subtracting(used.compactMap(\.subnetID))
    }

    /// Returns whether a destination is where pods of the cluster run.
    func isReached(by destination: TrafficDestination, _ index: NetworkIndex) -> Bool {
        switch destination {
        case .zone(let text): zones.contains(index.zone(text))
        case .subnet(let id): subnets.contains(id)
        default: false
        }
    }
}
