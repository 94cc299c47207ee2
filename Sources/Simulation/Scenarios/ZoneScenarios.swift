public import Topology
import Units

/// A zone given up: its subnets, gateways, endpoints' places and nodes go, and its traffic moves to the others.
public struct RemoveZone: Scenario {
    public let zone: String
    public var name: String { "--remove-zone=\(zone)" }
    public init(_ zone: String) { self.zone = zone }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        let index = NetworkIndex(snapshot)
        let lost = index.zone(zone)
        let gone = Set(snapshot.subnets.filter { $0.zone == lost }.map(\.id))
        guard !gone.isEmpty else { throw ScenarioError("\(name): the snapshot has no subnet in that zone") }
        let left = snapshot.subnets.filter { !gone.contains($0.id) }
        guard !left.isEmpty else { throw ScenarioError("\(name): it is the only zone there is") }
        var next = snapshot
        next.subnets = left
        for position in next.routeTables.indices {
            next.routeTables[position].subnetIDs.removeAll { gone.contains($0) }
        }
        for position in next.vpcEndpoints.indices {
            next.vpcEndpoints[position].subnetIDs.removeAll { gone.contains($0) }
        }
        for position in next.loadBalancers.indices {
            next.loadBalancers[position].zones.removeAll { $0.zone == lost }
        }
        next.networkInterfaces.removeAll { $0.subnetID.map { gone.contains($0) } ?? false }
        for position in next.nodeGroups.indices {
            next.nodeGroups[position].subnetIDs.removeAll { gone.contains($0) }
        }
        for position in next.clusters.indices {
            next.clusters[position].subnetIDs.removeAll { gone.contains($0) }
        }
        for position in next.autoScalingGroups.indices {
            next.autoScalingGroups[position].subnetIDs.removeAll { gone.contains($0) }
            next.autoScalingGroups[position].zones.removeAll { $0 == lost }
        }
        move(snapshot, &next, gone, lost, index)
        return try moveNAT(snapshot, next, lost, index)
    }

    /// Nodes and traffic sources of the lost zone move to the remaining zones, in turn.
    private func move(
        _ snapshot: Snapshot, _ next: inout Snapshot, _ gone: Set<Identifier<Subnet>>, _ lost: ZoneName,
        _ index: NetworkIndex
    ) {
        let homes = next.subnets.filter { !index.isPublic($0) }.sorted { $0.id < $1.id }
        guard !homes.isEmpty else { return }
        var turn = 0
        func home() -> Subnet {
            turn += 1
            return homes[(turn - 1) % homes.count]
        }
        for position in next.nodes.indices where next.nodes[position].zone == lost {
            let zone = home().zone
            next.nodes[position].zone = zone
            for key in next.nodes[position].labels.keys where key.hasSuffix("/zone") {
                next.nodes[position].labels[key] = zone?.rawValue
            }
        }
        for position in next.instances.indices where next.instances[position].zone == lost {
            let target = home()
            next.instances[position].zone = target.zone
            next.instances[position].subnetID = target.id
        }
        next.traffic = snapshot.traffic.flatMap { flow -> [TrafficFlow] in
            let isLost: Bool =
                switch flow.source {
                case .subnet(let id): gone.contains(id)
                case .zone(let text): index.zone(text) == lost
                case .workload, .loadBalancer: false
                }
            guard isLost else { return [flow] }
            let outs = flow.out.apportioned(by: homes.map { _ in 1 })
            let backs = flow.back.apportioned(by: homes.map { _ in 1 })
            return homes.indices.map { place in
                TrafficFlow(
                    source: .subnet(homes[place].id), destination: flow.destination, out: outs[place],
                    back: backs[place], basis: .assumed, origin: flow.origin, table: flow.table)
            }
        }
    }

    /// Gateways of the lost zone go; subnets that used them use the first gateway left.
    private func moveNAT(
        _ snapshot: Snapshot, _ edited: Snapshot, _ lost: ZoneName, _ index: NetworkIndex
    ) throws(ScenarioError) -> Snapshot {
        var next = edited
        for (vpc, subnets) in snapshot.vpcsBehindNAT() {
            let gateways = snapshot.natGateways.filter {
                $0.vpcID == vpc && $0.isBilled && $0.availability == .zonal
            }
            let left = gateways.filter { index.zone(of: $0) != lost }.sorted { $0.id < $1.id }
            guard left.count < gateways.count else { continue }
            guard let first = left.first else {
                let zone = subnets.compactMap(\.zone).filter { $0 != lost }.min()
                next = try SingleNAT(zone: zone?.rawValue).apply(to: next)
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

/// One more zone: a private and a public subnet like those of the first zone, and endpoints there too.
///
/// Traffic and nodes stay where they are: who adds a zone decides later what runs in it.
public struct AddZone: Scenario {
    public let zone: String
    public var name: String { "--add-zone=\(zone)" }
    public init(_ zone: String) { self.zone = zone }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        let index = NetworkIndex(snapshot)
        let added = index.zone(zone)
        let estates = snapshot.vpcsBehindNAT().filter { index.region(of: $0.vpc) == added.region }
        guard !estates.isEmpty else {
            throw ScenarioError("\(name): no VPC of that region has a subnet behind a NAT gateway")
        }
        var next = snapshot
        for (vpc, subnets) in estates {
            let all = index.subnetsByVPC[vpc] ?? []
            guard !all.contains(where: { $0.zone == added }) else {
                throw ScenarioError("\(name): \(vpc) has a subnet in that zone already")
            }
            for model in [subnets.first, all.filter { index.isPublic($0) }.min { $0.id < $1.id }].compactMap(
                \.self)
            {
                var subnet = model
                subnet.id = Identifier("\(model.id)/\(added)")
                subnet.zone = added
                subnet.zoneID = nil
                // A block of the same size where the VPC has one to give; what is free in it is not AWS's figure.
                subnet.cidr = model.cidr.flatMap { next.freeBlock(of: vpc, prefixLength: $0.prefixLength) }
                subnet.availableIPAddressCount = nil
                next.subnets.append(subnet)
                for position in next.nodeGroups.indices
                where next.nodeGroups[position].subnetIDs.contains(model.id) {
                    next.nodeGroups[position].subnetIDs.append(subnet.id)
                }
                if let table = index.table(of: model),
                    let position = next.routeTables.firstIndex(where: { $0.id == table.id })
                {
                    next.routeTables[position].subnetIDs.append(subnet.id)
                }
                for position in next.vpcEndpoints.indices
                where next.vpcEndpoints[position].subnetIDs.contains(model.id) {
                    next.vpcEndpoints[position].subnetIDs.append(subnet.id)
                }
            }
        }
        return next
    }
}

extension Snapshot {
    /// The first aligned block of a length that no subnet of the VPC takes; nil where there is none.
    func freeBlock(of vpc: Identifier<VPC>, prefixLength: Int) -> CIDRBlock? {
        let taken = subnets.filter { $0.vpcID == vpc }.compactMap(\.cidr)
        for block in vpcs.first(where: { $0.id == vpc })?.cidrBlocks ?? []
        where block.prefixLength <= prefixLength {
            for number in 0..<(1 << (prefixLength - block.prefixLength)) {
                guard let part = block.part(number, prefixLength: prefixLength) else { break }
                if !taken.contains(where: { $0.overlaps(part) }) { return part }
            }
        }
        return nil
    }
}
