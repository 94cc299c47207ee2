/// The free addresses that AWS wants in a subnet before it puts something there.
public enum SubnetNeeds {
    /// A cluster's subnet needs 6 free addresses for the control plane's interfaces; 16 are recommended.
    ///
    /// Rules.md#control-plane-addresses; EKS user guide `networking/network-reqs.adoc`.
    public static func cluster(freeIPs: Int) -> (meetsMinimum: Bool, meetsRecommended: Bool) {
        (freeIPs >= 6, freeIPs >= 16)
    }
}
