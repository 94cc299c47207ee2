import Estate
import Pricing
import Topology
import Units
import Words

/// Every public IPv4 address by the hour, in use or idle, unless the user brought it (BYOIP).
///
/// Source: <https://aws.amazon.com/vpc/pricing/>, "Public IPv4 Address".
enum PublicIPv4Charge: Charge {
    static let rule = "PublicIPv4Charge"
    static let rules = [
        ChargeRule(
            "public IPv4", ["PublicIPv4:InUseAddress", "PublicIPv4:IdleAddress"],
            "H × price each address once, whether an interface, a NAT gateway, an instance or a node tells it; none for addresses that you brought (BYOIP)",
            in: ["PublicIPv4Charge"], by: [.vpc])
    ]
    static let needs = [
        NeededCall(
            name: "ec2 describe-network-interfaces", category: .publicIPv4,
            usageType: PriceKey<Hour>.publicIPv4InUse.usageType, unit: Hour.symbol),
        NeededCall(
            name: "ec2 describe-addresses", category: .publicIPv4,
            usageType: PriceKey<Hour>.publicIPv4InUse.usageType, unit: Hour.symbol),
    ]

    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        var seen = Set<IPv4Address>()
        let brought = Set(context.snapshot.elasticIPs.filter(\.isBroughtByUser).map(\.publicIP))
        for gateway in context.snapshot.natGateways where gateway.isBilled && gateway.isPublic {
            natGateway(gateway, brought, &seen, context, &sheet)
        }
        for eni in context.snapshot.networkInterfaces {
            guard let address = eni.publicIP, !brought.contains(address), seen.insert(address).inserted else {
                continue
            }
            add(
                .publicIPv4InUse, address.description, eni.zone, context.owners.owner(of: eni), .configured,
                "describe-network-interfaces", context, &sheet)
        }
        for address in context.snapshot.elasticIPs where !address.isBroughtByUser {
            guard seen.insert(address.publicIP).inserted else { continue }
            let key: PriceKey<Hour> = address.isAttached ? .publicIPv4InUse : .publicIPv4Idle
            add(
                key, address.publicIP.description, nil, context.owners.owner(of: address), .configured,
                "describe-addresses", context, &sheet)
        }
        hosts(brought, &seen, context, &sheet)
        balancersWithoutInterfaces(context, &sheet)
    }

    /// The addresses that instances and nodes say they have, where no interface told of them.
    private static func hosts(
        _ brought: Set<IPv4Address>, _ seen: inout Set<IPv4Address>, _ context: ChargeContext,
        _ sheet: inout UsageSheet
    ) {
        for instance in context.snapshot.instances {
            guard let address = instance.publicIP, !brought.contains(address), seen.insert(address).inserted
            else { continue }
            add(
                .publicIPv4InUse, address.description, instance.zone, context.owners.owner(of: instance),
                .configured, "describe-instances", context, &sheet)
        }
        for node in context.snapshot.nodes where node.providerID?.hasPrefix("aws:") ?? (node.region != nil) {
            guard let address = node.externalIP, !brought.contains(address), seen.insert(address).inserted
            else { continue }
            add(
                .publicIPv4InUse, address.description, node.zone, context.owners.owner(of: node),
                .configured, "kubectl get nodes", context, &sheet)
        }
    }

    private static func natGateway(
        _ gateway: NATGateway, _ brought: Set<IPv4Address>, _ seen: inout Set<IPv4Address>,
        _ context: ChargeContext,
        _ sheet: inout UsageSheet
    ) {
        let zone = context.index.zone(of: gateway)
        if gateway.addresses.isEmpty {
            let zones =
                gateway.availability == .regional
                ? NATGatewayCharge.zones(of: gateway, context) : [zone].compactMap(\.self)
            for zone in zones {
                add(
                    .publicIPv4InUse, gateway.id.rawValue, zone,
                    context.owners.owner(of: gateway.vpcID, zone: zone), .assumed,
                    "one address a gateway and zone", context, &sheet)
            }
        }
        for address in gateway.addresses {
            guard let ip = address.publicIP, !brought.contains(ip), seen.insert(ip).inserted else { continue }
            add(
                .publicIPv4InUse, ip.description, address.zone ?? zone,
                context.owners.owner(of: gateway.vpcID), .configured,
                "describe-nat-gateways", context, &sheet)
        }
    }

    /// Internet-facing load balancers of which no interface was imported hold at least one address a zone.
    private static func balancersWithoutInterfaces(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        let interfaces = context.snapshot.networkInterfaces.filter {
            $0.descriptionText?.hasPrefix("ELB ") ?? false
        }
        for balancer in context.snapshot.loadBalancers
        where balancer.isInternetFacing && balancer.kind != .gateway {
            guard !interfaces.contains(where: balancer.owns) else { continue }
            for zone in balancer.zones {
                add(
                    .publicIPv4InUse, balancer.name, zone.zone, context.owners.owner(of: balancer),
                    .assumed, "one address a zone", context,
                    &sheet)
            }
            sheet.assume(
                .oneAddressPerZone(loadBalancer: balancer.name),
                of: context.owners.owner(of: balancer))
        }
    }

    private static func add(
        _ key: PriceKey<Hour>, _ resource: String, _ zone: ZoneName?, _ owner: Owner, _ basis: Basis,
        _ origin: String, _ context: ChargeContext, _ sheet: inout UsageSheet
    ) {
        sheet.hours.append(
            Usage(
                category: .publicIPv4, key: key,
                region: (owner.region ?? zone?.region ?? context.soleRegion)?.rawValue ?? "unknown",
                owner: owner, resource: resource, zone: zone?.rawValue, quantity: context.options.hours,
                basis: basis,
                rule: rule,
                origins: [origin]))
    }
}
