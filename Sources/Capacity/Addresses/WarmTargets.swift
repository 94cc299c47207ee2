/// The settings of the VPC CNI's address manager that decide what a node holds in store.
public struct WarmTargets: Hashable, Sendable {
    public var warmENI = 1
    /// 0 is unset.
    public var warmIP = 0
    /// 0 is unset.
    public var minimumIP = 0
    /// 0 in the code; the manifest and the chart ship 1.
    public var warmPrefix = 0
    public init() {}

    /// The two address targets stand before the ENI and the prefix target.
    ///
    /// Rules.md#cni-settings; amazon-vpc-cni-k8s `pkg/ipamd/ipamd.go`.
    public var usesAddressTargets: Bool { warmIP > 0 || minimumIP > 0 }

    /// The value that the address manager takes from an environment variable; nil for one that it does not read as
    /// a number.
    ///
    /// A value that is no number, or is negative, counts as absent. `instanceENIs` is what `MAX_ENI` falls back to.
    /// Rules.md#cni-settings; amazon-vpc-cni-k8s `pkg/ipamd/ipamd.go`.
    public static func effective(_ variable: String, _ text: String?, instanceENIs: Int? = nil) -> Int? {
        let value = text.flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
        switch variable {
        case "WARM_ENI_TARGET": return value ?? 1
        case "WARM_IP_TARGET", "MINIMUM_IP_TARGET", "WARM_PREFIX_TARGET": return value ?? 0
        case "IP_COOLDOWN_PERIOD": return value ?? 30
        case "MAX_ENI":
            guard let instanceENIs else { return value }
            return value.flatMap { (1..<max(instanceENIs, 2)).contains($0) ? $0 : nil } ?? instanceENIs
        default: return nil
        }
    }
}
