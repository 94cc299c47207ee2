public import Units

/// The resources of a node that pods may request.
public struct Allocatable: Hashable, Sendable {
    public var cpuMillis: Int
    public var memoryMiB: Int
    public init(cpuMillis: Int, memoryMiB: Int) {
        self.cpuMillis = cpuMillis
        self.memoryMiB = memoryMiB
    }

    /// Capacity less what is reserved and the hard eviction threshold, which CPU does not have.
    ///
    /// Rules.md#allocatable; Kubernetes documentation, reserve compute resources.
    init(capacity: Allocatable, reserved: Allocatable, evictionMemoryMiB: Int) {
        cpuMillis = max(capacity.cpuMillis - reserved.cpuMillis, 0)
        memoryMiB = max(capacity.memoryMiB - reserved.memoryMiB - evictionMemoryMiB, 0)
    }

    /// The hard eviction threshold of memory on EKS's images, in MiB.
    static let evictionMemoryMiB = 100

    /// The prediction of Karpenter for a type before a node of it has registered.
    ///
    /// - Parameter vmOverhead: the part of the advertised memory that the hypervisor keeps, 0.075 by default.
    ///
    /// Rules.md#predicted-allocatable; karpenter-provider-aws `pkg/providers/instancetype/types.go`.
    public static func karpenter(
        vCPUs: Int, advertisedMemoryMiB: Int, isARM: Bool, vmOverhead: Ratio, eniPods: Int
    ) -> Allocatable {
        let advertised = advertisedMemoryMiB - (isARM ? 64 : 0)
        let overhead = ceiling(Ratio(Int128(advertised), 1) * vmOverhead)
        return Allocatable(
            capacity: Allocatable(cpuMillis: vCPUs * 1000, memoryMiB: advertised - overhead),
            reserved: Allocatable(
                cpuMillis: Reserved.cpuMillis(vCPUs: vCPUs), memoryMiB: Reserved.memoryMiB(maxPods: eniPods)),
            evictionMemoryMiB: evictionMemoryMiB)
    }

    /// Ephemeral storage, in MiB, of a root volume: 1 GiB reserved and a tenth kept from eviction.
    ///
    /// Rules.md#predicted-allocatable; karpenter-provider-aws `pkg/providers/instancetype/types.go`.
    public static func ephemeralStorageMiB(rootVolumeGiB: Int) -> Int {
        let volumeMiB = rootVolumeGiB * 1024
        return max(volumeMiB - 1024 - dividedUp(volumeMiB, by: 10), 0)
    }
}

/// The smallest whole number not below a fraction that is not negative.
private func ceiling(_ ratio: Ratio) -> Int {
    Int((ratio.numerator + ratio.denominator - 1) / ratio.denominator)
}

/// A whole division of numbers that are not negative, rounded up.
func dividedUp(_ value: Int, by divisor: Int) -> Int { (value + divisor - 1) / divisor }
