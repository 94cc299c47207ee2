import Estate
import Pricing
import Topology
import Units
import Words

/// A load balancer by the hour; its capacity units are billed too but no configuration tells them.
///
/// Source: <https://aws.amazon.com/elasticloadbalancing/pricing/>.
enum LoadBalancerCharge: Charge {
    static let rule = "LoadBalancerCharge"
    static let rules = [
        ChargeRule(
            "load balancer", ["LoadBalancerUsage", "LCUUsage", "DataProcessing-Bytes"],
            "H × price; a Gateway Load Balancer once a zone. Capacity units are unknown until metrics tell them",
            in: ["LoadBalancerCharge"], by: [.loadBalancing])
    ]
    static let needs = [
        NeededCall(
            name: "elbv2 describe-load-balancers", category: .loadBalancer,
            usageType: PriceKey<Hour>.loadBalancer("Application").usageType, unit: Hour.symbol),
        NeededCall(
            name: "elb describe-load-balancers", category: .loadBalancer,
            usageType: PriceKey<Hour>.loadBalancer("Application").usageType, unit: Hour.symbol),
    ]

    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        for balancer in context.snapshot.loadBalancers where balancer.state != "failed" {
            let operation: String? =
                switch balancer.kind {
                case .application: "Application"
                case .network: "Network"
                case .gateway: "Gateway"
                case .classic: nil
                }
            let owner = context.owners.owner(of: balancer)
            let region = balancer.region?.rawValue ?? context.region(balancer.vpcID)
            // A Gateway Load Balancer is billed for each of its zones, the others once.
            let count = balancer.kind == .gateway ? max(balancer.zones.count, 1) : 1
            sheet.hours.append(
                Usage(
                    category: .loadBalancer, key: .loadBalancer(operation), region: region, owner: owner,
                    resource: balancer.name,
                    zone: nil, quantity: context.options.hours * count, basis: .configured, rule: rule,
                    origins: ["describe-load-balancers"]))
            if MeterCharge.capacity(of: balancer, operation, region, context, &sheet) { continue }
            sheet.unknowns.append(unknown(balancer, operation, region, owner, context))
        }
    }

    private static func unknown(
        _ balancer: LoadBalancer, _ operation: String?, _ region: String, _ owner: Owner,
        _ context: ChargeContext
    ) -> UnknownUsage {
        guard let operation else {
            let price = context.book.price(.classicLoadBalancerBytes, in: region).firstRate
            return UnknownUsage(
                category: .loadBalancer, usageType: "DataProcessing-Bytes", resource: balancer.name,
                zone: nil,
                unitPrice: price?.decimal, unit: Gigabyte.symbol,
                reason: .processedBytesUnknown, owner: owner)
        }
        return UnknownUsage(
            category: .loadBalancer, usageType: "LCUUsage", resource: balancer.name, zone: nil,
            unitPrice: context.book.price(.lcu(operation), in: region).firstRate?.decimal,
            unit: LCUHour.symbol,
            reason: .capacityUnitsUnknown, owner: owner)
    }
}
