import Pricing
import Topology
import Units

/// Nodes on demand, by instance type and zone, and what dedicated tenancy asks on top.
///
/// Sources: <https://aws.amazon.com/ec2/pricing/on-demand/>, <https://aws.amazon.com/ec2/pricing/dedicated-instances/>.
enum NodeCharge {
    static let rule = "NodeCharge"

    /// Nodes that cost the same and stand together.
    private struct Group: Hashable {
        var resource: String
        var instanceType: String
        var zone: ZoneName?
        var region: String
        var isDedicated: Bool
        var isSpot: Bool
        var isOnHost = false
    }

    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        let counts = nodes(context, &sheet)
        for (group, count) in counts.sorted(by: { name($0.key) < name($1.key) }) {
            if let unknown = unknown(group, count) {
                sheet.unknowns.append(unknown)
                continue
            }
            let key: PriceKey<Hour> =
                group.isDedicated ? .dedicatedUsage(group.instanceType) : .boxUsage(group.instanceType)
            sheet.hours.append(
                Usage(
                    category: .nodes, key: key, region: group.region, resource: group.resource,
                    zone: group.zone?.rawValue, quantity: context.options.hours * count, basis: .configured,
                    rule: rule,
                    origins: ["\(count) node\(count == 1 ? "" : "s")"]))
        }
        for region in Set(counts.keys.filter(\.isDedicated).map(\.region)).sorted() {
            sheet.hours.append(
                Usage(
                    category: .nodes, key: .dedicatedRegionFee, region: region, resource: "dedicated tenancy",
                    zone: nil,
                    quantity: context.options.hours, basis: .configured, rule: rule))
        }
    }

    /// Spot Instances, whose price no list has, and instances on Dedicated Hosts, of which the host is billed.
    private static func unknown(_ group: Group, _ count: Int) -> UnknownUsage? {
        guard group.isSpot || group.isOnHost else { return nil }
        let plural = count == 1 ? "" : "s"
        return UnknownUsage(
            category: .nodes, usageType: (group.isSpot ? "SpotUsage:" : "HostUsage:") + group.instanceType,
            resource: group.resource, zone: group.zone?.rawValue, unitPrice: nil, unit: Hour.symbol,
            reason: group.isSpot
                ? "\(count) Spot Instance\(plural): no list has the Spot price"
                : "\(count) instance\(plural) on Dedicated Hosts: the hosts are billed, and no input has them"
        )
    }

    private static func name(_ group: Group) -> String {
        "\(group.region) \(group.resource) \(group.instanceType) \(group.zone?.rawValue ?? "")"
    }

    /// Kubernetes nodes and cluster instances, each counted once; a node group's desired size where neither is known.
    private static func nodes(_ context: ChargeContext, _ sheet: inout UsageSheet) -> [Group: Int] {
        var counts: [Group: Int] = [:]
        let instances = Dictionary(context.snapshot.instances.map { ($0.id, $0) }) { first, _ in first }
        var seen = Set<Identifier<Instance>>()
        var groupsWithNodes = Set<String>()
        for node in context.snapshot.nodes {
            guard node.providerID?.hasPrefix("aws:") ?? (node.region != nil) else { continue }
            let id = node.instanceID
            let instance = id.flatMap { instances[$0] }
            if let id, !seen.insert(id).inserted { continue }
            guard let type = node.instanceType ?? instance?.instanceType else {
                sheet.warn("node \(node.name): its instance type is unknown, so it is not in the total")
                continue
            }
            let zone = node.zone ?? instance?.zone
            let resource = node.nodeGroupName ?? instance?.nodeGroupName ?? node.clusterName ?? "nodes"
            groupsWithNodes.insert(resource)
            let region = (node.region ?? zone?.region)?.rawValue ?? context.region(instance?.vpcID)
            let dedicated = isDedicated(instance, vpc: instance?.vpcID, context)
            let spot = node.isSpot || instance?.isSpot ?? false
            counts[
                Group(
                    resource: resource, instanceType: type, zone: zone, region: region,
                    isDedicated: dedicated, isSpot: spot, isOnHost: instance?.tenancy == "host"), default: 0] +=
                1
        }
        for instance in context.snapshot.instances
        where instance.clusterName != nil && instance.state == "running" {
            guard seen.insert(instance.id).inserted else { continue }
            let resource = instance.nodeGroupName ?? instance.clusterName ?? "nodes"
            groupsWithNodes.insert(resource)
            let dedicated = isDedicated(instance, vpc: instance.vpcID, context)
            let region = instance.zone?.region?.rawValue ?? context.region(instance.vpcID)
            counts[
                Group(
                    resource: resource, instanceType: instance.instanceType, zone: instance.zone,
                    region: region, isDedicated: dedicated, isSpot: instance.isSpot,
                    isOnHost: instance.tenancy == "host"), default: 0] += 1
        }
        fromNodeGroups(context, except: groupsWithNodes, &counts, &sheet)
        return counts
    }

    private static func fromNodeGroups(
        _ context: ChargeContext, except known: Set<String>, _ counts: inout [Group: Int],
        _ sheet: inout UsageSheet
    ) {
        for group in context.snapshot.nodeGroups where !known.contains(group.name) {
            guard let desired = group.desiredSize, desired > 0 else { continue }
            guard let type = group.instanceTypes.first else {
                sheet.warn(
                    "node group \(group.name): its instance type is in a launch template that was not imported"
                )
                continue
            }
            let zones = Set(group.subnetIDs.compactMap { context.index.subnets[$0]?.zone }).sorted()
            let vpc = group.subnetIDs.first.flatMap { context.index.subnets[$0]?.vpcID }
            let cluster = context.snapshot.clusters.first { $0.name == group.clusterName }
            let region =
                (zones.first?.region ?? cluster?.region)?.rawValue ?? context.region(vpc ?? cluster?.vpcID)
            let dedicated = isDedicated(nil, vpc: vpc, context)
            sheet.assume(
                "Node group \(group.name): its nodes were not imported, so its desired size of \(desired) is spread evenly over its zones."
            )
            for position in 0..<desired {
                let zone = zones.isEmpty ? nil : zones[position % zones.count]
                counts[
                    Group(
                        resource: group.name, instanceType: type, zone: zone, region: region,
                        isDedicated: dedicated, isSpot: group.capacityType == "SPOT"), default: 0] += 1
            }
        }
    }

    private static func isDedicated(_ instance: Instance?, vpc: Identifier<VPC>?, _ context: ChargeContext)
        -> Bool
    {
        if instance?.tenancy == "dedicated" { return true }
        if instance?.tenancy == "host" { return false }
        let id = vpc ?? (context.snapshot.vpcs.count == 1 ? context.snapshot.vpcs[0].id : nil)
        return id.flatMap { context.index.vpcs[$0] }?.instanceTenancy == "dedicated"
    }
}
