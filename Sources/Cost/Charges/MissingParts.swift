import Pricing
import Topology
import Units

/// The parts that an import asked for and did not get: their cost is unknown, and not nothing.
enum MissingParts {
    static func note(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        for part in context.snapshot.missingParts {
            guard let lost = charged[part.call] else { continue }
            let owner = Owner(
                account: part.accountID.isEmpty ? nil : part.accountID,
                region: part.region.isEmpty ? nil : Region(part.region))
            sheet.warn("not imported: \(part.reason)", of: owner)
            sheet.unknowns.append(
                UnknownUsage(
                    category: lost.category, usageType: lost.usageType,
                    resource: part.subject.isEmpty ? "\(part.region)/\(part.accountID)" : part.subject,
                    zone: nil,
                    unitPrice: nil, unit: lost.unit, reason: part.reason, owner: owner))
        }
    }

    /// The calls whose answers are billed things, or the network that says where bytes go, and the first charge lost.
    private static let charged: [String: (category: Category, usageType: String, unit: String)] = [
        "ec2 describe-vpcs": bytes, "ec2 describe-subnets": bytes, "ec2 describe-route-tables": bytes,
        "ec2 describe-nat-gateways": (.natGateway, PriceKey<Hour>.natGatewayHours.usageType, Hour.symbol),
        "ec2 describe-vpc-endpoints": (.vpcEndpoint, PriceKey<Hour>.vpcEndpointHours.usageType, Hour.symbol),
        "ec2 describe-network-interfaces": address, "ec2 describe-addresses": address,
        "ec2 describe-instances": (.nodes, "BoxUsage", Hour.symbol),
        "ec2 describe-transit-gateway-attachments": (
            .transitGateway, PriceKey<Hour>.transitGatewayHours.usageType, Hour.symbol
        ),
        "elbv2 describe-load-balancers": balancer, "elb describe-load-balancers": balancer,
        "eks list-clusters": cluster, "eks describe-cluster": cluster,
    ]

    private static let bytes = (
        category: Category.crossAZ, usageType: PriceKey<Gigabyte>.regionalBytes.usageType,
        unit: Gigabyte.symbol
    )
    private static let address = (
        category: Category.publicIPv4, usageType: PriceKey<Hour>.publicIPv4InUse.usageType, unit: Hour.symbol
    )
    private static let balancer = (
        category: Category.loadBalancer, usageType: PriceKey<Hour>.loadBalancer("Application").usageType,
        unit: Hour.symbol
    )
    private static let cluster = (
        category: Category.eks, usageType: PriceKey<Hour>.eksCluster.usageType, unit: Hour.symbol
    )
}
