import Estate
import Topology
import Units
import Words

/// Findings about effects of the CNI's settings that nobody wants.
enum CNIFindings {
    private static func finding(
        _ rule: FindingRule, _ severity: Finding.Severity, _ text: CapacityFinding, _ cluster: String?
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, text, resource: cluster ?? "aws-node", monthlySaving: nil,
            savingNote: .addresses,
            proof:
                "kubectl -n kube-system get daemonset aws-node -o jsonpath='{.spec.template.spec.containers[0].env}'"
        )
    }

    /// - Parameter nodes: the nodes of all clusters, with the subnets that they hold addresses of.
    static func find(
        _ cnis: [CNICapacity], subnets: [SubnetCapacity], nodes: [NodeHolding]
    ) -> [Finding] {
        cnis.flatMap { cni -> [Finding] in
            let targets = cni.settings.targets
            var found: [Finding] = []
            if targets.minimumIP > 0, targets.warmIP == 0 {
                found.append(
                    finding(
                        .minimumWithoutWarm, .high, .minimumWithoutWarm(minimum: targets.minimumIP),
                        cni.clusterName))
            }
            if cni.pods > 0, cni.idle > 100, cni.idle * 2 > cni.simulated {
                found.append(
                    finding(
                        .idleWarmAddresses, .medium,
                        .idleWarmAddresses(idle: cni.idle, held: cni.simulated, nodes: cni.nodes),
                        cni.clusterName))
            }
            return found
        } + fragmented(subnetsOfPrefixes(cnis, subnets, nodes))
    }

    /// The subnets that clusters with prefixes take addresses of.
    private static func subnetsOfPrefixes(
        _ cnis: [CNICapacity], _ subnets: [SubnetCapacity], _ nodes: [NodeHolding]
    ) -> [SubnetCapacity] {
        let clusters = Set(cnis.filter(\.settings.usesPrefixes).map(\.cluster))
        if clusters.count == cnis.count { return clusters.isEmpty ? [] : subnets }
        let own = nodes.filter { clusters.contains($0.cluster) }
        let ids = Set(own.compactMap(\.subnetID) + own.compactMap(\.podSubnetID))
        return subnets.filter { ids.contains($0.id) }
    }

    /// With prefixes a subnet whose free addresses lie scattered gives none; Rules.md#exhausted-subnet.
    private static func fragmented(_ subnets: [SubnetCapacity]) -> [Finding] {
        subnets.filter { row in
            row.holders.contains { $0.kind == .node } && row.freePrefixes == 0 && (row.free ?? 0) >= 16
        }.map { row in
            Finding(
                rule: .noFreePrefix, severity: .high,
                CapacityFinding.noFreePrefix(free: row.free ?? 0), resource: row.id.rawValue,
                monthlySaving: nil, savingNote: .risk,
                proof: "aws ec2 get-subnet-cidr-reservations --subnet-id \(row.id)")
        }
    }
}
