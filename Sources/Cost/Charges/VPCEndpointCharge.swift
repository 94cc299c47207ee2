import Estate
import Pricing
import Topology
import Units
import Words

/// VPC endpoints: a gateway endpoint is free; any other is billed for each zone-hour and each gigabyte, both ways.
///
/// The gigabytes of all interface endpoints of a region share the tiers. A zone other than the endpoint's own is no
/// longer charged as a transfer since April 2022. Source: <https://aws.amazon.com/privatelink/pricing/>.
enum VPCEndpointCharge: Charge {
    static let rule = "VPCEndpointCharge"
    static let rules = [
        ChargeRule(
            "interface endpoint", ["VpcEndpoint-Hours", "VpcEndpoint-GWLBE-Hours"], "zones × H × price",
            in: ["VPCEndpointCharge"], by: [.privateLink]),
        ChargeRule(
            "endpoint bytes", ["VpcEndpoint-Bytes", "VpcEndpoint-GWLBE-Bytes"],
            "(GB↑ + GB↓) by tiers that all interface endpoints of a region share; of a firewall's endpoint by its own price",
            in: ["VPCEndpointCharge"], by: [.privateLink]),
        ChargeRule("gateway endpoint", [], "free", in: ["VPCEndpointCharge"], by: [.gatewayEndpoints]),
    ]
    static let needs = [
        NeededCall(
            name: "ec2 describe-vpc-endpoints", category: .vpcEndpoint,
            usageType: PriceKey<Hour>.vpcEndpointHours.usageType, unit: Hour.symbol)
    ]

    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        for endpoint in context.snapshot.vpcEndpoints where endpoint.isBilled {
            guard endpoint.kind == .interface || endpoint.kind == .gatewayLoadBalancer else { continue }
            let key: PriceKey<Hour> = endpoint.kind == .interface ? .vpcEndpointHours : .vpcEndpointGWLBEHours
            if endpoint.subnetIDs.isEmpty {
                sheet.leaveOut(
                    .vpcEndpoint, key.usageType, endpoint.id.rawValue,
                    of: context.owners.owner(of: endpoint.vpcID), unit: Hour.symbol,
                    .endpointWithoutSubnet(endpoint.id.rawValue, service: endpoint.serviceName))
            }
            for subnetID in endpoint.subnetIDs {
                sheet.hours.append(
                    Usage(
                        category: .vpcEndpoint, key: key, region: context.region(endpoint.vpcID),
                        owner: context.owners.owner(of: endpoint.vpcID), resource: endpoint.id.rawValue,
                        zone: context.index.subnets[subnetID]?.zone?.rawValue ?? subnetID.rawValue,
                        quantity: context.options.hours, basis: .configured, rule: rule,
                        origins: ["describe-vpc-endpoints"]))
            }
        }
    }

    static func bytes(_ hop: Hop, _ share: FlowShare, _ context: ChargeContext, _ sheet: inout UsageSheet) {
        switch hop {
        case .interfaceEndpoint(let id, let zone): add(.vpcEndpointBytes, id, zone, share, context, &sheet)
        case .gatewayLoadBalancerEndpoint(let id, let zone):
            add(.vpcEndpointGWLBEBytes, id, zone, share, context, &sheet)
        default: return
        }
    }

    private static func add(
        _ key: PriceKey<Gigabyte>, _ id: Identifier<VPCEndpoint>, _ zone: ZoneName?, _ share: FlowShare,
        _ context: ChargeContext, _ sheet: inout UsageSheet
    ) {
        sheet.gigabytes.append(
            Usage(
                category: .vpcEndpoint, key: key, region: context.region(share.subnet.vpcID),
                owner: share.owner, resource: id.rawValue, zone: zone?.rawValue,
                quantity: share.out + share.back,
                basis: share.basis, rule: rule, share: share))
    }

    static func unknown(
        _ context: ChargeContext, _ sheet: inout UsageSheet, coveredVPCs: Set<Identifier<VPC>>
    ) {
        for endpoint in context.snapshot.vpcEndpoints
        where endpoint.isBilled && !coveredVPCs.contains(endpoint.vpcID) {
            guard endpoint.kind == .interface || endpoint.kind == .gatewayLoadBalancer else { continue }
            if MeterCharge.bytes(of: endpoint, context, &sheet) { continue }
            let key: PriceKey<Gigabyte> =
                endpoint.kind == .interface ? .vpcEndpointBytes : .vpcEndpointGWLBEBytes
            sheet.unknowns.append(
                UnknownUsage(
                    category: .vpcEndpoint, usageType: key.usageType, resource: endpoint.id.rawValue,
                    zone: nil,
                    unitPrice: context.book.price(key, in: context.region(endpoint.vpcID)).firstRate?.decimal,
                    unit: Gigabyte.symbol,
                    reason: .noTraffic(vpc: endpoint.vpcID.rawValue),
                    owner: context.owners.owner(of: endpoint.vpcID)))
        }
    }
}
