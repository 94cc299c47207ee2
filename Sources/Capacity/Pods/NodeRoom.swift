import Units

/// The resources that pods may request of a node that does not exist yet, by its type and image.
public enum NodeRoom {
    /// GiB of a root volume where nothing tells its size: what EKS gives a managed node.
    static let defaultVolumeGiB = 20

    /// The pods that the kubelet reserves memory for, which is not always what it is told to run.
    ///
    /// Rules.md#reserved-memory: AL2 goes by the list, AL2023 by the expression or the list, Bottlerocket and
    /// Windows by the number itself.
    static func podsReservedFor(
        _ type: InstanceFacts, family: ImageFamily?, maxPods: Int, expression: String?
    )
        -> Int
    {
        guard let enis = type.enis, let perENI = type.ipv4PerENI, family != .bottlerocket,
            family != .windows, family != .autoMode
        else { return maxPods }
        guard family == .al2023, let expression else {
            return MaxPods.eniFormula(enisOnDefaultCard: enis, ipv4PerENI: perENI)
        }
        return MaxPods.nodeadm(
            defaultENIs: enis, ipsPerENI: perENI, vCPUs: type.vCPUs, memoryMiB: type.memoryMiB,
            expression: expression)
    }

    /// CPU and memory that pods may request: capacity, reserved for the kubelet, hard eviction.
    ///
    /// Of the advertised memory the hypervisor keeps a part that only a running node tells; Karpenter's 7.5 % stands
    /// for it. Rules.md#what-pods-may-request.
    public static func allocatable(
        _ type: InstanceFacts, family: ImageFamily?, maxPods: Int, expression: String? = nil
    ) -> Allocatable {
        let pods = podsReservedFor(type, family: family, maxPods: maxPods, expression: expression)
        return Allocatable.karpenter(
            vCPUs: type.vCPUs, advertisedMemoryMiB: type.memoryMiB, isARM: type.architecture == "arm64",
            vmOverhead: Ratio(75, 1000), eniPods: pods)
    }

    /// Ephemeral storage in MiB of a root volume of so many GiB.
    public static func ephemeralStorageMiB(diskGiB: Int?) -> Int {
        Allocatable.ephemeralStorageMiB(rootVolumeGiB: diskGiB ?? defaultVolumeGiB)
    }
}
