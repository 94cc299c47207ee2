import Topology

/// The room of an estate, as far as a change of its network can move it.
public struct EstateRoom: Hashable, Sendable {
    /// A subnet and its free addresses.
    public struct Tightest: Hashable, Sendable {
        public var subnet: String
        public var free: Int
    }

    public var zones: Int
    public var subnets: Int
    /// Nodes, or the clusters' instances where no node was imported.
    public var nodes: Int
    /// The free addresses of the subnets that tell, by AWS's count; nil where none tells.
    public var addressesFree: Int?
    /// The subnet with the fewest free addresses.
    public var tightest: Tightest?

    /// - Parameter start: the snapshot that AWS counted; what `snapshot` has beyond it takes its addresses.
    ///
    /// An interface endpoint takes an address in each of its subnets, a zonal NAT gateway one.
    /// Rules.md#addresses-of-services; VPC user guide, "Interface endpoints", "NAT gateways".
    /// - Parameter held: addresses that nodes and pods take beyond what they took at the start, by subnet.
    init(of snapshot: Snapshot, from start: Snapshot, held: [Identifier<Subnet>: Int] = [:]) {
        let (old, new) = (Self.taken(start), Self.taken(snapshot))
        zones = Set(snapshot.subnets.compactMap(\.zone)).count
        subnets = snapshot.subnets.count
        nodes =
            snapshot.nodes.isEmpty
            ? snapshot.instances.count { $0.clusterName != nil && $0.state == "running" }
            : snapshot.nodes.count
        let free = snapshot.subnets.compactMap { subnet in
            subnet.availableIPAddressCount.map { count in
                Tightest(
                    subnet: subnet.id.rawValue,
                    free: max(
                        0, count - (new[subnet.id] ?? 0) + (old[subnet.id] ?? 0) - (held[subnet.id] ?? 0)))
            }
        }
        addressesFree = free.isEmpty ? nil : free.reduce(0) { $0 + $1.free }
        tightest = free.min { ($0.free, $0.subnet) < ($1.free, $1.subnet) }
    }

    private static func taken(_ snapshot: Snapshot) -> [Identifier<Subnet>: Int] {
        var taken: [Identifier<Subnet>: Int] = [:]
        for endpoint in snapshot.vpcEndpoints where endpoint.isBilled && endpoint.kind != .gateway {
            for subnet in endpoint.subnetIDs { taken[subnet, default: 0] += 1 }
        }
        for gateway in snapshot.natGateways where gateway.isBilled && gateway.availability == .zonal {
            if let subnet = gateway.subnetID { taken[subnet, default: 0] += 1 }
        }
        return taken
    }
}
