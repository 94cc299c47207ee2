extension ManagedNode {
    /// The addresses that the node holds after pods left: it ran `peak` pods, and long after that `pods` are left
    /// on it.
    ///
    /// Pods take an address of any interface, so where the last ones are decides what is given back.
    /// - Parameter isScattered: one pod on each interface from the last on, the worst case; else the first
    ///   interfaces are full, the best case.
    public func holding(pods: Int, afterPeak peak: Int, isScattered: Bool) -> HeldAddresses {
        var manager = AddressManager(self)
        manager.settle()
        for _ in 0..<max(peak, pods, 0) { manager.arrive() }
        var pool = ShrinkingPool(manager, pods: pods, isScattered: isScattered)
        pool.settle()
        return pool.held
    }
}

/// The address manager as pods leave a node: what it gives back, pass by pass.
///
/// Rules.md#scale-down; amazon-vpc-cni-k8s `pkg/ipamd/ipamd.go`, `pkg/ipamd/datastore/data_store.go`.
struct ShrinkingPool {
    static let passSeconds = 5
    /// Between two decreases of the pool.
    static let decreaseSeconds = 30

    private struct Interface {
        /// Addresses or prefixes on it.
        var slots: Int
        var assigned: Int
        /// Addresses that a pod gave back, which are not handed out while they cool.
        var cooling: Int
    }

    private let node: ManagedNode
    private let cooldownSeconds: Int
    private var interfaces: [Interface]
    private var seconds = 0
    private var lastDecrease: Int?

    private var perSlot: Int { node.usesPrefixes ? 16 : 1 }
    private var slotsPerENI: Int { max(node.ipv4PerENI - 1, 0) }

    /// All pods but `pods` have just left.
    init(_ manager: AddressManager, pods: Int, isScattered: Bool, cooldownSeconds: Int = 30) {
        node = manager.node
        self.cooldownSeconds = cooldownSeconds
        let perSlot = manager.node.usesPrefixes ? 16 : 1
        var before = manager.assigned
        interfaces = manager.slots.map { slots in
            let used = min(before, slots * perSlot)
            before -= used
            return Interface(slots: slots, assigned: 0, cooling: used)
        }
        var left = min(pods, manager.assigned)
        if isScattered {
            for index in interfaces.indices.reversed() where left > 0 && interfaces[index].cooling > 0 {
                interfaces[index].assigned += 1
                interfaces[index].cooling -= 1
                left -= 1
            }
        }
        for index in interfaces.indices {
            let stay = min(left, interfaces[index].cooling)
            interfaces[index].assigned += stay
            interfaces[index].cooling -= stay
            left -= stay
        }
    }

    private var assigned: Int { interfaces.reduce(0) { $0 + $1.assigned } }
    private var total: Int { interfaces.reduce(0) { $0 + $1.slots } * perSlot }

    /// Slots of an interface of which no pod has an address; pods of one are packed in as few prefixes as can be.
    private func emptySlots(_ interface: Interface) -> Int {
        interface.slots - dividedUp(interface.assigned, by: perSlot)
    }

    private var pool: AddressPool {
        AddressPool(
            total: total, assigned: assigned, usesPrefixes: node.usesPrefixes,
            freePrefixes: node.usesPrefixes ? interfaces.reduce(0) { $0 + emptySlots($1) } : 0)
    }

    /// Passes until nothing more is given back: every age and cooldown is over, and a decrease was due.
    mutating func settle() {
        var quiet = 0
        while seconds < cooldownSeconds + 60 || quiet <= Self.decreaseSeconds {
            let before = (interfaces.count, total)
            pass()
            quiet = before == (interfaces.count, total) ? quiet + Self.passSeconds : 0
        }
    }

    /// Five seconds: the pool shrinks, at most once in half a minute, and one interface may go.
    mutating func pass() {
        seconds += Self.passSeconds
        if seconds >= cooldownSeconds {
            for index in interfaces.indices { interfaces[index].cooling = 0 }
        }
        if lastDecrease.map({ seconds - $0 >= Self.decreaseSeconds }) ?? true { shrink() }
        if mayGiveInterfaceBack { giveInterfaceBack() }
    }

    private mutating func shrink() {
        var over = pool.targetState(node.targets).over
        if !node.targets.usesAddressTargets {
            // Single addresses stay; prefixes above the target go.
            over = node.usesPrefixes ? max(pool.freePrefixes - node.targets.warmPrefix, 0) : 0
        }
        guard over > 0 else { return }
        lastDecrease = seconds
        for index in interfaces.indices.reversed() where over > 0 {
            let gone = min(emptySlots(interfaces[index]), over)
            interfaces[index].slots -= gone
            over -= gone
        }
    }

    private var mayGiveInterfaceBack: Bool {
        if node.targets.usesAddressTargets { return true }
        let target = node.usesPrefixes ? node.targets.warmPrefix : node.targets.warmENI
        if pool.available >= (target + 1) * slotsPerENI * perSlot { return true }
        return node.usesPrefixes && interfaces.contains { $0.assigned == 0 }
    }

    private mutating func giveInterfaceBack() {
        let candidates = interfaces.indices.map { index in
            let interface = interfaces[index]
            var candidate = PoolInterface(
                id: String(index), ips: interface.slots * perSlot, assigned: interface.assigned,
                freePrefixes: node.usesPrefixes ? emptySlots(interface) : 0)
            candidate.isPrimary = index == 0
            candidate.hasIPInCooldown = interface.cooling > 0
            candidate.isOlderThanOneMinute = seconds >= 60
            return candidate
        }
        let gone = PoolInterface.deletable(
            among: candidates.reversed(), targets: node.targets, usesPrefixes: node.usesPrefixes)
        if let gone, let index = Int(gone.id) { interfaces.remove(at: index) }
    }

    var held: HeldAddresses {
        let rest = interfaces.dropFirst().reduce(0) { $0 + 1 + $1.slots * perSlot }
        let own = 1 + (interfaces.first?.slots ?? 0) * perSlot
        return HeldAddresses(
            enis: interfaces.count, slotsInUse: interfaces.reduce(0) { $0 + $1.slots }, poolIPs: total,
            unusedIPs: total - assigned, podsWithoutIP: 0,
            nodeSubnetIPs: node.customNetworking ? own : own + rest,
            podSubnetIPs: node.customNetworking ? rest : 0)
    }
}
