import Estate
import Pricing
import Topology
import Units
import Words

/// A transit gateway: each attachment by the hour, and each gigabyte sent into it, paid by the sender.
///
/// Source: <https://aws.amazon.com/transit-gateway/pricing/>.
enum TransitGatewayCharge: Charge {
    static let rule = "TransitGatewayCharge"
    static let rules = [
        ChargeRule(
            "transit gateway", ["TransitGateway-Hours", "TransitGateway-Bytes"],
            "H × price each attachment; GB↑ × price, paid by the sender, and GB↓ where the far VPC is in the snapshot too; no charge for cross-AZ data transfer",
            in: ["TransitGatewayCharge"], by: [.transitGateway])
    ]
    static let needs = [
        NeededCall(
            name: "ec2 describe-transit-gateway-attachments", category: .transitGateway,
            usageType: PriceKey<Hour>.transitGatewayHours.usageType, unit: Hour.symbol)
    ]

    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        for attachment in context.snapshot.transitGatewayAttachments where attachment.state == "available" {
            let vpc = attachment.resourceID.map { Identifier<VPC>($0) }
            let owner = context.owners.owner(
                of: attachment.resourceType == "vpc" ? vpc : nil, region: attachment.region)
            let key: PriceKey<Hour> =
                attachment.resourceType == "peering" ? .transitGatewayPeeringHours : .transitGatewayHours
            guard ["vpc", "peering"].contains(attachment.resourceType) else {
                sheet.leaveOut(
                    .transitGateway, key.usageType, attachment.id.rawValue, of: owner, unit: Hour.symbol,
                    .attachmentNotModelled(attachment.id.rawValue, kind: attachment.resourceType))
                continue
            }
            sheet.hours.append(
                Usage(
                    category: .transitGateway, key: key,
                    region: attachment.region?.rawValue ?? context.region(vpc), owner: owner,
                    resource: attachment.id.rawValue,
                    zone: nil, quantity: context.options.hours, basis: .configured, rule: rule,
                    origins: ["describe-transit-gateway-attachments"]))
        }
    }

    static func bytes(_ hop: Hop, _ share: FlowShare, _ context: ChargeContext, _ sheet: inout UsageSheet) {
        switch hop {
        case .transitGateway(let gateway, let attachment, let zone):
            add(attachment ?? gateway, zone, share.out, share, context, &sheet)
            sheet.assume(.returnOverTransitGateway)
        case .transitGatewayReturn(let gateway, let attachment):
            add(attachment ?? gateway, nil, share.back, share, context, &sheet)
        default: return
        }
    }

    private static func add(
        _ resource: String, _ zone: ZoneName?, _ quantity: Quantity<Gigabyte>, _ share: FlowShare,
        _ context: ChargeContext, _ sheet: inout UsageSheet
    ) {
        sheet.gigabytes.append(
            Usage(
                category: .transitGateway, key: .transitGatewayBytes,
                region: context.region(share.subnet.vpcID), owner: share.owner, resource: resource,
                zone: zone?.rawValue,
                quantity: quantity, basis: share.basis, rule: rule, share: share))
    }
}
