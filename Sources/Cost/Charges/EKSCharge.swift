import Estate
import Pricing
import Topology
import Units
import Words

/// A cluster by the hour, more in extended support or on a provisioned control plane; and its own KMS key.
///
/// Sources: <https://aws.amazon.com/eks/pricing/>, <https://aws.amazon.com/kms/pricing/>.
enum EKSCharge: Charge {
    static let rule = "EKSCharge"
    static let rules = [
        ChargeRule(
            "EKS cluster", ["AmazonEKS-Hours:perCluster"], "H × price", in: ["EKSCharge"], by: [.eks]),
        ChargeRule(
            "extended support", ["AmazonEKS-Hours:extendedSupport"],
            "H × price, where the assessed day is after the version's standard support",
            in: ["EKSCharge", "EKSCalendar"], by: [.eksVersions]),
        ChargeRule(
            "provisioned control plane", ["AmazonEKS-Hours:*"], "H × price of the tier", in: ["EKSCharge"],
            by: [.eks]),
        ChargeRule(
            "customer KMS key", ["KMS-Keys"],
            "1 × price for each key that clusters name, once where several share it", in: ["EKSCharge"],
            by: [.kms]),
    ]
    static let needs = [
        NeededCall(
            name: "eks list-clusters", category: .eks, usageType: PriceKey<Hour>.eksCluster.usageType,
            unit: Hour.symbol),
        NeededCall(
            name: "eks describe-cluster", category: .eks, usageType: PriceKey<Hour>.eksCluster.usageType,
            unit: Hour.symbol),
    ]

    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        var keys: [String: (region: String, owners: Set<Owner>)] = [:]
        for cluster in context.snapshot.clusters
        where cluster.status != "DELETING" && cluster.status != "FAILED" {
            let owner = context.owners.owner(of: cluster.id)
            let region = owner.region?.rawValue ?? "unknown"
            func add(_ key: PriceKey<Hour>) {
                sheet.hours.append(
                    Usage(
                        category: .eks, key: key, region: region, owner: owner, resource: cluster.name,
                        zone: nil,
                        quantity: context.options.hours, basis: .configured, rule: rule,
                        origins: ["describe-cluster"]))
            }
            add(.eksCluster)
            support(of: cluster, owner, context, &sheet).map { add($0) }
            if let tier = cluster.controlPlaneTier, tier.hasPrefix("tier-") {
                add(.eksProvisioned(tier.dropFirst(5).uppercased()))
            }
            if let key = cluster.encryptionKeyARN {
                keys[key, default: (region, [])].owners.insert(owner)
            }
        }
        for (key, found) in keys.sorted(by: { $0.key < $1.key }) {
            sheet.keys.append(
                Usage(
                    category: .kms, key: .kmsKey, region: found.region, owner: Owner(common: found.owners),
                    resource: key, zone: nil, quantity: Quantity(1), basis: .configured, rule: rule,
                    origins: ["describe-cluster"]))
        }
        unseen(context, &sheet)
        let known = context.snapshot.traffic.contains {
            $0.destination == .service(TrafficDestination.controlPlane, region: nil)
        }
        if !context.snapshot.clusters.isEmpty, !known {
            sheet.assume(.controlPlaneTrafficUnknown)
        }
    }

    /// Clusters that nodes name and that were not imported: each has its fee, whatever its version and tier.
    private static func unseen(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        for id in context.owners.unseenClusters {
            let owner = context.owners.owner(of: id)
            sheet.leaveOut(
                .eks, PriceKey<Hour>.eksCluster.usageType, id.rawValue, of: owner, unit: Hour.symbol,
                .clusterNotImported(id.rawValue))
        }
    }

    /// The surcharge of a version past standard support, on the day that is assessed.
    private static func support(
        of cluster: Cluster, _ owner: Owner, _ context: ChargeContext, _ sheet: inout UsageSheet
    ) -> PriceKey<Hour>? {
        guard let version = cluster.version else {
            sheet.leaveOut(
                .eks, PriceKey<Hour>.eksExtendedSupport.usageType, cluster.name, of: owner, unit: Hour.symbol,
                .versionUnknown(cluster: cluster.name))
            return nil
        }
        switch context.calendar.isExtended(version, on: context.options.day) {
        case true?: return .eksExtendedSupport
        case false?: return nil
        case nil:
            sheet.leaveOut(
                .eks, PriceKey<Hour>.eksExtendedSupport.usageType, cluster.name, of: owner, unit: Hour.symbol,
                .supportDatesUnknown(cluster: cluster.name, version: version))
            return nil
        }
    }
}
