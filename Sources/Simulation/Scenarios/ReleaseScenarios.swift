public import Topology

/// Public addresses that are attached to nothing given back.
public struct ReleaseIdleAddresses: Scenario {
    public let name = "--release-idle-addresses"
    public init() {}

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        guard snapshot.elasticIPs.contains(where: { !$0.isAttached }) else {
            throw ScenarioError("\(name): every public address in the snapshot is attached to something")
        }
        var next = snapshot
        next.elasticIPs.removeAll { !$0.isAttached }
        return next
    }
}

/// NAT gateways that no route points at taken away, and their addresses given back.
public struct RemoveIdleNAT: Scenario {
    public let name = "--remove-idle-nat"
    public init() {}

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        let used = Set(
            snapshot.routeTables.flatMap(\.routes).compactMap { route -> Identifier<NATGateway>? in
                if case .natGateway(let id) = route.target { return id }
                return nil
            })
        let idle = snapshot.natGateways.filter { $0.isBilled && $0.isPublic && !used.contains($0.id) }
        guard !snapshot.routeTables.isEmpty, !idle.isEmpty else {
            throw ScenarioError("\(name): a route points at every NAT gateway in the snapshot")
        }
        var next = snapshot
        for vpc in Set(idle.map(\.vpcID)).sorted() {
            let kept = Set(snapshot.natGateways.filter { $0.vpcID == vpc }.map(\.id))
                .subtracting(idle.map(\.id))
            next.dropUnusedNATGateways(of: vpc, keeping: kept)
        }
        return next
    }
}
