import Estate
import Pricing
import Topology
import Units
import Words

/// The exchange of nodes with their cluster's control plane over its private endpoint.
///
/// EKS pays its own end of a transfer between zones, so one end is billed, for the share of the control plane's
/// interfaces that stand in other zones. Without a private endpoint the way is the default route's, NAT and all.
/// Source: <https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html>.
enum ControlPlaneCharge: Charge {
    static let rule = "ControlPlaneCharge"
    static let rules = [
        ChargeRule(
            "control plane", ["DataTransfer-Regional-Bytes"],
            "(GB↑ + GB↓) × share of other zones × price × 1 end, for EKS pays its own; without a private endpoint the default route's way, or 1 end from a node with a public address",
            in: ["ControlPlaneCharge"], by: [.eksNetwork])
    ]

    static func bytes(_ hop: Hop, _ share: FlowShare, _ context: ChargeContext, _ sheet: inout UsageSheet) {
        guard case .controlPlane(let cluster, let zone, let crossing) = hop else { return }
        sheet.assume(.controlPlaneSpreadsEvenly(cluster: cluster))
        sheet.gigabytes.append(
            Usage(
                category: .crossAZ, key: .regionalBytes, region: context.region(share.subnet.vpcID),
                owner: share.owner,
                resource: share.subnet.id.rawValue, zone: zone?.rawValue,
                quantity: (share.out + share.back).scaled(by: crossing), basis: .assumed, rule: rule,
                share: share))
    }
}
