import Estate
import Pricing
import Topology
import Units
import Words

/// The traffic that leaves to the internet or to another region; what comes in is free.
///
/// The account's first 100 GB a month are free, all regions together, and the tiers count what is beyond.
/// Source: <https://aws.amazon.com/ec2/pricing/on-demand/>, "Data Transfer OUT".
enum InternetCharge: Charge {
    static let rule = "InternetCharge"
    static let rules = [
        ChargeRule(
            "internet", ["DataTransfer-Out-Bytes"],
            "GB↑ by tiers, beyond the account's free 100 GB; GB↓ is free",
            in: ["InternetCharge", "LoadBalancerTraffic"], by: [.ec2]),
        ChargeRule(
            "other region", ["AWS-Out-Bytes"], "GB↑ × price of the pair", in: ["InternetCharge"],
            by: [.ec2]),
    ]

    static func bytes(_ hop: Hop, _ share: FlowShare, _ context: ChargeContext, _ sheet: inout UsageSheet) {
        switch hop {
        case .internet(let zone):
            add(.internet, .internetOut, "internet", zone, share.out, share, context, &sheet)
        case .interRegion(let region):
            add(
                .interRegion, .interRegion(to: region.rawValue), "to \(region)", share.subnet.zone, share.out,
                share,
                context, &sheet)
            sheet.assume(.returnFromRegion(region.rawValue))
        default: return
        }
    }

    private static func add(
        _ category: Category, _ key: PriceKey<Gigabyte>, _ resource: String, _ zone: ZoneName?,
        _ quantity: Quantity<Gigabyte>, _ share: FlowShare, _ context: ChargeContext,
        _ sheet: inout UsageSheet
    ) {
        sheet.gigabytes.append(
            Usage(
                category: category, key: key, region: context.region(share.subnet.vpcID), owner: share.owner,
                resource: resource,
                zone: zone?.rawValue, quantity: quantity, basis: share.basis, rule: rule, share: share))
    }
}
