import Estate
import Pricing
import Topology
import Units

/// The usage that only a meter tells: capacity units of load balancers, and bytes of endpoints that no traffic row
/// tells of.
///
/// Sources: <https://aws.amazon.com/elasticloadbalancing/pricing/>, <https://aws.amazon.com/privatelink/pricing/>.
enum MeterCharge {
    /// A load balancer's capacity units, or the gigabytes of a Classic one; false where no meter was read.
    static func capacity(
        of balancer: LoadBalancer, _ operation: String?, _ region: String, _ context: ChargeContext,
        _ sheet: inout UsageSheet
    ) -> Bool {
        let meters = Meters(context.snapshot)
        guard let operation else {
            guard let (meter, bytes) = classic(balancer, meters, context) else { return false }
            sheet.gigabytes.append(
                Usage(
                    category: .loadBalancer, key: .classicLoadBalancerBytes, region: region,
                    owner: context.owners.owner(of: balancer),
                    resource: balancer.name, zone: nil, quantity: Quantity(bytes: bytes), basis: .metered,
                    rule: LoadBalancerCharge.rule,
                    origins: [meters.origin(of: meter)]))
            return true
        }
        let id = balancer.id.rawValue
        guard let units = meters[id, .consumedLCUs] else { return false }
        sheet.capacityUnits.append(
            Usage(
                category: .loadBalancer, key: .lcu(operation), region: region,
                owner: context.owners.owner(of: balancer),
                resource: balancer.name,
                zone: nil, quantity: Quantity(billionths: Int128(units)), basis: .metered,
                rule: LoadBalancerCharge.rule, origins: [meters.origin(of: id)]))
        return true
    }

    /// A Classic Load Balancer's meter, by its id; by its name only where no other has it.
    private static func classic(
        _ balancer: LoadBalancer, _ meters: Meters, _ context: ChargeContext
    ) -> (meter: String, bytes: Int64)? {
        let alike = context.snapshot.loadBalancers.filter { $0.kind == .classic && $0.name == balancer.name }
        let names = [balancer.id.rawValue] + (alike.count == 1 ? [balancer.name] : [])
        return names.lazy.compactMap { name in meters[name, .estimatedProcessedBytes].map { (name, $0) } }
            .first
    }

    /// An interface endpoint's gigabytes, both ways; false where no meter was read.
    static func bytes(of endpoint: VPCEndpoint, _ context: ChargeContext, _ sheet: inout UsageSheet) -> Bool {
        let meters = Meters(context.snapshot)
        let id = endpoint.id.rawValue
        guard endpoint.kind == .interface, let bytes = meters[id, .bytesProcessed] else { return false }
        sheet.gigabytes.append(
            Usage(
                category: .vpcEndpoint, key: .vpcEndpointBytes, region: context.region(endpoint.vpcID),
                owner: context.owners.owner(of: endpoint.vpcID),
                resource: id, zone: nil, quantity: Quantity(bytes: bytes), basis: .metered,
                rule: VPCEndpointCharge.rule,
                origins: [meters.origin(of: id)]))
        return true
    }
}
