public import Units

/// What of a node pods may request.
public struct Allocatable: Hashable, Sendable {
    public var cpuMillis: Int
    public var memoryMiB: Int
    public init(cpuMillis: Int, memoryMiB: Int) {
        self.cpuMillis = cpuMillis
        self.memoryMiB = memoryMiB
    }

    /// Capacity less what is reserved and the hard eviction threshold, which CPU does not have.
    ///
    /// RULES 3.3; Kubernetes documentation, reserve compute resources.
    public init(
        capacity: Allocatable, kubeReserved: Allocatable, systemReserved: Allocatable, evictionMemoryMiB: Int
    ) {
        cpuMillis = max(capacity.cpuMillis - kubeReserved.cpuMillis - systemReserved.cpuMillis, 0)
        memoryMiB = max(
            capacity.memoryMiB - kubeReserved.memoryMiB - systemReserved.memoryMiB - evictionMemoryMiB, 0)
    }

    /// The memory capacity, in KiB, that a node must have had to show this much allocatable memory.
    ///
    /// RULES 3.4; karpenter-provider-aws `pkg/providers/instancetype/suite_test.go`.
    public static func capacityMemoryKiB(allocatableKiB: Int, maxPods: Int, evictionMemoryMiB: Int) -> Int {
        allocatableKiB + (Reserved.memoryMiB(maxPods: maxPods) + evictionMemoryMiB) * 1024
    }

    /// Thousandths of a CPU that an EKS image leaves to pods.
    public static func cpuMillis(vCPUs: Int) -> Int { vCPUs * 1000 - Reserved.cpuMillis(vCPUs: vCPUs) }

    /// What Karpenter predicts of a type before a node of it has registered.
    ///
    /// - Parameter vmOverhead: the part of the advertised memory that the hypervisor keeps, 0.075 by default.
    ///
    /// RULES 3.4; karpenter-provider-aws `pkg/providers/instancetype/types.go`.
    public static func karpenter(
        vCPUs: Int, advertisedMemoryMiB: Int, isARM: Bool, vmOverhead: Ratio, eniPods: Int
    ) -> Allocatable {
        let advertised = advertisedMemoryMiB - (isARM ? 64 : 0)
        let overhead = ceiling(Ratio(Int128(advertised), 1) * vmOverhead)
        let memory = advertised - overhead - Reserved.memoryMiB(maxPods: eniPods) - 100
        return Allocatable(cpuMillis: cpuMillis(vCPUs: vCPUs), memoryMiB: max(memory, 0))
    }

    /// Ephemeral storage, in MiB, of a root volume: 1 GiB reserved and a tenth kept from eviction.
    ///
    /// RULES 3.4; karpenter-provider-aws `pkg/providers/instancetype/types.go`.
    public static func ephemeralStorageMiB(rootVolumeGiB: Int) -> Int {
        let volumeMiB = rootVolumeGiB * 1024
        return max(volumeMiB - 1024 - dividedUp(volumeMiB, by: 10), 0)
    }
}

/// The smallest whole number not below a fraction that is not negative.
func ceiling(_ ratio: Ratio) -> Int {
    Int((ratio.numerator + ratio.denominator - 1) / ratio.denominator)
}

/// A whole division of numbers that are not negative, rounded up.
func dividedUp(_ value: Int, by divisor: Int) -> Int { (value + divisor - 1) / divisor }
