/// The addresses that the address manager of one node holds.
public struct AddressPool: Hashable, Sendable {
    /// Addresses in the pool.
    public var total: Int
    /// Addresses that pods hold; one that cools down is not among them.
    public var assigned: Int
    public var usesPrefixes: Bool
    /// Prefixes of which no pod holds an address.
    public var freePrefixes: Int
    public init(total: Int, assigned: Int, usesPrefixes: Bool, freePrefixes: Int = 0) {
        self.total = total
        self.assigned = assigned
        self.usesPrefixes = usesPrefixes
        self.freePrefixes = freePrefixes
    }

    /// An address in cooldown counts as available although it cannot be handed out yet.
    ///
    /// Rules.md#address-pool.
    public var available: Int { total - assigned }

    /// The distance of the pool from its address targets, in addresses, or in prefixes where it holds those.
    ///
    /// Rules.md#pool-loop; amazon-vpc-cni-k8s `pkg/ipamd/ipamd.go`, `datastoreTargetState`.
    public func targetState(_ targets: WarmTargets) -> (short: Int, over: Int) {
        guard targets.usesAddressTargets else { return (0, 0) }
        let short = max(max(targets.warmIP - available, 0), targets.minimumIP - total)
        let over = max(min(max(available - targets.warmIP, 0), total - targets.minimumIP), 0)
        guard usesPrefixes else { return (short, over) }
        let prefixes = total / 16
        let spare = max(min(freePrefixes, prefixes - dividedUp(assigned + targets.warmIP, by: 16)), 0)
        return (dividedUp(short, by: 16), max(min(spare, prefixes - dividedUp(targets.minimumIP, by: 16)), 0))
    }

    /// Returns whether the manager goes for more: never once the pool holds as many addresses as the kubelet allows
    /// pods.
    ///
    /// Prefix mode compares free addresses, not free prefixes. Rules.md#pool-loop; amazon-vpc-cni-k8s
    /// `pkg/ipamd/ipamd.go`, `isDatastorePoolTooLow`.
    public func isTooLow(_ targets: WarmTargets, addressesPerENI: Int, maxPods: Int) -> Bool {
        guard total < maxPods else { return false }
        if targets.usesAddressTargets { return targetState(targets).short > 0 }
        let target = usesPrefixes ? targets.warmPrefix : targets.warmENI
        let unit = usesPrefixes ? 16 : addressesPerENI
        return available < unit * target || (target == 0 && available == 0)
    }

    /// A minimum of addresses as prefix mode rounds it: whole prefixes of 16.
    ///
    /// Rules.md#steady-state.
    public static func roundedToPrefixes(minimumIP: Int) -> Int { dividedUp(minimumIP, by: 16) * 16 }
}
