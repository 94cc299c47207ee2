public import Topology
public import Units

/// Every traffic class times a factor.
public struct TrafficScale: Scenario {
    public let factor: Ratio
    public var name: String { "--traffic-scale" }
    public init(factor: Ratio) { self.factor = factor }

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        guard !snapshot.traffic.isEmpty else {
            throw ScenarioError(
                "--traffic-scale: the snapshot has no traffic; import it with `ekscost import traffic`")
        }
        var next = snapshot
        for position in next.traffic.indices {
            next.traffic[position].out = next.traffic[position].out.scaled(by: factor)
            next.traffic[position].back = next.traffic[position].back.scaled(by: factor)
            next.traffic[position].basis = .assumed
        }
        return next
    }
}

/// Traffic between zones of a VPC kept in the zone it starts in, as zone hints do where every zone has endpoints.
///
/// Source: <https://kubernetes.io/docs/concepts/services-networking/service/#traffic-distribution>.
public struct KeepTrafficInZone: Scenario {
    public let name = "--topology-aware-routing"
    public init() {}

    public func apply(to snapshot: Snapshot) throws(ScenarioError) -> Snapshot {
        let index = NetworkIndex(snapshot)
        let spread = TrafficSpread(snapshot)
        var next = snapshot
        next.traffic = []
        for flow in snapshot.traffic {
            guard isBetweenZones(flow.destination, index) else {
                next.traffic.append(flow)
                continue
            }
            for share in spread.shares(of: flow) {
                let destination =
                    share.subnet.zone.map { TrafficDestination.zone($0.rawValue) } ?? flow.destination
                next.traffic.append(
                    TrafficFlow(
                        source: .subnet(share.subnet.id), destination: destination, out: share.out,
                        back: share.back,
                        basis: .assumed, origin: flow.origin, table: flow.table))
            }
        }
        return next
    }

    private func isBetweenZones(_ destination: TrafficDestination, _ index: NetworkIndex) -> Bool {
        switch destination {
        case .zone: true
        case .subnet(let id): index.subnets[id] != nil
        default: false
        }
    }
}
