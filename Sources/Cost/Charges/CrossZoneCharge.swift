import Estate
import Pricing
import Topology
import Units

/// A transfer between two zones of a region: for each gigabyte one line out at one end and one line in at the other.
///
/// What a subnet sends through a NAT gateway in another zone crosses twice counted: at the instance, and at the
/// gateway's interface. The second half follows from the rule but no source states it, so one side can be switched
/// off. Source: <https://aws.amazon.com/ec2/pricing/on-demand/>, "Data Transfer within the same AWS Region".
enum CrossZoneCharge: Charge {
    static let rule = "CrossZoneCharge"
    static let rules = [
        ChargeRule(
            "peering", ["DataTransfer-Regional-Bytes"],
            "as cross-AZ data transfer, where the AZs differ; free within an AZ", in: ["CrossZoneCharge"],
            by: [.peering], for: [.peering]),
        ChargeRule(
            "cross-AZ data transfer", ["DataTransfer-Regional-Bytes"],
            "(GB↑ + GB↓) × price × 2 ends; one end with `billed_sides: one`", in: ["CrossZoneCharge"],
            by: [.ec2]),
    ]
    static let needs = [
        NeededCall(
            name: "ec2 describe-vpcs", category: .crossAZ,
            usageType: PriceKey<Gigabyte>.regionalBytes.usageType, unit: Gigabyte.symbol),
        NeededCall(
            name: "ec2 describe-subnets", category: .crossAZ,
            usageType: PriceKey<Gigabyte>.regionalBytes.usageType, unit: Gigabyte.symbol),
        NeededCall(
            name: "ec2 describe-route-tables", category: .crossAZ,
            usageType: PriceKey<Gigabyte>.regionalBytes.usageType, unit: Gigabyte.symbol),
    ]

    static func bytes(_ hop: Hop, _ share: FlowShare, _ context: ChargeContext, _ sheet: inout UsageSheet) {
        guard case .crossZone(let source, let from, let target, let to) = hop else { return }
        let moved = share.out + share.back
        add(source, from, moved, .crossAZ, .regionalBytes, share, context, &sheet)
        if context.options.billsBothSides {
            add(target, to, moved, .crossAZ, .regionalBytes, share, context, &sheet)
        }
    }

    static func peering(_ hop: Hop, _ share: FlowShare, _ context: ChargeContext, _ sheet: inout UsageSheet) {
        guard case .peering(let id, let zone, let crosses) = hop, crosses else { return }
        // Each VPC's owner pays an end; both are the reader's where both VPCs are in the snapshot.
        let moved = share.out + share.back
        let zoneName = zone ?? ZoneName("unknown")
        add(share.subnet.id.rawValue, zoneName, moved, .peering, .regionalBytes, share, context, &sheet)
        if context.options.billsBothSides {
            add(id.rawValue, zoneName, moved, .peering, .regionalBytes, share, context, &sheet)
        }
    }

    private static func add(
        _ resource: String, _ zone: ZoneName, _ moved: Quantity<Gigabyte>, _ category: Category,
        _ key: PriceKey<Gigabyte>, _ share: FlowShare, _ context: ChargeContext, _ sheet: inout UsageSheet
    ) {
        sheet.gigabytes.append(
            Usage(
                category: category, key: key, region: context.region(share.subnet.vpcID), owner: share.owner,
                resource: resource,
                zone: zone.rawValue, quantity: moved, basis: share.basis, rule: rule, share: share))
    }
}
