import Estate
import Pricing
import Topology
import Units
import Words

/// Nodes on demand, by instance type and zone, and what dedicated tenancy asks on top.
///
/// Sources: <https://aws.amazon.com/ec2/pricing/on-demand/>, <https://aws.amazon.com/ec2/pricing/dedicated-instances/>.
enum NodeCharge: Charge {
    static let rule = "NodeCharge"
    static let rules = [
        ChargeRule(
            "nodes", ["BoxUsage:*", "SpotUsage:*", "HostUsage:*"],
            "nodes × H × on-demand price; Spot is unknown, for no list has its price, and so is a Dedicated Host, for no input has it",
            in: ["NodeCharge"],
            by: [.ec2]),
        ChargeRule(
            "dedicated tenancy", ["DedicatedUsage:*", "DedicatedRegionFee"],
            "nodes × H × dedicated price + H × fee once a region", in: ["NodeCharge"], by: [.dedicated]),
    ]
    static let needs = [
        NeededCall(name: "ec2 describe-instances", category: .nodes, usageType: "BoxUsage", unit: Hour.symbol)
    ]

    /// Nodes that cost the same, stand together and belong together.
    private struct Group: Hashable {
        var resource: String
        var instanceType: String
        var zone: ZoneName?
        var region: String
        var owner: Owner
        var isDedicated: Bool
        var isSpot: Bool
        var isOnHost = false
    }

