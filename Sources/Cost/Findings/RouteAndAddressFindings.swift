import Estate
import Topology
import Units
import Words

/// A route whose target is gone: what it matches is dropped.
enum BlackholeRoute: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        context.snapshot.routeTables.flatMap { table in
            table.routes.filter(\.isBlackhole).map { route in
                let destination: String =
                    switch route.destination {
                    case .ipv4(let block): block.description
                    case .ipv6(let text): text
                    case .prefixList(let id): id.rawValue
                    }
                var finding = Finding(
                    rule: .blackholeRoute, severity: .medium,
                    CostFinding.blackholeRoute(destination: destination, subnets: table.subnetIDs.count),
                    resource: table.id.rawValue, monthlySaving: nil, savingNote: .fault,
                    proof:
                        "aws ec2 describe-route-tables --route-table-ids \(table.id) --query 'RouteTables[].Routes[?State==`blackhole`]'"
                )
                finding.owner = context.owners.owner(of: table.vpcID)
                return finding
            }
        }
    }
}

/// A public address that is attached to nothing.
enum IdlePublicIPv4: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        context.assessment.lines.filter { $0.usageType == "PublicIPv4:IdleAddress" }.map { line in
            var finding = Finding(
                rule: .idlePublicIPv4, severity: .low, CostFinding.unassociatedAddress,
                resource: line.resource,
                monthlySaving: line.amount, savingNote: Saving(of: line).note,
                proof: "aws ec2 describe-addresses --public-ips \(line.resource)")
            finding.owner = line.owner
            return finding
        }
    }
}

/// A load balancer of the first generation.
enum ClassicLoadBalancer: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        context.snapshot.loadBalancers.filter { $0.kind == .classic }.map { balancer in
            var finding = Finding(
                rule: .classicLoadBalancer, severity: .low, CostFinding.classicLoadBalancer,
                resource: balancer.name, monthlySaving: nil, savingNote: .dependsOnRequests,
                proof: "aws elb describe-load-balancers --load-balancer-names \(balancer.name)")
            finding.owner = context.owners.owner(of: balancer)
            return finding
        }
    }
}
