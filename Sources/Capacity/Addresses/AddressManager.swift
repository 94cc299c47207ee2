/// A node as its address manager knows it.
public struct ManagedNode: Hashable, Sendable {
    /// ENIs of the default network card.
    public var eniLimit: Int
    public var ipv4PerENI: Int
    /// The kubelet's `maxPods`, at which the pool stops to grow.
    public var maxPods: Int
    public var usesPrefixes = false
    public var targets = WarmTargets()
    /// `MAX_ENI`, the primary included.
    public var maxENI: Int?
    public var customNetworking = false
    /// `ENABLE_POD_ENI` on a type that can have a trunk: a slot is kept for it.
    public var keepsTrunkSlot = false
    /// Free addresses of the subnet after the node's own primary address was taken; nil where there is no end of
    /// them.
    public var subnetFreeIPs: Int?
    public init(eniLimit: Int, ipv4PerENI: Int, maxPods: Int) {
        self.eniLimit = eniLimit
        self.ipv4PerENI = ipv4PerENI
        self.maxPods = maxPods
    }

    /// The addresses that the node holds once `pods` pods that need one have come one at a time, densest first.
    public func holding(pods: Int) -> HeldAddresses {
        var manager = AddressManager(self)
        manager.settle()
        for _ in 0..<max(pods, 0) { manager.arrive() }
        return manager.held
    }
}

/// The addresses of its subnets that a node holds.
public struct HeldAddresses: Hashable, Sendable {
    public var enis: Int
    /// Secondary addresses, or prefixes in prefix mode.
    public var slotsInUse: Int
    /// Addresses for pods.
    public var poolIPs: Int
    public var unusedIPs: Int
    public var podsWithoutIP: Int
    /// Of the node's subnet: its primary address, and all the rest where there is no custom networking.
    public var nodeSubnetIPs: Int
    /// Of the pods' own subnet, under custom networking.
    public var podSubnetIPs: Int
    /// Every address taken from a subnet.
    public var subnetIPs: Int { nodeSubnetIPs + podSubnetIPs }
}

/// The loop of the VPC CNI's address manager, pass by pass.
///
/// One action a pass: slots of an attached ENI first, as many as are wanted and then one alone; else one more ENI,
/// with all that is wanted or not at all. Rules.md#pool-loop, #subnet-addresses-of-a-node, #exhausted-subnet;
/// amazon-vpc-cni-k8s `pkg/ipamd/ipamd.go`.
struct AddressManager {
    let node: ManagedNode
    /// Slots in use on each ENI, the primary first.
    var slots: [Int] = [0]
    var assigned = 0
    var pending = 0
    var free: Int?

    init(_ node: ManagedNode) {
        self.node = node
        free = node.subnetFreeIPs
    }

    private var slotsPerENI: Int { max(node.ipv4PerENI - 1, 0) }
    private var perSlot: Int { node.usesPrefixes ? 16 : 1 }
    private var total: Int { slots.reduce(0, +) * perSlot }
    private var pool: AddressPool {
        let freePrefixes = node.usesPrefixes ? slots.reduce(0, +) - dividedUp(assigned, by: 16) : 0
        return AddressPool(
            total: total, assigned: assigned, usesPrefixes: node.usesPrefixes, freePrefixes: freePrefixes)
    }
    private var eniLimit: Int {
        let limit = node.maxENI.flatMap { $0 >= 1 && $0 < node.eniLimit ? $0 : nil } ?? node.eniLimit
        return limit - (node.keepsTrunkSlot ? 1 : 0)
    }

    /// One more pod asks for an address.
    mutating func arrive() {
        pending += 1
        handOut()
        settle()
    }

    /// Runs passes until one changes nothing.
    mutating func settle() {
        while pool.isTooLow(node.targets, addressesPerENI: slotsPerENI, maxPods: node.maxPods), grow() {
            handOut()
        }
    }

    private mutating func handOut() {
        let now = min(pending, total - assigned)
        assigned += now
        pending -= now
    }

    /// Slots that the pool wants: nil for as many as an ENI takes.
    private var wanted: Int? {
        if node.targets.usesAddressTargets {
            return max(pool.targetState(node.targets).short, node.usesPrefixes ? 1 : 0)
        }
        return node.usesPrefixes ? max(node.targets.warmPrefix - pool.freePrefixes, 1) : nil
    }

    private mutating func grow() -> Bool {
        let wanted = wanted ?? slotsPerENI
        for eni in slots.indices where slots[eni] < slotsPerENI && !(node.customNetworking && eni == 0) {
            for count in [min(slotsPerENI - slots[eni], wanted), 1] where count > 0 && take(count * perSlot) {
                slots[eni] += count
                return true
            }
            return false
        }
        let count = min(wanted, slotsPerENI)
        guard slots.count < eniLimit, count > 0, take(1 + count * perSlot) else { return false }
        slots.append(count)
        return true
    }

    private mutating func take(_ addresses: Int) -> Bool {
        guard let left = free else { return true }
        guard left >= addresses else { return false }
        free = left - addresses
        return true
    }

    var held: HeldAddresses {
        let rest = slots.dropFirst().reduce(0) { $0 + 1 + $1 * perSlot }
        let own = 1 + slots[0] * perSlot
        return HeldAddresses(
            enis: slots.count, slotsInUse: slots.reduce(0, +), poolIPs: total, unusedIPs: total - assigned,
            podsWithoutIP: pending, nodeSubnetIPs: node.customNetworking ? own : own + rest,
            podSubnetIPs: node.customNetworking ? rest : 0)
    }
}
