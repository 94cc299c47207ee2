public import Topology
package import Units
import Words

/// Turns the bytes that CloudWatch metered at NAT gateways into traffic of the subnets behind them.
///
/// A meter tells how much and not where to. The subnets behind one gateway share its bytes in proportion to what
/// their nodes' own meters say, else to their nodes, else evenly; where traffic rows already tell of a VPC, its meters
/// would count twice and are left alone.
enum MeteredTraffic {
    static func flows(of snapshot: Snapshot) -> [TrafficFlow] {
        let meters = Meters(snapshot)
        guard meters.hasNAT else { return [] }
        let index = NetworkIndex(snapshot)
        let spread = TrafficSpread(snapshot)
        let covered = Set(snapshot.traffic.flatMap { spread.shares(of: $0).map(\.subnet.vpcID) })
        return snapshot.natGateways.filter { $0.isBilled && !covered.contains($0.vpcID) }.flatMap { gateway in
            let behind = index.subnetsBehindNAT(of: gateway.vpcID).filter {
                index.natGateway(of: $0)?.id == gateway.id
            }
            return flows(through: gateway, from: behind, meters, snapshot)
        }
    }

    private static func flows(
        through gateway: NATGateway, from subnets: [Subnet], _ meters: Meters, _ snapshot: Snapshot
    ) -> [TrafficFlow] {
        let id = gateway.id.rawValue
        // Each byte is counted where it comes in; what goes out again is the fallback.
        let out = meters[id, .bytesInFromSource] ?? meters[id, .bytesOutToDestination]
        let back = meters[id, .bytesInFromDestination] ?? meters[id, .bytesOutToSource]
        guard out != nil || back != nil, !subnets.isEmpty else { return [] }
        let (weights, sharing) = weights(of: subnets, meters, snapshot)
        let origin = MeterOrigin(
            month: meters.month(of: id), gateway: id, sharing: subnets.count == 1 ? nil : sharing
        ).text
        let outs = Quantity<Gigabyte>(bytes: out ?? 0).apportioned(by: weights)
        let backs = Quantity<Gigabyte>(bytes: back ?? 0).apportioned(by: weights)
        return subnets.indices.map {
            TrafficFlow(
                source: .subnet(subnets[$0].id), destination: .beyondNAT, out: outs[$0], back: backs[$0],
                basis: .metered, origin: origin)
        }
    }

    private static func weights(
        of subnets: [Subnet], _ meters: Meters, _ snapshot: Snapshot
    ) -> (weights: [Int], sharing: MeterSharing) {
        let instances = Dictionary(grouping: snapshot.instances.filter { $0.state == "running" }) {
            $0.subnetID
        }
        let bytes = subnets.map { subnet in
            (instances[subnet.id] ?? []).reduce(0) { sum, instance in
                sum + Int(meters[instance.id.rawValue, .networkIn] ?? 0)
                    + Int(meters[instance.id.rawValue, .networkOut] ?? 0)
            }
        }
        if bytes.contains(where: { $0 > 0 }) { return (bytes, .byBytes) }
        let nodes = subnets.map { (instances[$0.id] ?? []).filter { $0.clusterName != nil }.count }
        if nodes.contains(where: { $0 > 0 }) { return (nodes, .byNodes) }
        return (subnets.map { _ in 1 }, .evenly)
    }
}

extension Snapshot {
    /// The snapshot with what meters tell of its traffic, for whatever no traffic row tells of already.
    public func withMeteredTraffic() -> Snapshot {
        var whole = self
        whole.traffic += MeteredTraffic.flows(of: self)
        return whole
    }
}

/// The readings of a snapshot, by resource and metric.
package struct Meters: Sendable {
    private let readings: [String: [MeterReading.Metric: MeterReading]]

    package init(_ snapshot: Snapshot) {
        readings = Dictionary(grouping: snapshot.meterReadings, by: \.resource).mapValues { all in
            Dictionary(all.map { ($0.metric, $0) }) { _, last in last }
        }
    }

    package subscript(resource: String, metric: MeterReading.Metric) -> Int64? {
        readings[resource]?[metric]?.amount
    }

    package func month(of resource: String) -> BillingMonth? {
        readings[resource]?.values.compactMap(\.month).min()
    }

    var hasNAT: Bool {
        readings.values.contains { $0.keys.contains { MeterReading.Metric.ofNAT.contains($0) } }
    }

    /// The source of a reading, for the line that it makes.
    package func origin(of resource: String) -> String {
        MeterOrigin.source + (month(of: resource).map { " of \($0)" } ?? "")
    }
}
