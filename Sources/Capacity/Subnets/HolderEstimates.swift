import Topology

/// The holders of addresses where no interface of a VPC was imported: at least, by the things themselves.
struct HolderEstimates {
    private(set) var bySubnet: [Identifier<Subnet>: [AddressHolder: (addresses: Int, count: Int)]] = [:]

    /// - Parameter nodes: what the nodes of each subnet hold, and how many they are.
    init(of snapshot: Snapshot, nodes: [Identifier<Subnet>: (addresses: Int, count: Int)]) {
        for (subnet, held) in nodes { add(.node, held.addresses, held.count, in: subnet) }
        addInstances(snapshot)
        for gateway in snapshot.natGateways where gateway.isBilled && gateway.availability == .zonal {
            // One private address each; Rules.md#addresses-of-services.
            add(.natGateway, max(gateway.addresses.count, 1), in: gateway.subnetID)
        }
        for endpoint in snapshot.vpcEndpoints where endpoint.isBilled && endpoint.kind != .gateway {
            for subnet in endpoint.subnetIDs { add(.endpoint, 1, in: subnet) }
        }
        for balancer in snapshot.loadBalancers {
            // One address a zone at least; Rules.md#addresses-of-services.
            for zone in balancer.zones { add(.loadBalancer, 1, in: zone.subnetID) }
        }
        for cluster in snapshot.clusters {
            // Two to four interfaces in the cluster's subnets, which ones AWS does not say;
            // Rules.md#control-plane-addresses.
            for subnet in cluster.subnetIDs.prefix(4) { add(.controlPlane, 1, in: subnet) }
        }
        for attachment in snapshot.transitGatewayAttachments where attachment.resourceType == "vpc" {
            for subnet in attachment.subnetIDs { add(.transitGateway, 1, in: subnet) }
        }
    }

    private mutating func addInstances(_ snapshot: Snapshot) {
        let nodes = Set(snapshot.nodes.compactMap(\.instanceID))
        for instance in snapshot.instances
        where instance.state != "terminated" && !nodes.contains(instance.id) {
            // A stopped instance keeps its address.
            add(instance.clusterName == nil ? .instance : .node, 1, in: instance.subnetID)
        }
    }

    private mutating func add(
        _ kind: AddressHolder, _ addresses: Int, _ count: Int = 1, in subnet: Identifier<Subnet>?
    ) {
        guard let subnet else { return }
        let before = bySubnet[subnet]?[kind] ?? (0, 0)
        bySubnet[subnet, default: [:]][kind] = (before.addresses + addresses, before.count + count)
    }
}
