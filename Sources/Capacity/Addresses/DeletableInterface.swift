/// An ENI as the address manager weighs it when it looks for one to give back.
public struct PoolInterface: Hashable, Sendable {
    public var id: String
    public var isPrimary = false
    public var isTrunk = false
    public var isEFA = false
    public var isOlderThanOneMinute = true
    public var hasIPInCooldown = false
    /// Addresses it brings to the pool.
    public var ips: Int
    public var assigned: Int
    public var freePrefixes: Int
    public init(id: String, ips: Int, assigned: Int, freePrefixes: Int? = nil) {
        self.id = id
        self.ips = ips
        self.assigned = assigned
        self.freePrefixes = freePrefixes ?? max(ips - assigned, 0) / 16
    }

    /// The first ENI that may go, nil where each one is needed.
    ///
    /// The others must still hold the warm addresses, the minimum, and the warm prefixes; prefix mode rounds the
    /// first two up to whole prefixes. Rules.md#scale-down; amazon-vpc-cni-k8s `pkg/ipamd/datastore/data_store.go`.
    public static func deletable(
        among interfaces: [PoolInterface], targets: WarmTargets, usesPrefixes: Bool
    ) -> PoolInterface? {
        let warm = usesPrefixes ? AddressPool.roundedToPrefixes(minimumIP: targets.warmIP) : targets.warmIP
        let least =
            usesPrefixes ? AddressPool.roundedToPrefixes(minimumIP: targets.minimumIP) : targets.minimumIP
        return interfaces.first { candidate in
            guard !candidate.isPrimary, !candidate.isTrunk, !candidate.isEFA, candidate.isOlderThanOneMinute,
                !candidate.hasIPInCooldown, candidate.assigned == 0
            else { return false }
            let others = interfaces.filter { $0.id != candidate.id }
            let free = others.reduce(0) { $0 + $1.ips - $1.assigned }
            if targets.warmIP > 0, free < warm { return false }
            if targets.minimumIP > 0, others.reduce(0, { $0 + $1.ips }) < least { return false }
            let prefixes = others.reduce(0) { $0 + $1.freePrefixes }
            return !(usesPrefixes && targets.warmPrefix > 0 && prefixes < targets.warmPrefix)
        }
    }
}
