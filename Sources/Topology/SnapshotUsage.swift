public import Units

/// The use of addresses when a snapshot was taken: the points of a trend.
public struct SnapshotUsage: Hashable, Sendable {
    /// One subnet's figures.
    public struct Addresses: Hashable, Sendable {
        public var cidr: CIDRBlock?
        /// The free addresses that AWS reported.
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
    /// Nodes of a group; nil where there is none.
    ///
    /// A snapshot may know a cluster by its name alone that another knows by its ARN.
    /// - Parameter isAlone: whether no other cluster has a group of that name, so that nodes of no known cluster
    ///   are of it.
    public func nodes(of wanted: Group, isAlone: Bool) -> Int? {
        let mine = nodes.filter { group, _ in
            guard group.name == wanted.name, group.cluster != wanted.cluster else {
                return group == wanted
            }
            if group.cluster.rawValue.isEmpty || wanted.cluster.rawValue.isEmpty { return isAlone }
            let isNamedAlone = group.cluster.arn == nil || wanted.cluster.arn == nil
            return isNamedAlone && group.cluster.name == wanted.cluster.name
        }
        return mine.isEmpty ? nil : mine.values.reduce(0, +)
    }

    public init(number: Int64, takenAt: Int64) {
        self.number = number
        self.takenAt = takenAt
    }
}
