package import Estate
package import Topology
import Units
import Words

/// S3 or DynamoDB without a gateway endpoint, or with one that the tables in use do not point at.
///
/// A gateway endpoint costs nothing. Source:
/// <https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html>.
package enum GatewayEndpointMissing: CostFindingRule {
    static func find(_ context: FindingContext) -> [Finding] {
        context.estate.vpcsOutThroughNAT().flatMap { vpc, subnets in
            ["s3", "dynamodb"].compactMap { service in finding(service, vpc, subnets, context) }
        }
    }

    private static func finding(
        _ service: String, _ vpc: Identifier<VPC>, _ subnets: [Subnet], _ context: FindingContext
    ) -> Finding? {
        let endpoints = (context.index.endpointsByVPC[vpc] ?? []).filter {
            $0.service == service && $0.kind == .gateway
        }
        let without = Self.subnets(without: service, among: subnets, of: vpc, context.index)
        guard !without.isEmpty else { return nil }
        let tables = Set(without.compactMap { context.index.table(of: $0)?.id.rawValue }).sorted()
        let name = service == "s3" ? "S3" : "DynamoDB"
        let saving = saving(service, vpc, tables, context)
        let region = context.index.region(of: vpc)?.rawValue ?? "REGION"
        let isKnown = EndpointKnowledge(context.snapshot, context.index).isKnown(of: vpc)
        var finding = Finding(
            rule: .gatewayEndpointMissing, severity: service == "s3" ? .high : .medium,
            CostFinding.gatewayEndpointMissing(
                service: name, vpc: context.index.vpcs[vpc]?.name ?? vpc.rawValue, subnets: without.count,
                tables: tables, exists: !endpoints.isEmpty,
                isAssumed: !isKnown),
            resource: endpoints.first?.id.rawValue ?? vpc.rawValue,
            monthlySaving: context.knowsTraffic ? saving.amount.exact : nil,
            savingNote: context.knowsTraffic
                ? saving.note : .measureService(name),
            proof:
                "aws ec2 describe-vpc-endpoints --region \(region) --filters Name=vpc-id,Values=\(vpc) Name=service-name,Values=com.amazonaws.\(region).\(service)"
        )
        finding.isAssumed = !isKnown
        finding.owner = context.owners.owner(of: vpc)
        return finding
    }

    /// The subnets whose table no gateway endpoint of the service is on.
    package static func subnets(
        without service: String, among subnets: [Subnet], of vpc: Identifier<VPC>, _ index: NetworkIndex
    ) -> [Subnet] {
        let endpoints = (index.endpointsByVPC[vpc] ?? []).filter {
            $0.service == service && $0.kind == .gateway
        }
        return subnets.filter { subnet in
            guard let table = index.table(of: subnet) else { return false }
            return !endpoints.contains { endpoint in
                endpoint.routeTableIDs.contains(table.id)
                    || table.routes.contains { $0.target == .vpcEndpoint(endpoint.id) }
            }
        }
    }

    /// The saving of an endpoint on those tables alone.
    private static func saving(
        _ service: String, _ vpc: Identifier<VPC>, _ tables: [String], _ context: FindingContext
    ) -> Saving {
        var after = context.snapshot
        var endpoint = VPCEndpoint(
            id: Identifier("vpce-new-\(service)"), vpcID: vpc, serviceName: "com.amazonaws.region.\(service)",
            kind: .gateway)
        endpoint.routeTableIDs = tables.map { Identifier($0) }
        after.vpcEndpoints.append(endpoint)
        return context.saving(after: after)
    }
}
