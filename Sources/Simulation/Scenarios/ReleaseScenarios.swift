import Estate
public import Topology
public import Words

/// Public addresses that are attached to nothing given back.
public struct ReleaseIdleAddresses: Scenario {
    public let name = "--release-idle-addresses"
    public init() {}

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        var next = snapshot
        next.elasticIPs.removeAll { isIdle($0, context.aim) }
        return next
    }

    /// An earlier change may have done it already, so that there is nothing to do is no error.
    public func notes(on snapshot: Snapshot, in context: ChangeContext) -> [ChangeNote] {
        guard !snapshot.elasticIPs.contains(where: { isIdle($0, context.aim) }) else { return [] }
        return [.noUnassociatedAddress(option: name, place: context.aim.place)]
    }

    /// An idle address belongs to no VPC and no cluster: only a region can be chosen for it.
    private func isIdle(_ address: ElasticIP, _ aim: ChangeAim) -> Bool {
        let region = address.networkBorderGroup.flatMap { ZoneName($0 + "a").region }
        return !address.isAttached && aim.covers(region: region)
    }
}

/// NAT gateways that no route points at taken away, and their addresses given back.
public struct RemoveIdleNAT: Scenario {
    public let name = "--remove-idle-nat"
    public init() {}

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let idle = idle(snapshot, context.aim)
        guard !snapshot.routeTables.isEmpty else {
            throw ScenarioError(
                "\(name): no route table was imported, so that no route points at a gateway is not known")
        }
        var next = snapshot
        for vpc in Set(idle.map(\.vpcID)).sorted() {
            let kept = Set(snapshot.natGateways.filter { $0.vpcID == vpc }.map(\.id))
                .subtracting(idle.map(\.id))
            next.dropUnusedNATGateways(of: vpc, keeping: kept)
        }
        return next
    }

    /// An earlier change may have done it already, so that there is nothing to do is no error.
    public func notes(on snapshot: Snapshot, in context: ChangeContext) -> [ChangeNote] {
        idle(snapshot, context.aim).isEmpty
            ? [.noUnusedNAT(option: name, place: context.aim.place)] : []
    }

    private func idle(_ snapshot: Snapshot, _ aim: ChangeAim) -> [NATGateway] {
        let used = Set(
            snapshot.routeTables.flatMap(\.routes).compactMap { route -> Identifier<NATGateway>? in
                if case .natGateway(let id) = route.target { return id }
                return nil
            })
        return snapshot.natGateways.filter {
            $0.isBilled && $0.isPublic && !used.contains($0.id) && aim.covers($0.vpcID)
        }
    }
}
