import Estate
import Topology
import Units

/// Shares out what several clusters use together: a gateway, an endpoint, an attachment and their addresses.
///
/// The gigabytes that each cluster sends through a resource decide; where none is known, the nodes of each in its VPC.
/// What no cluster sends through, in a VPC without nodes, stays nobody's.
struct SharedUsage {
    private let owners: Owners
    /// Gigabytes by resource and cluster, in billionths.
    private var bytes: [String: [ClusterID?: Int128]] = [:]
    /// The gateway of each public address.
    private let gateways: [String: String]

    init(_ context: ChargeContext, _ sheet: UsageSheet) {
        owners = context.owners
        var gateways: [String: String] = [:]
        for gateway in context.snapshot.natGateways {
            for address in gateway.addresses.compactMap(\.publicIP) {
                gateways[address.description] = gateway.id.rawValue
            }
        }
        self.gateways = gateways
        for usage in sheet.gigabytes {
            bytes[usage.resource, default: [:]][usage.owner.cluster, default: 0] += usage.quantity.billionths
        }
    }

    /// The usage with that of several clusters split, to the last billionth of a unit.
    func shared<Unit>(_ usages: [Usage<Unit>]) -> [Usage<Unit>] {
        usages.flatMap { usage -> [Usage<Unit>] in
            guard usage.owner.cluster == nil, let vpc = usage.owner.vpc, usage.traffic == nil else {
                return [usage]
            }
            let weights = weights(of: usage.resource, in: vpc)
            guard !weights.isEmpty else { return [usage] }
            let parts = usage.quantity.apportioned(by: weights.map(\.weight))
            return weights.indices.map { place in
                var part = usage
                part.owner.cluster = weights[place].cluster
                part.quantity = parts[place]
                return part
            }
        }
    }

    private func weights(
        of resource: String, in vpc: Identifier<VPC>
    ) -> [(cluster: ClusterID?, weight: Int)] {
        let sent = (bytes[gateways[resource] ?? resource] ?? [:]).filter { $0.value > 0 }
        if sent.keys.contains(where: { $0 != nil }) {
            // A billion GB is 10^18 billionths, which an Int holds.
            return sent.sorted { ($0.key?.rawValue ?? "") < ($1.key?.rawValue ?? "") }
                .map { ($0.key, Int(clamping: $0.value)) }
        }
        guard owners.clusters(in: vpc).count > 1 else { return [] }
        return owners.nodes(in: vpc).sorted { $0.key < $1.key }.map { (ClusterID?.some($0.key), $0.value) }
    }
}
