import Estate
public import Topology
import Units

/// A zone given up: its subnets, gateways, endpoints' places and nodes go, and its traffic moves to the others.
public struct RemoveZone: Scenario {
    public static let movesCapacity = true
    public static let movesTraffic = true
    public let zone: String
    public var name: String { "--remove-zone=\(zone)" }
    public init(_ zone: String) { self.zone = zone }

    public func apply(
        to snapshot: Snapshot, in context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        let index = NetworkIndex(snapshot)
        let lost = index.zone(zone)
        let gone = try subnets(in: lost, snapshot, context.aim)
        var next = snapshot
        next.forget(gone, in: lost)
        for position in next.loadBalancers.indices
        where context.aim.covers(next.loadBalancers[position].vpcID) {
            next.loadBalancers[position].zones.removeAll { $0.zone == lost }
        }
        var move = Move(snapshot, next, gone: gone, lost: lost, index: index)
        move.nodes(&next, context.aim)
        next.traffic = snapshot.traffic.flatMap { move.flow($0) }
        return try moveNAT(snapshot, next, lost, index, context)
    }

    /// The subnets that go, each of a VPC that has another zone.
    private func subnets(
        in lost: ZoneName, _ snapshot: Snapshot, _ aim: ChangeAim
    ) throws(ScenarioError) -> Set<Identifier<Subnet>> {
        let meant = snapshot.subnets.filter { aim.covers($0.vpcID) }
        let gone = meant.filter { $0.zone == lost }
        guard !gone.isEmpty else {
            throw ScenarioError(
                "\(name): there is no subnet in that zone \(aim.place)"
                    + NearestNames.hint(zone, among: meant.compactMap(\.zone?.rawValue)))
        }
        for vpc in Set(gone.map(\.vpcID)).sorted() {
            guard meant.contains(where: { $0.vpcID == vpc && $0.zone != lost }) else {
                throw ScenarioError("\(name): it is the only zone there is in \(vpc)")
            }
        }
        return Set(gone.map(\.id))
    }

    /// Gateways of the lost zone go; subnets that used them use the first gateway left.
    private func moveNAT(
        _ snapshot: Snapshot, _ edited: Snapshot, _ lost: ZoneName, _ index: NetworkIndex,
        _ context: ChangeContext
    ) throws(ScenarioError) -> Snapshot {
        var next = edited
        for (vpc, subnets) in snapshot.vpcsBehindNAT(context.aim) {
            let gateways = snapshot.natGateways.filter {
                $0.vpcID == vpc && $0.isBilled && $0.availability == .zonal
            }
            let left = gateways.filter { index.zone(of: $0) != lost }.sorted { $0.id < $1.id }
            guard left.count < gateways.count else { continue }
            guard let first = left.first else {
                let zone = subnets.compactMap(\.zone).filter { $0 != lost }.min()
                var here = context
                here.aim = .vpc(vpc, in: next)
                next = try SingleNAT(zone: zone?.rawValue).apply(to: next, in: here)
                continue
            }
            let orphans = subnets.filter { subnet in
                subnet.zone != lost
                    && index.natGateway(of: subnet).map { index.zone(of: $0) == lost } ?? false
            }
            next.redirectDefaultRoute(of: orphans.map { ($0.id, .natGateway(first.id)) })
            next.dropUnusedNATGateways(of: vpc, keeping: Set(left.map(\.id)))
        }
        return next
    }
}

extension Snapshot {
    /// Takes subnets of a zone away wherever they are named.
    fileprivate mutating func forget(_ gone: Set<Identifier<Subnet>>, in lost: ZoneName) {
        subnets.removeAll { gone.contains($0.id) }
        for position in routeTables.indices {
            routeTables[position].subnetIDs.removeAll { gone.contains($0) }
        }
        for position in vpcEndpoints.indices {
            vpcEndpoints[position].subnetIDs.removeAll { gone.contains($0) }
        }
        networkInterfaces.removeAll { $0.subnetID.map { gone.contains($0) } ?? false }
        for position in nodeGroups.indices {
            nodeGroups[position].subnetIDs.removeAll { gone.contains($0) }
        }
        for position in clusters.indices {
            clusters[position].subnetIDs.removeAll { gone.contains($0) }
        }
        for position in autoScalingGroups.indices {
            let had = autoScalingGroups[position].subnetIDs.count
            autoScalingGroups[position].subnetIDs.removeAll { gone.contains($0) }
            if had == 0 || autoScalingGroups[position].subnetIDs.count < had {
                autoScalingGroups[position].zones.removeAll { $0 == lost }
            }
        }
    }
}

