import Topology
import Units

extension Redactor {
    func vpc(_ old: VPC) -> VPC {
        var new = VPC(id: id(old.id))
        new.region = old.region
        new.accountID = old.accountID.map(text)
        new.name = old.name.map(text)
        new.cidrBlocks = old.cidrBlocks.map(block)
        new.ipv6CIDRBlocks = old.ipv6CIDRBlocks.map(ipv6)
        new.instanceTenancy = old.instanceTenancy
        new.isDefault = old.isDefault
        new.enableDNSSupport = old.enableDNSSupport
        new.enableDNSHostnames = old.enableDNSHostnames
        return new
    }

    func subnet(_ old: Subnet) -> Subnet {
        var new = Subnet(id: id(old.id), vpcID: id(old.vpcID))
        new.zone = old.zone
        new.zoneID = old.zoneID
        new.accountID = old.accountID.map(text)
        new.name = old.name.map(text)
        new.cidr = old.cidr.map(block)
        new.ipv6CIDR = old.ipv6CIDR.map(ipv6)
        new.availableIPAddressCount = old.availableIPAddressCount
        new.mapPublicIPOnLaunch = old.mapPublicIPOnLaunch
        new.tags = dictionary(old.tags)
        return new
    }

    func routeTable(_ old: RouteTable) -> RouteTable {
        var new = RouteTable(id: id(old.id), vpcID: id(old.vpcID))
        new.name = old.name.map(text)
        new.routes = old.routes.map { route in
            Route(
                destination: destination(route.destination), target: target(route.target),
                isBlackhole: route.isBlackhole)
        }
        new.subnetIDs = ids(old.subnetIDs)
        new.isMain = old.isMain
        return new
    }

    private func destination(_ old: Route.Destination) -> Route.Destination {
        switch old {
        case .ipv4(let block): .ipv4(self.block(block))
        case .ipv6(let text): .ipv6(ipv6(text))
        case .prefixList(let list): .prefixList(id(list))
        }
    }

    private func target(_ old: Route.Target) -> Route.Target {
        switch old {
        case .local: .local
        case .natGateway(let it): .natGateway(id(it))
        case .internetGateway(let it): .internetGateway(text(it))
        case .egressOnlyInternetGateway(let it): .egressOnlyInternetGateway(text(it))
        case .vpcEndpoint(let it): .vpcEndpoint(id(it))
        case .vpcPeering(let it): .vpcPeering(id(it))
        case .transitGateway(let it): .transitGateway(text(it))
        case .networkInterface(let it): .networkInterface(text(it))
        case .instance(let it): .instance(text(it))
        case .vpnGateway(let it): .vpnGateway(text(it))
        case .other(let it): .other(text(it))
        }
    }

    func prefixList(_ old: PrefixList) -> PrefixList {
        var new = PrefixList(id: id(old.id))
        new.name = old.name.map(service)
        new.cidrs = old.cidrs.map(block)
        return new
    }

    func flowLog(_ old: FlowLog) -> FlowLog {
        var new = FlowLog(id: id(old.id), resourceID: text(old.resourceID))
        new.format = old.format
        new.destination = old.destination.map(text)
        return new
    }

    func flow(_ old: TrafficFlow) -> TrafficFlow {
        TrafficFlow(
            source: source(old.source), destination: destination(old.destination), out: old.out,
            back: old.back, basis: old.basis, origin: text(old.origin),
            table: old.table == TrafficFlow.flowLogs ? old.table : text(old.table))
    }

    private func source(_ old: TrafficSource) -> TrafficSource {
        switch old {
        case .subnet(let it): .subnet(id(it))
        case .zone(let it): .zone(text(it))
        case .workload(let cluster, let namespace, let name):
            .workload(cluster: cluster.map(text), namespace: text(namespace), name: text(name))
        case .loadBalancer(let it): .loadBalancer(text(it))
        }
    }

    func destination(_ old: TrafficDestination) -> TrafficDestination {
        switch old {
        case .internet, .transitGateway, .targets, .beyondNAT: old
        case .service(let name, let region): .service(trafficService(name), region: region)
        case .subnet(let it): .subnet(id(it))
        case .zone(let it): .zone(text(it))
        case .vpc(let it): .vpc(id(it))
        case .cidr(let it): .cidr(block(it))
        }
    }
}
