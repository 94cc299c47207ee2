package import Topology

/// The clusters of an estate by ARN, by name and by VPC: the one place that knows which cluster a name means.
package struct ClusterDirectory: Sendable {
    private let byID: [ClusterID: Cluster]
    private let byName: [String: [Cluster]]
    private let places: [ClusterID: Owner]
    private let byVPC: [Identifier<VPC>: [ClusterID]]
    /// The only cluster of the estate; nil where it has none or several.
    package let only: ClusterID?

    package init(_ snapshot: Snapshot, index: NetworkIndex) {
        byID = Dictionary(snapshot.clusters.map { ($0.id, $0) }) { first, _ in first }
        byName = Dictionary(grouping: snapshot.clusters, by: \.name)
        only = snapshot.clusters.count == 1 ? snapshot.clusters.first?.id : nil
        var places: [ClusterID: Owner] = [:]
        var byVPC: [Identifier<VPC>: [ClusterID]] = [:]
        for cluster in snapshot.clusters {
            let place = Self.place(of: cluster, index)
            places[cluster.id] = place
            if let vpc = place.vpc { byVPC[vpc, default: []].append(cluster.id) }
        }
        self.places = places
        self.byVPC = byVPC
    }

    /// The place of a cluster: by what EKS says of it, else by its ARN and its subnets.
    private static func place(of cluster: Cluster, _ index: NetworkIndex) -> Owner {
        let vpc = cluster.vpcID ?? cluster.subnetIDs.lazy.compactMap { index.subnets[$0]?.vpcID }.first
        let parts = cluster.arn?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        let named = parts.count > 5 ? (region: Region(String(parts[3])), account: String(parts[4])) : nil
        return Owner(
            account: cluster.accountID ?? named?.account ?? vpc.flatMap { index.vpcs[$0]?.accountID },
            region: cluster.region ?? named?.region ?? vpc.flatMap { index.region(of: $0) }, vpc: vpc,
            cluster: cluster.id)
    }

    package subscript(id: ClusterID) -> Cluster? { byID[id] }

    /// Account, region and VPC of a cluster; nil for one that no list of clusters has.
    package func place(of id: ClusterID) -> Owner? { places[id] }

    /// The clusters that are known to be in a VPC.
    package func clusters(in vpc: Identifier<VPC>) -> [ClusterID] { byVPC[vpc] ?? [] }

    /// The cluster of an ARN or a name, of which the place of what belongs to it may choose one.
    ///
    /// - Returns: nil where no list of clusters has it, or where the place leaves several.
    package func find(_ name: String, near place: Owner = .none) -> ClusterID? {
        let id = ClusterID(name)
        if byID[id] != nil { return id }
        let alike = byName[name] ?? []
        guard alike.count > 1 else { return alike.first?.id }
        let near = alike.filter { cluster in
            guard let home = places[cluster.id] else { return true }
            return Self.agree(home.vpc, place.vpc) && Self.agree(home.region, place.region)
                && Self.agree(home.account, place.account)
        }
        return near.count == 1 ? near[0].id : nil
    }

    private static func agree<Value: Equatable>(_ one: Value?, _ other: Value?) -> Bool {
        one == nil || other == nil || one == other
    }
}
