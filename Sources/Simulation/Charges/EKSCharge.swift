import Pricing
import Topology
import Units

/// A cluster by the hour, more in extended support or on a provisioned control plane; and its own KMS key.
///
/// Sources: <https://aws.amazon.com/eks/pricing/>, <https://aws.amazon.com/kms/pricing/>.
enum EKSCharge {
    static let rule = "EKSCharge"

    static func hours(_ context: ChargeContext, _ sheet: inout UsageSheet) {
        var keys = Set<String>()
        for cluster in context.snapshot.clusters
        where cluster.status != "DELETING" && cluster.status != "FAILED" {
            let region = cluster.region?.rawValue ?? context.region(cluster.vpcID)
            func add(_ key: PriceKey<Hour>) {
                sheet.hours.append(
                    Usage(
                        category: .eks, key: key, region: region, resource: cluster.name, zone: nil,
                        quantity: context.options.hours, basis: .configured, rule: rule,
                        origins: ["describe-cluster"]))
            }
            add(.eksCluster)
            support(of: cluster, context, &sheet).map { add($0) }
            if let tier = cluster.controlPlaneTier, tier.hasPrefix("tier-") {
                add(.eksProvisioned(tier.dropFirst(5).uppercased()))
            }
            if let key = cluster.encryptionKeyARN, keys.insert(key).inserted {
                sheet.keys.append(
                    Usage(
                        category: .kms, key: .kmsKey, region: region, resource: key, zone: nil,
                        quantity: Quantity(1),
                        basis: .configured, rule: rule, origins: ["describe-cluster"]))
            }
        }
        let known = context.snapshot.traffic.contains {
            $0.destination == .service(ControlPlaneCharge.destination, region: nil)
        }
        if !context.snapshot.clusters.isEmpty, !known {
            sheet.assume(
                "Traffic between the EKS control plane and the nodes is not known and not in the total.")
        }
    }

    /// The surcharge of a version past standard support, on the day that is assessed.
    private static func support(
        of cluster: Cluster, _ context: ChargeContext, _ sheet: inout UsageSheet
    ) -> PriceKey<Hour>? {
        guard let version = cluster.version else {
            sheet.warn(
                "\(cluster.name): its Kubernetes version is unknown, so extended support is not in the total")
            return nil
        }
        switch context.calendar.isExtended(version, on: context.options.day) {
        case true?: return .eksExtendedSupport
        case false?: return nil
        case nil:
            sheet.warn(
                "\(cluster.name): the support dates of Kubernetes \(version) are not in eks-versions.csv")
            return nil
        }
    }
}
