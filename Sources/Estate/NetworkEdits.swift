package import Topology

/// Edits of a network that findings and changes share.
extension Snapshot {
    /// Sends the default route of some subnets elsewhere.
    ///
    /// Subnets that share a table but not the wish get a table each: the copy is named after the subnet.
    package mutating func redirectDefaultRoute(
        of wishes: [(subnet: Identifier<Subnet>, target: Route.Target?)]
    ) {
        let index = NetworkIndex(self)
        for wish in wishes {
            guard let subnet = index.subnets[wish.subnet], let current = index.table(of: subnet) else {
                continue
            }
            var table = current
            table.routes.removeAll { $0.destination == .anywhere }
            if let target = wish.target { table.routes.append(Route(destination: .anywhere, target: target)) }
            table.subnetIDs = [subnet.id]
            table.isMain = false
            for position in routeTables.indices {
                routeTables[position].subnetIDs.removeAll { $0 == subnet.id }
            }
            table.id = Identifier("\(current.id)/\(subnet.id)")
            for position in vpcEndpoints.indices
            where vpcEndpoints[position].routeTableIDs.contains(current.id) {
                vpcEndpoints[position].routeTableIDs.append(table.id)
            }
            routeTables.append(table)
        }
        routeTables.sort { $0.id < $1.id }
    }

    /// The VPCs meant that have a subnet behind a NAT gateway, sorted, each with those subnets.
    package func vpcsBehindNAT(
        where isMeant: (Identifier<VPC>) -> Bool = { _ in true }
    ) -> [(vpc: Identifier<VPC>, subnets: [Subnet])] {
        let index = NetworkIndex(self)
        return index.subnetsByVPC.keys.sorted().filter(isMeant).compactMap { vpc in
            let subnets = index.subnetsBehindNAT(of: vpc)
            return subnets.isEmpty ? nil : (vpc, subnets)
        }
    }

    /// Removes the public NAT gateways of a VPC that no default route uses any more.
    package mutating func dropUnusedNATGateways(
        of vpc: Identifier<VPC>, keeping kept: Set<Identifier<NATGateway>>
    ) {
        let dropped = natGateways.filter { $0.vpcID == vpc && $0.isPublic && !kept.contains($0.id) }
        let addresses = Set(dropped.flatMap(\.addresses).compactMap(\.publicIP))
        let ids = Set(dropped.map(\.id))
        natGateways.removeAll { ids.contains($0.id) }
        // Tables that no subnet uses may still name them: such a route would be a blackhole.
        for position in routeTables.indices {
            routeTables[position].routes.removeAll { route in
                if case .natGateway(let id) = route.target { ids.contains(id) } else { false }
            }
        }
        // Their addresses are released with them: an idle address would go on being billed.
        elasticIPs.removeAll { addresses.contains($0.publicIP) }
        networkInterfaces.removeAll { $0.publicIP.map { addresses.contains($0) } ?? false }
    }

    /// The snapshot with a NAT gateway in each zone of the VPCs meant that has a private subnet, and each zone's default
    /// routes through its own; nil where no subnet meant goes out through a NAT gateway.
    package func withNATInEachZone(where isMeant: (Identifier<VPC>) -> Bool) -> Snapshot? {
        let homes = vpcsBehindNAT(where: isMeant)
        guard !homes.isEmpty else { return nil }
        var next = self
        for (vpc, subnets) in homes {
            let index = NetworkIndex(self)
            var gateways: [ZoneName: Identifier<NATGateway>] = [:]
            for gateway in natGateways.sorted(by: { $0.id < $1.id })
            where gateway.vpcID == vpc && gateway.isBilled && gateway.isPublic
                && gateway.availability == .zonal
            {
                if let zone = index.zone(of: gateway), gateways[zone] == nil { gateways[zone] = gateway.id }
            }
            for zone in Set(subnets.compactMap(\.zone)).sorted() where gateways[zone] == nil {
                let gateway = Self.newGateway(in: zone, vpc: vpc, index: index)
                gateways[zone] = gateway.id
                next.natGateways.append(gateway)
            }
            next.redirectDefaultRoute(
                of: subnets.compactMap { subnet in
                    subnet.zone.flatMap { gateways[$0] }.map { (subnet.id, Route.Target.natGateway($0)) }
                })
            // A regional gateway is replaced by the zonal ones; spare zonal gateways stay as they are.
            let regional = Set(
                natGateways.filter { $0.vpcID == vpc && $0.availability == .regional }.map(\.id))
            let kept = Set(next.natGateways.filter { $0.vpcID == vpc }.map(\.id)).subtracting(regional)
            next.dropUnusedNATGateways(of: vpc, keeping: kept)
        }
        return next
    }

    private static func newGateway(in zone: ZoneName, vpc: Identifier<VPC>, index: NetworkIndex) -> NATGateway
    {
        var gateway = NATGateway(id: Identifier("nat-new-\(vpc)-\(zone)"), vpcID: vpc)
        let subnets = (index.subnetsByVPC[vpc] ?? []).filter { $0.zone == zone }.sorted { $0.id < $1.id }
        gateway.subnetID = (subnets.first { index.isPublic($0) } ?? subnets.first)?.id
        return gateway
    }
}
