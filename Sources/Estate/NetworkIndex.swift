package import Topology
import Units

/// A snapshot's network, arranged for questions: which table a subnet uses, which zone a gateway is in.
package struct NetworkIndex: Sendable {
    package let subnets: [Identifier<Subnet>: Subnet]
    package let vpcs: [Identifier<VPC>: VPC]
    package let natGateways: [Identifier<NATGateway>: NATGateway]
    package let prefixLists: [Identifier<PrefixList>: PrefixList]
    package let peerings: [Identifier<VPCPeeringConnection>: VPCPeeringConnection]
    package let endpointsByVPC: [Identifier<VPC>: [VPCEndpoint]]
    package let subnetsByVPC: [Identifier<VPC>: [Subnet]]
    private let tableBySubnet: [Identifier<Subnet>: RouteTable]
    private let mainTable: [Identifier<VPC>: RouteTable]
    private let zoneNamesByID: [String: ZoneName]

    package init(_ snapshot: Snapshot) {
        subnets = Dictionary(snapshot.subnets.map { ($0.id, $0) }) { first, _ in first }
        vpcs = Dictionary(snapshot.vpcs.map { ($0.id, $0) }) { first, _ in first }
        natGateways = Dictionary(snapshot.natGateways.map { ($0.id, $0) }) { first, _ in first }
        prefixLists = Dictionary(snapshot.prefixLists.map { ($0.id, $0) }) { first, _ in first }
        peerings = Dictionary(snapshot.vpcPeeringConnections.map { ($0.id, $0) }) { first, _ in first }
        endpointsByVPC = Dictionary(grouping: snapshot.vpcEndpoints.filter(\.isBilled), by: \.vpcID)
        subnetsByVPC = Dictionary(grouping: snapshot.subnets, by: \.vpcID)
        var bySubnet: [Identifier<Subnet>: RouteTable] = [:]
        for table in snapshot.routeTables {
            for subnet in table.subnetIDs { bySubnet[subnet] = table }
        }
        tableBySubnet = bySubnet
        mainTable = Dictionary(snapshot.routeTables.filter(\.isMain).map { ($0.vpcID, $0) }) { first, _ in
            first
        }
        var names: [String: ZoneName] = [:]
        for subnet in snapshot.subnets {
            if let id = subnet.zoneID, let zone = subnet.zone { names[id] = zone }
        }
        for zone in snapshot.availabilityZones {
            if let id = zone.zoneID { names[id] = zone.name }
        }
        zoneNamesByID = names
    }

    /// The table that decides where a subnet's packets go: its own, or the VPC's main one.
    package func table(of subnet: Subnet) -> RouteTable? {
        tableBySubnet[subnet.id] ?? mainTable[subnet.vpcID]
    }

    /// The zone's name for a name or a zone id.
    package func zone(_ text: String) -> ZoneName { zoneNamesByID[text] ?? ZoneName(text) }

    package func zone(of gateway: NATGateway) -> ZoneName? {
        gateway.subnetID.flatMap { subnets[$0]?.zone } ?? gateway.addresses.first?.zone
    }

    package func region(of vpcID: Identifier<VPC>) -> Region? {
        vpcs[vpcID]?.region ?? subnetsByVPC[vpcID]?.lazy.compactMap { $0.zone?.region }.first
    }

    package func region(of subnet: Subnet) -> Region? { subnet.zone?.region ?? vpcs[subnet.vpcID]?.region }

    /// The route of a subnet's table for 0.0.0.0/0, a blackhole included.
    package func defaultRoute(of subnet: Subnet) -> Route? {
        table(of: subnet)?.routes.first { $0.destination == .anywhere }
    }

    /// The route for ::/0, by which a subnet without an IPv4 default route goes out.
    package func defaultIPv6Route(of subnet: Subnet) -> Route? {
        table(of: subnet)?.routes.first { $0.destination == .ipv6("::/0") }
    }

    /// Returns whether two subnets are in one zone; nil where that is not known.
    ///
    /// Zone names are each account's own: between accounts only zone ids tell.
    package func sharesZone(_ one: Subnet, _ other: Subnet) -> Bool? {
        if let id = one.zoneID, let otherID = other.zoneID { return id == otherID }
        let accounts = [one, other].map { $0.accountID ?? vpcs[$0.vpcID]?.accountID }
        if let first = accounts[0], let second = accounts[1], first != second { return nil }
        guard let zone = one.zone, let otherZone = other.zone else { return nil }
        return zone == otherZone
    }

    /// Returns whether a subnet's default route goes to an internet gateway.
    package func isPublic(_ subnet: Subnet) -> Bool {
        guard let route = defaultRoute(of: subnet), case .internetGateway = route.target else { return false }
        return !route.isBlackhole
    }

    /// The NAT gateway of a subnet's default route.
    package func natGateway(of subnet: Subnet) -> NATGateway? {
        guard let route = defaultRoute(of: subnet), !route.isBlackhole,
            case .natGateway(let id) = route.target
        else { return nil }
        return natGateways[id]
    }

    /// The subnets of a VPC whose default route goes through a NAT gateway, sorted by id.
    package func subnetsBehindNAT(of vpcID: Identifier<VPC>) -> [Subnet] {
        (subnetsByVPC[vpcID] ?? []).filter { natGateway(of: $0) != nil }.sorted { $0.id < $1.id }
    }
}
