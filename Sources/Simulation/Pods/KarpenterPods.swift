/// What Karpenter expects of a node that does not exist yet.
public struct KarpenterNode: Hashable, Sendable {
    /// `AL2`, `AL2023`, `Bottlerocket`, `Custom`, `Windows2022`, ….
    public var amiFamily: String
    public var enisOnDefaultCard: Int
    public var ipv4PerENI: Int
    public var vCPUs: Int
    /// The node class's `kubelet.maxPods`.
    public var maxPodsSetting: Int?
    public var podsPerCore: Int?
    /// Karpenter's `RESERVED_ENIS`: 1 is what custom networking needs.
    public var reservedENIs = 0
    public var efaOnlyOnDefaultCard = 0
    public init(amiFamily: String, enisOnDefaultCard: Int, ipv4PerENI: Int, vCPUs: Int) {
        self.amiFamily = amiFamily
        self.enisOnDefaultCard = enisOnDefaultCard
        self.ipv4PerENI = ipv4PerENI
        self.vCPUs = vCPUs
    }

    private var isWindows: Bool { amiFamily.hasPrefix("Windows") }
    private var isBottlerocket: Bool { amiFamily == "Bottlerocket" }

    private func eniLimited(reserved: Int) -> Int {
        let enis = max(enisOnDefaultCard - reserved - efaOnlyOnDefaultCard, 0)
        return enis == 0 ? 0 : MaxPods.eniFormula(enisOnDefaultCard: enis, ipv4PerENI: ipv4PerENI)
    }

    /// The pods it counts on: 0, not 2, where no ENI is left.
    ///
    /// RULES 1.4; karpenter-provider-aws `pkg/providers/instancetype/types.go`.
    public var pods: Int {
        let pods = maxPodsSetting ?? (isWindows ? 110 : eniLimited(reserved: reservedENIs))
        guard let podsPerCore, podsPerCore > 0, !isBottlerocket else { return pods }
        return min(pods, podsPerCore * vCPUs)
    }

    /// The memory it expects the kubelet to reserve: by the ENI formula, or by the pods on Bottlerocket and Windows.
    ///
    /// RULES 3.2; karpenter-provider-aws `pkg/providers/instancetype/types.go`.
    public var reservedMemoryMiB: Int {
        Reserved.memoryMiB(maxPods: isBottlerocket || isWindows ? pods : eniLimited(reserved: 0))
    }
}
