import Topology
import Units

/// The tables of VPCs, subnets, routes and what stands beside them.
enum NetworkTables {
    static let vpc = Table<VPC>(
        "vpc", key: ["id"], blank: { VPC(id: "") },
        [
            Field("id", \.id), Field("region", \.region), Field("accountID", \.accountID),
            Field("name", \.name),
            Field("ipv6CIDRBlocks", \.ipv6CIDRBlocks), Field("instanceTenancy", \.instanceTenancy),
            Field("isDefault", \.isDefault), Field("enableDNSSupport", \.enableDNSSupport),
            Field("enableDNSHostnames", \.enableDNSHostnames),
        ],
        children: [
            Child(Self.block("vpcCIDRBlock", owner: "vpcID"), of: \.id.rawValue, \.cidrBlocks)
        ])

    static let subnet = Table<Subnet>(
        "subnet", key: ["id"], blank: { Subnet(id: "", vpcID: "") },
        [
            Field("id", \.id), Field("vpcID", \.vpcID), Field("zone", \.zone), Field("zoneID", \.zoneID),
            Field("accountID", \.accountID), Field("name", \.name), Field("cidr", \.cidr),
            Field("ipv6CIDR", \.ipv6CIDR), Field("availableIPAddressCount", \.availableIPAddressCount),
            Field("mapPublicIPOnLaunch", \.mapPublicIPOnLaunch), Field("tags", \.tags),
        ])

    static let availabilityZone = Table<AvailabilityZone>(
        "availabilityZone", key: ["name"], blank: { AvailabilityZone(name: "") },
        [
            Field("name", \.name), Field("zoneID", \.zoneID), Field("region", \.region),
            Field("state", \.state),
            Field("type", \.type),
        ])

    static let subnetCIDRReservation = Table<SubnetCIDRReservation>(
        "subnetCIDRReservation", key: ["id"],
        blank: { SubnetCIDRReservation(id: "", subnetID: "", cidr: .everywhere, type: "") },
        [Field("id", \.id), Field("subnetID", \.subnetID), Field("cidr", \.cidr), Field("type", \.type)])

    static let prefixList = Table<PrefixList>(
        "prefixList", key: ["id"], blank: { PrefixList(id: "") },
        [Field("id", \.id), Field("name", \.name)],
        children: [
            Child(Self.block("prefixListCIDRBlock", owner: "prefixListID"), of: \.id.rawValue, \.cidrs)
        ])

    static let flowLog = Table<FlowLog>(
        "flowLog", key: ["id"], blank: { FlowLog(id: "", resourceID: "") },
        [
            Field("id", \.id), Field("resourceID", \.resourceID), Field("format", \.format),
            Field("destination", \.destination),
        ])

    static let routeTable = Table<RouteTable>(
        "routeTable", key: ["id"], blank: { RouteTable(id: "", vpcID: "") },
        [Field("id", \.id), Field("vpcID", \.vpcID), Field("name", \.name), Field("isMain", \.isMain)],
        children: [
            Child(route, of: \.id.rawValue, \.routes),
            Child(association, of: \.id.rawValue, \.subnetIDs),
        ])

    private static let association = Table<Identifier<Subnet>>(
        "routeTableSubnet", key: ["routeTableID", "position"], owned: true, blank: { "" },
        [Field("subnetID", \.self)])

    private static func block(_ name: String, owner: String) -> Table<CIDRBlock> {
        Table(name, key: [owner, "position"], owned: true, blank: { .everywhere }, [Field("cidr", \.self)])
    }
}
