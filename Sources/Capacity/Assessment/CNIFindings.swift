import Estate
import Topology
import Units

/// Findings about effects of the CNI's settings that nobody wants.
enum CNIFindings {
    private static func finding(
        _ rule: FindingRule, _ severity: Finding.Severity, _ title: String, _ cluster: String?, _ detail: String
    ) -> Finding {
        Finding(
            rule: rule, severity: severity, title: title, resource: cluster ?? "aws-node", detail: detail,
            monthlySaving: nil, savingNote: "addresses, not money",
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
                        .minimumWithoutWarm, .high, "MINIMUM_IP_TARGET without WARM_IP_TARGET",
                        cni.clusterName,
                        "The pool never grows beyond \(targets.minimumIP) addresses a node: pods beyond that get none. Set WARM_IP_TARGET too."
                    ))
            }
            if cni.pods > 0, cni.idle > 100, cni.idle * 2 > cni.simulated {
                found.append(
                    finding(
                        .idleWarmAddresses, .medium, "Most addresses of the nodes are idle", cni.clusterName,
                        "\(cni.idle) of the \(cni.simulated) addresses that \(cni.nodes) nodes hold are kept ready for pods that are not there. WARM_IP_TARGET and MINIMUM_IP_TARGET make the store smaller."
                    ))
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
                rule: .noFreePrefix, severity: .high, title: "Free addresses, but no free block of 16",
                resource: row.id.rawValue,
                detail:
                    "\(row.free ?? 0) addresses are free and no aligned /28 is: prefix delegation gives nothing more here, and the CNI does not fall back to single addresses. A CIDR reservation of type prefix keeps blocks whole.",
                monthlySaving: nil, savingNote: "a risk, not a saving",
                proof: "aws ec2 get-subnet-cidr-reservations --subnet-id \(row.id)")
        }
    }
}