    /// A node group of one cluster.
    private struct GroupName: Hashable {
        var cluster: ClusterID?
        var name: String
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
                    category: .nodes, key: key, region: group.region, owner: group.owner,
                    resource: group.resource, zone: group.zone?.rawValue,
                    quantity: context.options.hours * count, basis: .configured, rule: rule,
                    origins: ["\(count) node\(count == 1 ? "" : "s")"]))
        }
        dedicatedFees(counts.keys.filter(\.isDedicated), context, &sheet)
    }

    /// The fee of each region that has a dedicated instance: the account's, and no cluster's.
    private static func dedicatedFees(
        _ groups: [Group], _ context: ChargeContext, _ sheet: inout UsageSheet
    ) {
        let places = Set(groups.map { Owner(account: $0.owner.account, region: Region($0.region)) })
        for place in places.sorted(by: { ($0.region?.rawValue ?? "") < ($1.region?.rawValue ?? "") }) {
            sheet.hours.append(
                Usage(
                    category: .nodes, key: .dedicatedRegionFee, region: place.region?.rawValue ?? "unknown",
                    owner: place, resource: "dedicated tenancy", zone: nil, quantity: context.options.hours,
                    basis: .configured, rule: rule))
        }
    }

    /// Spot Instances, whose price no list has, and instances on Dedicated Hosts, of which the host is billed.
    private static func unknown(_ group: Group, _ count: Int) -> UnknownUsage? {
        guard group.isSpot || group.isOnHost else { return nil }
        return UnknownUsage(
            category: .nodes, usageType: (group.isSpot ? "SpotUsage:" : "HostUsage:") + group.instanceType,
            resource: group.resource, zone: group.zone?.rawValue, unitPrice: nil, unit: Hour.symbol,
            reason: group.isSpot ? .spotPrice(count: count) : .dedicatedHosts(count: count),
            owner: group.owner)
    }

    private static func name(_ group: Group) -> String {
        "\(group.region) \(group.resource) \(group.instanceType) \(group.zone?.rawValue ?? "") \(group.owner.key)"
    }

    /// Kubernetes nodes and cluster instances, each counted once; a node group's desired size where neither is known.
    private static func nodes(_ context: ChargeContext, _ sheet: inout UsageSheet) -> [Group: Int] {
        var counts: [Group: Int] = [:]
        let instances = Dictionary(context.snapshot.instances.map { ($0.id, $0) }) { first, _ in first }
        var seen = Set<Identifier<Instance>>()
        var groupsWithNodes = Set<GroupName>()
        var owners = RecentOwner(context.owners)
        for node in context.snapshot.nodes {
            guard node.providerID?.hasPrefix("aws:") ?? (node.region != nil) else { continue }
            let id = node.instanceID
            let instance = id.flatMap { instances[$0] }
            if let id, !seen.insert(id).inserted { continue }
            let owner = owners.owner(of: node, on: instance)
            let group = node.nodeGroupName ?? instance?.nodeGroupName
            let resource = group ?? context.owners.name(of: owner.cluster) ?? "nodes"
            if let group { groupsWithNodes.insert(GroupName(cluster: owner.cluster, name: group)) }
            guard let type = node.instanceType ?? instance?.instanceType else {
                sheet.leaveOut(
                    .nodes, "BoxUsage", node.name, of: owner, unit: Hour.symbol, zone: node.zone?.rawValue,
                    .nodeTypeUnknown(node: node.name))
                continue
            }
            let vpc = instance?.vpcID ?? owner.vpc
            counts[
                Group(
                    resource: resource, instanceType: type, zone: node.zone ?? instance?.zone,
                    region: owner.region?.rawValue ?? context.region(vpc), owner: owner,
                    isDedicated: isDedicated(instance, vpc: vpc, context),
                    isSpot: node.isSpot || instance?.isSpot ?? false,
                    isOnHost: instance?.tenancy == "host"), default: 0] += 1
        }
        for instance in context.snapshot.instances
        where instance.clusterName != nil && instance.state == "running" {
            guard seen.insert(instance.id).inserted else { continue }
            let owner = context.owners.owner(of: instance)
            let resource = instance.nodeGroupName ?? instance.clusterName ?? "nodes"
            groupsWithNodes.insert(GroupName(cluster: owner.cluster, name: resource))
            counts[
                Group(
                    resource: resource, instanceType: instance.instanceType, zone: instance.zone,
                    region: owner.region?.rawValue ?? context.region(instance.vpcID), owner: owner,
                    isDedicated: isDedicated(instance, vpc: instance.vpcID, context),
                    isSpot: instance.isSpot, isOnHost: instance.tenancy == "host"), default: 0] += 1
        }
        fromNodeGroups(context, except: groupsWithNodes, &counts, &sheet)
        return counts
    }

    /// The owner of one node after the other: neighbours in a list mostly share theirs.
    private struct RecentOwner {
        private struct Home: Equatable {
            var cluster: ClusterID
            var vpc: Identifier<VPC>?
            var region: Region?
        }

        private let owners: Owners
        private var last: (home: Home, owner: Owner)?

        init(_ owners: Owners) { self.owners = owners }

        mutating func owner(of node: Node, on instance: Instance?) -> Owner {
            let home = Home(
                cluster: node.cluster, vpc: owners.vpc(of: instance),
                region: node.region ?? node.zone?.region ?? instance?.zone?.region)
            if let last, last.home == home { return last.owner }
            let owner = owners.owner(ofNodeIn: home.cluster, vpc: home.vpc, region: home.region)
            last = (home, owner)
            return owner
        }
    }

    private static func fromNodeGroups(
        _ context: ChargeContext, except known: Set<GroupName>, _ counts: inout [Group: Int],
        _ sheet: inout UsageSheet
    ) {
        for group in context.snapshot.nodeGroups {
            let owner = context.owners.owner(of: group)
            guard !known.contains(GroupName(cluster: owner.cluster, name: group.name)),
                // A node whose cluster nothing tells may be this group's: it is not counted twice.
                !known.contains(GroupName(cluster: nil, name: group.name)),
                let desired = group.desiredSize, desired > 0
            else { continue }
            guard let type = group.instanceTypes.first else {
                sheet.leaveOut(
                    .nodes, "BoxUsage", group.name, of: owner, unit: Hour.symbol,
                    .groupTypeUnknown(nodeGroup: group.name))
                continue
            }
            let zones = Set(group.subnetIDs.compactMap { context.index.subnets[$0]?.zone }).sorted()
            sheet.assume(
                .desiredSizeSpreadEvenly(nodeGroup: group.name, size: desired),
                of: owner)
            let places: [ZoneName?] = zones.isEmpty ? [nil] : zones
            for (position, zone) in places.enumerated() {
                let count = desired / places.count + (position < desired % places.count ? 1 : 0)
                guard count > 0 else { continue }
                counts[
                    Group(
                        resource: group.name, instanceType: type, zone: zone,
                        region: (zone?.region ?? owner.region)?.rawValue ?? context.region(owner.vpc),
                        owner: owner, isDedicated: isDedicated(nil, vpc: owner.vpc, context),
                        isSpot: group.capacityType == "SPOT"), default: 0] += count
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
