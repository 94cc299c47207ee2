import Estate
public import Topology

/// The zones that the loss of each zone would cut off from the internet.
public struct ZoneRisk: Hashable, Sendable {
    public struct Loss: Hashable, Sendable {
        public var zone: String
        /// Subnets in other zones whose default route goes through a gateway of the lost zone.
        public var cutOff: [String]
        /// The zones of those subnets.
        public var zonesCutOff: [String]
    }

    /// One entry for each zone with a subnet, sorted.
    public var losses: [Loss]

    /// The number of zones that lose their way out with another zone.
    public var zonesAtRisk: Int { Set(losses.flatMap(\.zonesCutOff)).count }

    public init(of snapshot: Snapshot) {
        let index = NetworkIndex(snapshot)
        let zones = Set(snapshot.subnets.compactMap(\.zone)).sorted()
        losses = zones.map { zone in
            let subnets = snapshot.subnets.filter { subnet in
                guard subnet.zone != zone, let gateway = index.natGateway(of: subnet) else { return false }
                return gateway.availability == .zonal && index.zone(of: gateway) == zone
            }
            return Loss(
                zone: zone.rawValue, cutOff: subnets.map(\.id.rawValue).sorted(),
                zonesCutOff: Set(subnets.compactMap(\.zone?.rawValue)).sorted())
        }
    }
}