/// The subnets that take over what was in a lost zone: the private ones of the same VPC, in turn.
private struct Move {
    let gone: Set<Identifier<Subnet>>
    let lost: ZoneName
    let index: NetworkIndex
    /// The shares of a zone's traffic over its subnets today.
    let spread: TrafficSpread
    let homes: [Identifier<VPC>: [Subnet]]
    private let owners: ClusterNames
    private let vpcOfCluster: [ClusterID: Identifier<VPC>]
    private let vpcOfInstance: [Identifier<Instance>: Identifier<VPC>]
    private var turns: [Identifier<VPC>: Int] = [:]

    init(
        _ snapshot: Snapshot, _ next: Snapshot, gone: Set<Identifier<Subnet>>, lost: ZoneName,
        index: NetworkIndex
    ) {
        self.gone = gone
        self.lost = lost
        self.index = index
        spread = TrafficSpread(snapshot)
        owners = ClusterNames(snapshot)
        let inward = next.subnets.filter { !index.isPublic($0) }.sorted { $0.id < $1.id }
        homes = Dictionary(grouping: inward, by: \.vpcID)
        vpcOfCluster = Dictionary(
            snapshot.clusters.compactMap { cluster in cluster.vpcID.map { (cluster.id, $0) } }
        ) { first, _ in first }
        vpcOfInstance = Dictionary(
            snapshot.instances.compactMap { instance in instance.vpcID.map { (instance.id, $0) } }
        ) { first, _ in first }
    }

    private mutating func home(in vpc: Identifier<VPC>) -> Subnet? {
        guard let all = homes[vpc], !all.isEmpty else { return nil }
        let turn = turns[vpc, default: 0]
        turns[vpc] = turn + 1
        return all[turn % all.count]
    }

    /// The VPC of a node: of its instance, its cluster, or the only one that loses subnets.
    private func vpc(of node: Node) -> Identifier<VPC>? {
        node.instanceID.flatMap { vpcOfInstance[$0] } ?? owners.owner(of: node).flatMap { vpcOfCluster[$0] }
            ?? (Set(gone.compactMap { index.subnets[$0]?.vpcID }).count == 1
                ? gone.first.flatMap { index.subnets[$0]?.vpcID } : nil)
    }

    /// Nodes and instances of the lost zone move to the zones that are left.
    mutating func nodes(_ next: inout Snapshot, _ aim: ChangeAim) {
        for position in next.nodes.indices where next.nodes[position].zone == lost {
            guard let vpc = vpc(of: next.nodes[position]), aim.covers(vpc), let zone = home(in: vpc)?.zone
            else { continue }
            next.nodes[position].zone = zone
            for key in next.nodes[position].labels.keys where key.hasSuffix("/zone") {
                next.nodes[position].labels[key] = zone.rawValue
            }
        }
        for position in next.instances.indices where next.instances[position].zone == lost {
            guard let vpc = next.instances[position].vpcID, aim.covers(vpc), let target = home(in: vpc)
            else { continue }
            next.instances[position].zone = target.zone
            next.instances[position].subnetID = target.id
        }
    }

    /// A flow from where it starts once the zone is gone.
    func flow(_ flow: TrafficFlow) -> [TrafficFlow] {
        switch flow.source {
        case .subnet(let id):
            guard gone.contains(id), let vpc = index.subnets[id]?.vpcID else { return [flow] }
            return moved(flow, to: vpc)
        case .zone(let text) where index.zone(text) == lost:
            let shares = spread.shares(of: flow)
            let vpcs = Set(shares.map(\.subnet.vpcID))
            if vpcs.count == 1, let vpc = vpcs.first, shares.allSatisfy({ gone.contains($0.subnet.id) }) {
                return moved(flow, to: vpc)
            }
            return shares.flatMap { share -> [TrafficFlow] in
                let part = TrafficFlow(
                    source: .subnet(share.subnet.id), destination: flow.destination, out: share.out,
                    back: share.back, basis: .assumed, origin: flow.origin, table: flow.table)
                return gone.contains(share.subnet.id) ? moved(part, to: share.subnet.vpcID) : [part]
            }
        case .zone, .workload, .loadBalancer: return [flow]
        }
    }

    private func moved(_ flow: TrafficFlow, to vpc: Identifier<VPC>) -> [TrafficFlow] {
        guard let homes = homes[vpc], !homes.isEmpty else { return [flow] }
        let outs = flow.out.apportioned(by: homes.map { _ in 1 })
        let backs = flow.back.apportioned(by: homes.map { _ in 1 })
        return homes.indices.map { place in
            TrafficFlow(
                source: .subnet(homes[place].id), destination: flow.destination, out: outs[place],
                back: backs[place], basis: .assumed, origin: flow.origin, table: flow.table)
        }
    }
}
