public import Capacity
public import Cost
public import Estate
public import Topology

/// The part of an estate that a change is meant for: what was chosen with `--region`, `--vpc` and `--cluster`.
public struct ChangeAim: Hashable, Sendable {
    /// nil where any VPC is meant.
    private let vpcs: Set<Identifier<VPC>>?
    /// nil where any cluster is meant.
    private let clusters: Set<ClusterID>?
    private let region: Region?

    /// Everything there is.
    public static let everything = ChangeAim(vpcs: nil, clusters: nil, region: nil)

    /// One VPC and the clusters in it.
    public static func vpc(_ id: Identifier<VPC>, in snapshot: Snapshot) -> ChangeAim {
        ChangeAim(
            vpcs: [id], clusters: Set(snapshot.clusters.filter { $0.vpcID == id }.map(\.id)),
            region: nil)
    }

    private init(vpcs: Set<Identifier<VPC>>?, clusters: Set<ClusterID>?, region: Region?) {
        self.vpcs = vpcs
        self.clusters = clusters
        self.region = region
    }

    /// The things that a scope chooses; everything where it chooses nothing.
    public init(_ scope: Scope, in estate: Estate) {
        region = scope.region
        guard !scope.isWhole else {
            (vpcs, clusters) = (nil, nil)
            return
        }
        let owners = estate.owners
        let chosen = (estate.clusters.map(\.id) + owners.unseenClusters)
            .filter { scope.holds(owners.owner(of: $0)) }
        clusters = Set(chosen)
        let homes = Set(chosen.compactMap { owners.owner(of: $0).vpc })
        var place = scope
        place.cluster = nil
        vpcs = Set(estate.vpcs.map(\.id) + estate.subnets.map(\.vpcID)).filter { vpc in
            place.holds(owners.owner(of: vpc)) && (scope.cluster == nil || homes.contains(vpc))
        }
    }

    /// Indicates whether all of the estate is meant.
    public var isEverything: Bool { vpcs == nil }

    /// Returns whether the VPC is meant; what has no VPC is meant where everything is.
    public func covers(_ vpc: Identifier<VPC>?) -> Bool {
        guard let vpcs else { return true }
        return vpc.map { vpcs.contains($0) } ?? false
    }

    /// Returns whether the cluster is meant.
    public func covers(_ cluster: Cluster) -> Bool {
        covers(cluster.id)
    }

    func covers(_ cluster: ClusterID) -> Bool { clusters.map { $0.contains(cluster) } ?? true }

    /// Returns whether a thing that has a region, or none that is known, and no VPC is meant, such as an idle address.
    func covers(region other: Region?) -> Bool {
        guard vpcs != nil else { return true }
        return region != nil && (other == nil || other == region)
    }
}

/// The facts that a change is held against beside the snapshot that it edits.
public struct ChangeContext: Sendable {
    public var aim: ChangeAim
    /// The Kubernetes versions that EKS has; nil where they were not read.
    public var calendar: EKSCalendar?
    /// The facts of each instance type; nil where they were not read.
    public var facts: [String: InstanceFacts]?

    public init(
        aim: ChangeAim = .everything, calendar: EKSCalendar? = nil, facts: [String: InstanceFacts]? = nil
    ) {
        self.aim = aim
        self.calendar = calendar
        self.facts = facts
    }
}
