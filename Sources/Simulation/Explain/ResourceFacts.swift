import Cost
import Estate
import Topology
import Units

/// The facts of a snapshot about a resource, in sentences.
struct ResourceFacts {
    private let snapshot: Snapshot
    private let index: NetworkIndex

    init(_ snapshot: Snapshot) {
        self.snapshot = snapshot
        index = NetworkIndex(snapshot)
    }

    /// The resources that it can say something of.
    var names: [String] {
        snapshot.vpcs.map(\.id.rawValue) + snapshot.subnets.map(\.id.rawValue)
            + snapshot.natGateways.map(\.id.rawValue) + snapshot.vpcEndpoints.map(\.id.rawValue)
            + snapshot.routeTables.map(\.id.rawValue) + snapshot.clusters.map(\.name)
            + snapshot.loadBalancers.map(\.name) + snapshot.clusters.compactMap(\.arn)
    }

    func about(_ name: String) -> [String] {
        if let vpc = snapshot.vpcs.first(where: { $0.id.rawValue == name }) { return about(vpc) }
        if let subnet = snapshot.subnets.first(where: { $0.id.rawValue == name }) { return about(subnet) }
        if let gateway = snapshot.natGateways.first(where: { $0.id.rawValue == name }) {
            return about(gateway)
        }
        if let endpoint = snapshot.vpcEndpoints.first(where: { $0.id.rawValue == name }) {
            return about(endpoint)
        }
        if let table = snapshot.routeTables.first(where: { $0.id.rawValue == name }) { return about(table) }
        if let cluster = snapshot.clusters.first(where: { $0.name == name || $0.arn == name }) {
            return about(cluster)
        }
        if let balancer = snapshot.loadBalancers.first(where: { $0.name == name }) { return about(balancer) }
        return []
    }

    private func about(_ vpc: VPC) -> [String] {
        let subnets = index.subnetsByVPC[vpc.id] ?? []
        let blocks = vpc.cidrBlocks.map(\.description).joined(separator: ", ")
        let region = index.region(of: vpc.id).map { " in \($0.rawValue)" } ?? ""
        return [
            "A VPC\(region), \(blocks.isEmpty ? "without IPv4" : blocks): \(count(subnets.count, "subnet")), "
                + "\(count(index.subnetsBehindNAT(of: vpc.id).count, "subnet")) behind a NAT gateway."
        ]
    }

    private func about(_ subnet: Subnet) -> [String] {
        let tier =
            index.isPublic(subnet) ? "public" : index.defaultRoute(of: subnet) == nil ? "isolated" : "private"
        let free = subnet.availableIPAddressCount.map { ", \($0) addresses free by AWS's count" } ?? ""
        var facts = [
            "A \(tier) subnet of \(subnet.vpcID)\(subnet.zone.map { " in \($0.rawValue)" } ?? ""), "
                + "\(subnet.cidr.map(\.description) ?? "IPv6 alone")\(free)."
        ]
        let row = NetworkMap(of: snapshot).rows.first { $0.subnet.id == subnet.id }
        guard let row, let way = row.wayOut else {
            return facts + ["Its route table has no default route."]
        }
        facts.append(
            "Its table \(row.routeTable ?? "unknown") sends 0.0.0.0/0 to \(way)"
                + (row.crossesZones ? ", which stands in another zone" : "")
                + (row.isBlackhole ? ", which is gone" : "") + ".")
        if !row.gatewayEndpoints.isEmpty {
            facts.append("By a gateway endpoint go \(row.gatewayEndpoints.joined(separator: ", ")).")
        }
        return facts
    }

    private func about(_ gateway: NATGateway) -> [String] {
        let users = snapshot.subnets.filter { index.natGateway(of: $0)?.id == gateway.id }
        let home = index.zone(of: gateway)
        let far = users.count { $0.zone != nil && home != nil && $0.zone != home }
        let kind = gateway.availability == .regional ? "regional" : "zonal"
        return [
            "A \(kind) NAT gateway of \(gateway.vpcID)\(home.map { " in \($0.rawValue)" } ?? ""), the way out of "
                + "\(count(users.count, "subnet"))"
                + (kind == "zonal" && far > 0 ? ", \(far) of them in another zone." : ".")
        ]
    }

    private func about(_ endpoint: VPCEndpoint) -> [String] {
        let places =
            endpoint.kind == .gateway
            ? count(endpoint.routeTableIDs.count, "route table") : count(endpoint.subnetIDs.count, "subnet")
        return [
            "A \(endpoint.kind.rawValue.lowercased()) endpoint of \(endpoint.serviceName) in \(endpoint.vpcID), on \(places)."
        ]
    }

    private func about(_ table: RouteTable) -> [String] {
        [
            "A route table of \(table.vpcID) with \(count(table.routes.count, "route")), "
                + (table.isMain ? "the VPC's main one" : "named by \(count(table.subnetIDs.count, "subnet"))")
                + "."
        ]
    }

    private func about(_ cluster: Cluster) -> [String] {
        let version = cluster.version.map { ", Kubernetes \($0)" } ?? ""
        let vpc = cluster.vpcID.map { " in \($0)" } ?? ""
        return ["An EKS cluster\(vpc)\(version), \(count(snapshot.nodes.count, "node")) in the snapshot."]
    }

    private func about(_ balancer: LoadBalancer) -> [String] {
        let zones = balancer.zones.map(\.zone.rawValue).joined(separator: ", ")
        return [
            "A load balancer of kind \(balancer.kind.rawValue)\(zones.isEmpty ? "" : " in \(zones)"), "
                + (balancer.isInternetFacing ? "facing the internet." : "within the VPC.")
        ]
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
