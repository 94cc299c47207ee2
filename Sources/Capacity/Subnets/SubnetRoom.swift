import Estate
import Topology
import Units

/// Subnets that have too little left for what is in them.
enum SubnetRoom {
    private static func finding(
        _ rule: FindingRule, _ severity: Finding.Severity, _ title: String, _ row: SubnetCapacity, _ detail: String
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, title: title, resource: row.id.rawValue, detail: detail,
            monthlySaving: nil,
            savingNote: "a risk, not a saving",
            proof:
                "aws ec2 describe-subnets --subnet-ids \(row.id) --query 'Subnets[].AvailableIpAddressCount'")
    }

    /// Subnets that are too small for their node groups' maximum.
    static func atMaximum(_ rows: [SubnetCapacity]) -> [Finding] {
        rows.compactMap { row in
            guard let short = row.shortAtMaximum, short > 0, let most = row.usedAtMaximum else { return nil }
            return finding(
                .subnetTooSmallForMaximum, .medium, "Subnet too small for the maximum of its node groups",
                row,
                "With every group at its maximum size it would need \(most) addresses, \(short) more than it has."
            )
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
                        .subnetAlmostFull, free * 50 < usable ? .high : .medium, "Subnet almost full", row,
                        "\(free) of \(usable) addresses are free."))
            }
            if let clusters = clusters[row.id]?.sorted(), !SubnetNeeds.cluster(freeIPs: free).meetsMinimum {
                found.append(
                    finding(
                        .clusterSubnetRoom, .high, "No room for the control plane's interfaces", row,
                        "EKS asks for 6 free addresses in a subnet of \(clusters.joined(separator: " and of ")) and an upgrade takes up to 5; \(free) are free."
                    ))
            }
            if row.loadBalancerGrowth > free {
                found.append(
                    finding(
                        .loadBalancerRoom, .medium, "No room for load balancers to grow", row,
                        "Its load balancers may take \(row.loadBalancerGrowth) more addresses, 8 each; \(free) are free."
                    ))
            }
            let left = row.holders.first { $0.kind == .unattached }
            if let left, left.addresses > 0 {
                found.append(
                    finding(
                        .unattachedInterfaces, .low, "Interfaces attached to nothing", row,
                        "\(left.count) hold \(left.addresses) addresses; delete those that nobody waits for.")
                )
            }
            return found
        }
    }
}
