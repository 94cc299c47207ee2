import Estate
import Topology
import Units
import Words

/// Every subnet with what holds its addresses, and what is odd about it.
struct SubnetLedger {
    private(set) var subnets: [SubnetCapacity] = []
    private(set) var findings: [Finding] = []
    private let reservations: [Identifier<Subnet>: [SubnetCIDRReservation]]
    private let interfaces: [Identifier<Subnet>: [NetworkInterface]]
    /// VPCs of which an interface was imported.
    private let countedVPCs: Set<Identifier<VPC>>
    private let nodeInstances: Set<Identifier<Instance>>

    /// - Parameter nodes: what the nodes of each subnet hold by the CNI's settings, where no interface tells.
    init(of snapshot: Snapshot, nodes: [Identifier<Subnet>: (addresses: Int, count: Int)] = [:]) {
        reservations = Dictionary(grouping: snapshot.subnetCIDRReservations, by: \.subnetID)
        let placed = snapshot.networkInterfaces.filter { $0.subnetID != nil }
        interfaces = Dictionary(grouping: placed) { $0.subnetID ?? "" }
        let homes = Dictionary(snapshot.subnets.map { ($0.id, $0.vpcID) }) { first, _ in first }
        countedVPCs = Set(
            placed.compactMap { interface in interface.subnetID.flatMap { homes[$0] } ?? interface.vpcID })
        nodeInstances = Set(
            snapshot.nodes.compactMap(\.instanceID)
                + snapshot.instances.filter { $0.clusterName != nil }.map(\.id))
        let estimates = HolderEstimates(of: snapshot, nodes: nodes)
        let growth = Self.loadBalancerGrowth(snapshot, interfaces)
        let known = Set(
            snapshot.subnets.filter { estimates.bySubnet[$0.id] != nil }.map(\.vpcID))
        for subnet in snapshot.subnets {
            var row = SubnetCapacity(subnet)
            row.reportedAvailable = subnet.availableIPAddressCount
            row.loadBalancerGrowth = growth[subnet.id] ?? 0
            if countedVPCs.contains(subnet.vpcID) {
                count(subnet, &row)
            } else {
                estimate(subnet, estimates.bySubnet[subnet.id] ?? [:], known.contains(subnet.vpcID), &row)
            }
            subnets.append(row)
        }
        subnets.sort {
            ($0.vpcID, $0.zone?.rawValue ?? "~", $0.id) < ($1.vpcID, $1.zone?.rawValue ?? "~", $1.id)
        }
        findings += SubnetShapes.findings(snapshot) + SubnetRoom.findings(subnets, snapshot)
    }

    private func reserve(_ subnet: Subnet, _ count: inout InterfaceCount) {
        for reservation in reservations[subnet.id] ?? [] { count.add(reservation) }
    }

    private mutating func count(_ subnet: Subnet, _ row: inout SubnetCapacity) {
        guard let cidr = subnet.cidr else { return }
        var count = InterfaceCount(cidr)
        for interface in interfaces[subnet.id] ?? [] {
            count.add(interface, as: AddressHolder.of(interface) { nodeInstances.contains($0) })
        }
        reserve(subnet, &count)
        findings += SubnetShapes.findings(subnet, count)
        let (usable, reserved) = (count.usable, count.reserved)
        row.basis = .configured
        row.usable = usable
        row.reserved = reserved
        row.holders = count.holdings.map {
            .init(kind: $0.key, addresses: $0.value.addresses, count: $0.value.interfaces, basis: .configured)
        }
        let free = max(usable - count.taken.count - reserved, 0)
        let unseen = AvailableCount.compare(
            subnet.availableIPAddressCount, free: free, reserved: reserved, usable: usable)
        row.difference = unseen.reason
        row.used = count.taken.count + unseen.addresses
        row.free = free - unseen.addresses
        if unseen.addresses > 0 {
            row.holders.append(
                .init(kind: .unseen, addresses: unseen.addresses, count: 0, basis: .configured))
        }
        let prefixes = count.freePrefixes.count
        row.freePrefixes = min(prefixes, ((row.free ?? 0) + reserved) / 16)
        row.largestFree = count.largestFree
        row.picture = AddressPicture.draw(count.taken, kept: count.kept)
        if let left = row.free, left + reserved > 0 {
            let whole = min((row.freePrefixes ?? 0) * 16, left + reserved)
            row.fragmentation = Ratio(Int128(left + reserved - whole), Int128(left + reserved))
        }
        Self.order(&row)
    }

    private mutating func estimate(
        _ subnet: Subnet, _ held: [AddressHolder: (addresses: Int, count: Int)], _ isKnown: Bool,
        _ row: inout SubnetCapacity
    ) {
        guard let cidr = subnet.cidr else { return }
        var count = InterfaceCount(cidr)
        reserve(subnet, &count)
        let (usable, reserved) = (count.usable, count.reserved)
        row.usable = usable
        row.reserved = reserved
        row.holders = held.map {
            .init(kind: $0.key, addresses: $0.value.addresses, count: $0.value.count, basis: .assumed)
        }
        let sum = held.values.reduce(0) { $0 + $1.addresses }
        if let reported = subnet.availableIPAddressCount, reported <= usable {
            row.basis = .configured
            // Whether AWS's figure holds the reserved addresses is not documented: the smaller answer is taken.
            row.free = reported >= reserved ? reported - reserved : reported
            row.used = usable - reserved - (row.free ?? 0)
            let used = row.used ?? 0
            if sum < used {
                row.holders.append(.init(kind: .unseen, addresses: used - sum, count: 0, basis: .configured))
            } else if sum > used {
                row.difference =
                    "what holds addresses here is estimated, and comes to \(sum - used) more than AWS says are taken"
            }
        } else if isKnown {
            row.used = min(sum, usable - reserved)
            row.free = usable - reserved - (row.used ?? 0)
        }
        Self.order(&row)
    }

    private static func order(_ row: inout SubnetCapacity) {
        row.holders = row.holders.filter { $0.addresses > 0 || $0.count > 0 }.sorted {
            ($1.addresses, $0.kind.rawValue) < ($0.addresses, $1.kind.rawValue)
        }
    }

    /// Addresses that Application and Classic Load Balancers may still take in each subnet: 8 must be free.
    ///
    /// Rules.md#addresses-of-services; Application Load Balancers guide, subnets.
    private static func loadBalancerGrowth(
        _ snapshot: Snapshot, _ interfaces: [Identifier<Subnet>: [NetworkInterface]]
    ) -> [Identifier<Subnet>: Int] {
        var growth: [Identifier<Subnet>: Int] = [:]
        for balancer in snapshot.loadBalancers
        where balancer.kind == .application || balancer.kind == .classic {
            for subnet in balancer.zones.compactMap(\.subnetID) {
                let held = interfaces[subnet, default: []].filter(balancer.owns)
                growth[subnet, default: 0] += max(8 - held.reduce(0) { $0 + $1.privateIPs.count }, 0)
            }
        }
        return growth
    }

    /// What was assumed of some subnets, one sentence each.
    func assumptions(for rows: [SubnetCapacity]) -> [CapacityNote] {
        let estimated = Set(rows.map(\.vpcID)).subtracting(countedVPCs).sorted()
        guard !estimated.isEmpty else { return [] }
        return [
            .interfacesNotImported(
                vpcs: estimated.prefix(3).map(\.rawValue), more: max(estimated.count - 3, 0))
        ]
    }
}
