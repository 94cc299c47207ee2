import Estate
import Topology
import Units

/// A cluster that pays for extended support.
enum ExtendedSupport: CostFinding {
    static func find(_ context: FindingContext) -> [Finding] {
        context.assessment.lines.filter { $0.usageType == "AmazonEKS-Hours:extendedSupport" }.map { line in
            let version = line.owner.cluster.flatMap { context.owners.directory[$0]?.version } ?? "?"
            let ended = context.calendar.dates(of: version)?.standardSupportEnds ?? "?"
            var finding = Finding(
                rule: .extendedSupport, severity: .high, title: "Kubernetes version in extended support",
                resource: line.resource,
                detail:
                    "Standard support of \(version) ended on \(ended); each hour since costs the surcharge too.",
                monthlySaving: line.amount, savingNote: Saving(of: line).note,
                proof: "aws eks describe-cluster --name \(line.resource) --query cluster.version")
            finding.owner = line.owner
            return finding
        }
    }
}

/// Nodes that reach the API server by its public endpoint, and so through the NAT gateway.
enum PublicClusterEndpoint: CostFinding {
    static func find(_ context: FindingContext) -> [Finding] {
        context.snapshot.clusters.filter { $0.endpointPrivateAccess == false }.map { cluster in
            var finding = Finding(
                rule: .publicClusterEndpoint, severity: .low,
                title: "Nodes reach the API server through NAT",
                resource: cluster.name,
                detail:
                    "Private access of the cluster's endpoint is off, so what nodes and the API server exchange is processed by the NAT gateway.",
                monthlySaving: nil, savingNote: "unknown: these bytes are not measured",
                proof:
                    "aws eks describe-cluster --name \(cluster.name) --query cluster.resourcesVpcConfig.endpointPrivateAccess"
            )
            finding.owner = context.owners.owner(of: cluster.id)
            return finding
        }
    }
}
