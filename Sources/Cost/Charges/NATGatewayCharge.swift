import Estate
import Pricing
import Topology
import Units
import Words

/// A NAT gateway: hours while it exists, and every gigabyte it processes, in both directions, without tiers.
///
/// A regional gateway is billed for each zone it serves. Source: <https://aws.amazon.com/vpc/pricing/>.
enum NATGatewayCharge: Charge {
    static let rule = "NATGatewayCharge"
    static let rules = [
        ChargeRule(
            "NAT gateway", ["NatGateway-Hours", "RegionalNatGateway-Hours"],
            "H × price, each zonal gateway; a regional one once a zone it serves, unknown where no input tells the zones",
            in: ["NATGatewayCharge"],
            by: [.vpc]),
        ChargeRule(
            "NAT bytes", ["NatGateway-Bytes", "RegionalNatGateway-Bytes"], "(GB↑ + GB↓) × price, no tiers",
            in: ["NATGatewayCharge"], by: [.vpc]),
    ]
    static let needs = [
        NeededCall(
            name: "ec2 describe-nat-gateways", category: .natGateway,
            usageType: PriceKey<Hour>.natGatewayHours.usageType, unit: Hour.symbol)
    ]

    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        for gateway in context.snapshot.natGateways where gateway.isBilled {
            let owner = context.owners.owner(of: gateway.vpcID)
            let region = context.region(gateway.vpcID)
            guard gateway.availability == .regional else {
                sheet.hours.append(
                    Usage(
                        category: .natGateway, key: .natGatewayHours, region: region, owner: owner,
                        resource: gateway.id.rawValue,
                        zone: context.index.zone(of: gateway)?.rawValue, quantity: context.options.hours,
                        basis: .configured, rule: rule, origins: ["describe-nat-gateways"]))
                continue
            }
            let zones = zones(of: gateway, context)
            if zones.isEmpty {
                sheet.unknowns.append(
                    UnknownUsage(
                        category: .natGateway, usageType: PriceKey<Hour>.regionalNatGatewayHours.usageType,
                        resource: gateway.id.rawValue, zone: nil,
                        unitPrice: context.book.price(.regionalNatGatewayHours, in: region).firstRate?
                            .decimal,
                        unit: Hour.symbol, reason: .natZonesUnknown, owner: owner))
            }
            for zone in zones {
                sheet.hours.append(
                    Usage(
                        category: .natGateway, key: .regionalNatGatewayHours, region: region, owner: owner,
                        resource: gateway.id.rawValue, zone: zone.rawValue, quantity: context.options.hours,
                        basis: .configured, rule: rule, origins: ["describe-nat-gateways"]))
            }
        }
    }

    /// The zones that a regional gateway serves: those of its addresses, or of the subnets that route to it.
    static func zones(of gateway: NATGateway, _ context: ChargeContext) -> [ZoneName] {
        let own = Set(gateway.addresses.compactMap(\.zone).map { context.index.zone($0.rawValue) })
        if !own.isEmpty { return own.sorted() }
        let subnets = context.index.subnetsByVPC[gateway.vpcID] ?? []
        return Set(subnets.filter { context.index.natGateway(of: $0)?.id == gateway.id }.compactMap(\.zone))
            .sorted()
    }

    static func bytes(_ hop: Hop, _ share: FlowShare, _ context: ChargeContext, _ sheet: inout UsageSheet) {
        guard case .natGateway(let id, let isRegional, let zone) = hop else { return }
        sheet.gigabytes.append(
            Usage(
                category: .natGateway, key: isRegional ? .regionalNatGatewayBytes : .natGatewayBytes,
                region: context.region(share.subnet.vpcID), owner: share.owner, resource: id.rawValue,
                zone: zone?.rawValue, quantity: share.out + share.back, basis: share.basis, rule: rule,
                share: share))
    }

    /// Says of every gateway without known traffic that its gigabytes are missing from the total.
    static func unknown(
        _ context: ChargeContext, _ sheet: inout UsageSheet, coveredVPCs: Set<Identifier<VPC>>
    ) {
        for gateway in context.snapshot.natGateways
        where gateway.isBilled && !coveredVPCs.contains(gateway.vpcID) {
            let key: PriceKey<Gigabyte> =
                gateway.availability == .regional ? .regionalNatGatewayBytes : .natGatewayBytes
            sheet.unknowns.append(
                UnknownUsage(
                    category: .natGateway, usageType: key.usageType, resource: gateway.id.rawValue,
                    zone: context.index.zone(of: gateway)?.rawValue,
                    unitPrice: context.book.price(key, in: context.region(gateway.vpcID)).firstRate?.decimal,
                    unit: Gigabyte.symbol,
                    reason: .noTraffic(vpc: gateway.vpcID.rawValue),
                    owner: context.owners.owner(of: gateway.vpcID)))
        }
    }
}

extension Usage {
    init(
        category: Category, key: PriceKey<Unit>, region: String, owner: Owner, resource: String,
        zone: String?,
        quantity: Quantity<Unit>, basis: Basis, rule: String, share: FlowShare
    ) {
        self.init(
            category: category, key: key, region: region, owner: owner, resource: resource, zone: zone,
            quantity: quantity,
            basis: basis, rule: rule, origins: [share.origin],
            assumptions: share.assumption.map { [$0] } ?? [],
            traffic: UsageTraffic(
                source: share.subnet.id.rawValue, destination: share.destination, out: share.out,
                back: share.back))
    }
}
