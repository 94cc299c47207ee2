public import Units

/// How much was in use when a snapshot was taken: what a trend is drawn through.
public struct SnapshotUsage: Hashable, Sendable {
    /// One subnet's figures.
    public struct Addresses: Hashable, Sendable {
        public var cidr: CIDRBlock?
        /// What AWS said is available.
        public var available: Int?
        /// Addresses of the interfaces in it; nil where none was imported, and where AWS's figures tell it for all.
        public var held: Int?
        public init(cidr: CIDRBlock?, available: Int?, held: Int?) {
            self.cidr = cidr
            self.available = available
            self.held = held
        }
    }

    /// A node group by its cluster and its name.
    public struct Group: Hashable, Sendable {
        public var cluster: ClusterID
        public var name: String
        public init(cluster: ClusterID, name: String) {
            self.cluster = cluster
            self.name = name
        }
    }

    public var number: Int64
    /// Seconds since 1970 UTC.
    public var takenAt: Int64
    public var subnets: [Identifier<Subnet>: Addresses] = [:]
    /// Nodes by their group.
    public var nodes: [Group: Int] = [:]
    /// Nodes of a group, those among them of which nothing tells the cluster; nil where there is none.
    ///
    /// - Parameter cluster: the cluster's name; nil for the groups of that name of all clusters.
    public func nodes(of name: String, inClusterNamed cluster: String?) -> Int? {
        let mine = nodes.filter { group, _ in
            guard group.name == name else { return false }
            guard let cluster, !group.cluster.rawValue.isEmpty else { return true }
            return group.cluster.rawValue == cluster || group.cluster.rawValue.hasSuffix("/" + cluster)
        }
        return mine.isEmpty ? nil : mine.values.reduce(0, +)
    }

    public init(number: Int64, takenAt: Int64) {
        self.number = number
        self.takenAt = takenAt
    }
}
