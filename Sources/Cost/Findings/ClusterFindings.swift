import Estate
import Topology
import Units
import Words

/// A cluster that pays for extended support.
enum ExtendedSupport: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        context.assessment.lines.filter { $0.usageType == "AmazonEKS-Hours:extendedSupport" }.map { line in
            let version = line.owner.cluster.flatMap { context.owners.directory[$0]?.version } ?? "?"
            let ended = context.calendar.dates(of: version)?.standardSupportEnds ?? "?"
            var finding = Finding(
                rule: .extendedSupport, severity: .high,
                CostFinding.extendedSupport(version: version, ended: ended),
                resource: line.resource,
                monthlySaving: line.amount, savingNote: Saving(of: line).note,
                proof: "aws eks describe-cluster --name \(line.resource) --query cluster.version")
            finding.owner = line.owner
            return finding
        }
    }
}

/// Nodes that reach the API server by its public endpoint, and so through the NAT gateway.
enum PublicClusterEndpoint: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        context.snapshot.clusters.filter { $0.endpointPrivateAccess == false }.map { cluster in
            var finding = Finding(
                rule: .publicClusterEndpoint, severity: .low,
                CostFinding.publicClusterEndpoint,
                resource: cluster.name, monthlySaving: nil, savingNote: .apiServerBytesNotMeasured,
                proof:
                    "aws eks describe-cluster --name \(cluster.name) --query cluster.resourcesVpcConfig.endpointPrivateAccess"
            )
            finding.owner = context.owners.owner(of: cluster.id)
            return finding
        }
    }
}
