public import Topology
public import Units

extension SubnetCapacity {
    /// The part of the usable addresses that is taken; nil where it is unknown.
    public var usedShare: Ratio? {
        guard let used, let usable else { return nil }
        return usable > 0 ? Ratio(Int128(used), Int128(usable)) : .zero
    }
}

extension NodeGroupCapacity {
    /// Pods that there are and that still fit; nil where it is unknown.
    public var room: Int? { podsFree.map { pods + $0 } }

    /// The part of the room that is taken.
    public var usedShare: Ratio? {
        room.map { $0 > 0 ? Ratio(Int128(pods), Int128($0)) : .zero }
    }
}

extension CapacityAssessment {
    /// The fullest first, those of which nothing is known last.
    public var subnetsFullestFirst: [SubnetCapacity] {
        subnets.map { ($0.usedShare ?? Ratio(-1, 1), $0) }.sorted { a, b in
            a.0 != b.0 ? a.0 > b.0 : a.1.id < b.1.id
        }.map(\.1)
    }

    /// The fullest first, those of which nothing is known last.
    public var groupsFullestFirst: [NodeGroupCapacity] {
        nodeGroups.map { ($0.usedShare ?? Ratio(-1, 1), $0) }.sorted { a, b in
            a.0 != b.0
                ? a.0 > b.0 : (a.1.name, a.1.cluster) < (b.1.name, b.1.cluster)
        }.map(\.1)
    }

    /// The clusters that rows are of, as people tell them apart: by their names, by ARN where two have one name.
    ///
    /// Empty where all rows are of one cluster.
    public var clusterTitles: [ClusterID: String] {
        var names: [ClusterID: String] = [:]
        for row in nodeGroups { names[row.cluster] = row.clusterName ?? "no cluster" }
        for row in workloads { names[row.cluster] = row.clusterName ?? "no cluster" }
        for row in cnis { names[row.cluster] = row.clusterName ?? "no cluster" }
        guard names.count > 1 else { return [:] }
        let times = Dictionary(names.values.map { ($0, 1) }, uniquingKeysWith: +)
        return names.reduce(into: [:]) { titles, entry in
            titles[entry.key] = times[entry.value] == 1 ? entry.value : entry.key.rawValue
        }
    }

    /// The name of something of a cluster, behind the cluster's where there are several: `blue/general`.
    public func title(_ name: String, of cluster: ClusterID?) -> String {
        (cluster.flatMap { clusterTitles[$0] }.map { $0 + "/" } ?? "") + name
    }
}
