import Estate
import Topology

/// The rows of an assessment that a scope chooses; what they say is of the whole estate.
struct RowChoice {
    private let scope: Scope
    private let owners: Owners
    /// Subnets that the chosen cluster draws from, whoever else does.
    private let drawn: Set<Identifier<Subnet>>
    private let subnets: [Identifier<Subnet>: Subnet]

    init(_ scope: Scope, in estate: Estate, _ parts: ClusterParts) {
        self.scope = scope
        owners = estate.owners
        subnets = Dictionary(estate.snapshot.subnets.map { ($0.id, $0) }) { first, _ in first }
        guard let cluster = scope.cluster, let number = parts.number(of: cluster) else {
            drawn = []
            return
        }
        let part = parts.all[number].snapshot
        let configs = part.eniConfigs + part.addons.flatMap(\.eniConfigs)
        var drawn = Set(part.clusters.flatMap(\.subnetIDs) + part.nodeGroups.flatMap(\.subnetIDs))
        drawn.formUnion(part.autoScalingGroups.flatMap(\.subnetIDs))
        drawn.formUnion(configs.compactMap(\.subnetID))
        for subnet in estate.snapshot.subnets where estate.owners.nodes(in: subnet.id)[cluster] != nil {
            drawn.insert(subnet.id)
        }
        self.drawn = drawn
    }

    func holds(_ part: ClusterPart) -> Bool {
        if scope.isWhole { return true }
        guard part.id.rawValue.isEmpty else { return scope.holds(owners.owner(of: part.id)) }
        return part.snapshot.nodes.contains { scope.holds(owners.owner(of: $0)) }
    }

    /// A subnet; that of a cluster is one of its own, and one that it draws from.
    func holds(_ id: Identifier<Subnet>) -> Bool {
        guard !scope.isWhole, let subnet = subnets[id] else { return true }
        return holds(owners.owner(of: subnet), isDrawn: drawn.contains(id))
    }

    /// A VPC; that of a cluster is the one that it is in.
    func holds(_ vpc: VPC) -> Bool {
        if scope.isWhole { return true }
        let isHome = scope.cluster.map { owners.owner(of: $0).vpc == vpc.id } ?? false
        return holds(owners.owner(of: vpc.id), isDrawn: isHome)
    }

    private func holds(_ owner: Owner, isDrawn: Bool) -> Bool {
        var owner = owner
        if isDrawn { owner.cluster = scope.cluster }
        return scope.holds(owner)
    }
}
