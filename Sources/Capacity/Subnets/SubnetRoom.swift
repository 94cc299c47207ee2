import Estate
import Topology
import Units
import Words

/// Subnets that have too little left for what is in them.
enum SubnetRoom {
    private static func finding(
        _ rule: FindingRule, _ severity: Finding.Severity, _ text: CapacityFinding, _ row: SubnetCapacity
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, text, resource: row.id.rawValue, monthlySaving: nil,
            savingNote: .risk,
            proof:
                "aws ec2 describe-subnets --subnet-ids \(row.id) --query 'Subnets[].AvailableIpAddressCount'")
    }

    /// Subnets that are too small for their node groups' maximum.
    static func atMaximum(_ rows: [SubnetCapacity]) -> [Finding] {
        rows.compactMap { row in
            guard let short = row.shortAtMaximum, short > 0, let most = row.usedAtMaximum else { return nil }
            return finding(
                .subnetTooSmallForMaximum, .medium, .subnetTooSmall(needed: most, short: short), row)
        }
    }

    static func findings(_ rows: [SubnetCapacity], _ snapshot: Snapshot) -> [Finding] {
        var clusters: [Identifier<Subnet>: [String]] = [:]
        for cluster in snapshot.clusters {
            for subnet in Set(cluster.subnetIDs) { clusters[subnet, default: []].append(cluster.name) }
        }
        return rows.flatMap { row -> [Finding] in
            guard let usable = row.usable, let free = row.free, usable > 0 else { return [] }
            var found: [Finding] = []
            if free * 10 < usable {
                found.append(
                    finding(
                        .subnetAlmostFull, free * 50 < usable ? .high : .medium,
                        .subnetAlmostFull(free: free, usable: usable), row))
            }
            if let clusters = clusters[row.id]?.sorted(), !SubnetNeeds.cluster(freeIPs: free).meetsMinimum {
                found.append(
                    finding(
                        .clusterSubnetRoom, .high, .clusterSubnetRoom(clusters: clusters, free: free), row))
            }
            if row.loadBalancerGrowth > free {
                found.append(
                    finding(
                        .loadBalancerRoom, .medium,
                        .loadBalancerRoom(growth: row.loadBalancerGrowth, free: free), row))
            }
            let left = row.holders.first { $0.kind == .unattached }
            if let left, left.addresses > 0 {
                found.append(
                    finding(
                        .unattachedInterfaces, .low,
                        .unattachedInterfaces(count: left.count, addresses: left.addresses), row))
            }
            return found
        }
    }
}
