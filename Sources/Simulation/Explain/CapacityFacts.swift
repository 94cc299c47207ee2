public import Capacity
public import Cost
import Estate
public import Topology
public import Units

/// The sources of a figure of a subnet or a node group, in sentences and as arithmetic.
public struct CapacityFacts: Hashable, Sendable {
    /// A documented rule, with the page that states it.
    public var sources: [ChargeRule.Source] = []
    /// The figure from its parts, `251 − 100 − 16 = 135`; nil where it is no sum.
    public var arithmetic: String?
    public var basis: Basis
    /// The call whose output tells, or what is assumed in its place.
    public var origin: String
    /// One sentence each.
    public var sentences: [String] = []

    private static let sizing = ChargeRule.Source(
        "Subnet sizing for IPv4", "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html")
    private static let reservations = ChargeRule.Source(
        "Subnet CIDR reservations",
        "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html")
    private static let maxPods = ChargeRule.Source(
        "Choose an optimal Amazon EC2 node instance type",
        "https://docs.aws.amazon.com/eks/latest/userguide/choosing-instance-type.html")

    // MARK: Subnets

    /// The addresses that AWS lets a subnet use.
    public static func usable(of block: CIDRBlock) -> CapacityFacts {
        let usable = SubnetSize.usable(prefixLength: block.prefixLength)
        return CapacityFacts(
            sources: [sizing], arithmetic: "2^(32 − \(block.prefixLength)) − 5 = \(usable)",
            basis: .configured, origin: "describe-subnets",
            sentences: ["AWS keeps the first four addresses and the last of \(block)."])
    }

    /// The free addresses that AWS reports.
    public static func available(in subnet: Subnet) -> CapacityFacts {
        CapacityFacts(
            sources: [sizing], basis: .configured,
            origin: "describe-subnets, AvailableIpAddressCount of \(subnet.id)",
            sentences: [
                "AWS's own count of the free addresses at the moment of the snapshot; nothing is worked out."
            ])
    }

    /// The addresses in use.
    public static func used(_ row: SubnetCapacity) -> CapacityFacts {
        var facts = CapacityFacts(basis: row.basis, origin: origin(row))
        facts.arithmetic = rest(of: row, row.used, less: [row.free, row.reserved])
        facts.sentences = holders(row)
        return facts
    }

    /// The free addresses.
    public static func free(_ row: SubnetCapacity) -> CapacityFacts {
        var facts = CapacityFacts(basis: row.basis, origin: origin(row))
        facts.arithmetic = rest(of: row, row.free, less: [row.used, row.reserved])
        facts.sentences = row.reportedAvailable.map { ["AWS says that \($0) are available."] } ?? []
        if let difference = row.difference { facts.sentences.append("Why that differs: \(difference).") }
        facts.sentences += holders(row)
        return facts
    }

    /// The addresses that reservations set aside.
    public static func reserved(_ row: SubnetCapacity, in snapshot: Snapshot) -> CapacityFacts {
        let own = snapshot.subnetCIDRReservations.filter { $0.subnetID == row.id }
        var facts = CapacityFacts(
            sources: [reservations], basis: .configured, origin: "get-subnet-cidr-reservations")
        facts.sentences =
            own.isEmpty
            ? ["No CIDR reservation of this subnet was imported, so none is counted."]
            : own.map {
                "\($0.cidr) is reserved (\($0.type), \($0.id)); what of it is in use counts as used."
            }
        return facts
    }

    /// The part of the usable addresses that is taken.
    public static func usedShare(_ row: SubnetCapacity) -> CapacityFacts {
        var facts = used(row)
        if let used = row.used, let usable = row.usable { facts.arithmetic = "\(used) ÷ \(usable)" }
        return facts
    }

    /// The day on which a subnet runs out.
    public static func dates(_ row: SubnetCapacity, note: String) -> CapacityFacts {
        var facts = CapacityFacts(basis: .assumed, origin: "the snapshots' addresses in use, or --growth")
        let now = row.used.flatMap { used in row.free.map { "\(used) addresses are used and \($0) are free." }
        }
        facts.sentences = [now, note].compactMap(\.self)
        return facts
    }

    private static func origin(_ row: SubnetCapacity) -> String {
        if row.basis == .assumed {
            return "estimated from what is known to hold addresses; no interface was imported"
        }
        return row.picture == nil
            ? "describe-subnets, AvailableIpAddressCount"
            : "describe-network-interfaces" + (row.reportedAvailable == nil ? "" : " and describe-subnets")
    }

    /// A count as what the others leave of the usable addresses; nil where it is not.
    private static func rest(of row: SubnetCapacity, _ count: Int?, less others: [Int?]) -> String? {
        let others = others.compactMap(\.self)
        guard let count, let usable = row.usable, others.count == 2, usable - others[0] - others[1] == count
        else { return nil }
        return "\(usable) − \(others[0]) − \(others[1]) = \(count)"
    }

    private static func holders(_ row: SubnetCapacity) -> [String] {
        row.holders.map { holding in
            let things = holding.count > 0 ? " on \(holding.count) of its kind" : ""
            let name =
                holding.kind == .unseen
                ? "no interface that was imported" : holding.kind.rawValue.replacing("-", with: " ")
            return "Held by \(name): \(holding.addresses)\(things), \(holding.basis.rawValue)."
        }
    }

    // MARK: Node groups

    /// The nodes of a group.
    public static func nodes(_ group: NodeGroupCapacity) -> CapacityFacts {
        var facts = CapacityFacts(basis: .configured, origin: "kubectl get nodes")
        facts.sentences = ["\(group.nodes) nodes of the snapshot belong to \(group.name)."] + size(group)
        return facts
    }

    private static func size(_ group: NodeGroupCapacity) -> [String] {
        guard let least = group.minSize, let most = group.maxSize else { return [] }
        return ["It may have \(least) to \(most) nodes (describe-nodegroup)."]
    }

    /// The pods that a node of a group may run.
    public static func maxPods(_ group: NodeGroupCapacity) -> CapacityFacts {
        var facts = CapacityFacts(
            sources: [maxPods], basis: group.maxPodsOrigin == .kubelet ? .configured : .assumed,
            origin: group.maxPodsOrigin.map { "decided by: \($0.rawValue)" } ?? "nothing tells it")
        if let reason = group.maxPodsReason { facts.sentences.append(sentence(reason)) }
        if let limit = group.maxPodsLimit {
            facts.sentences.append("What keeps it there: \(limit.rawValue).")
        }
        return facts
    }

    /// The pods on a group's nodes.
    public static func pods(_ group: NodeGroupCapacity) -> CapacityFacts {
        CapacityFacts(
            basis: .configured, origin: "kubectl get pods",
            sentences: [
                "Pods placed on the \(group.nodes) nodes of \(group.name), those of the host's network included."
            ])
    }

    /// The number of pods that still fit.
    public static func podsFree(_ group: NodeGroupCapacity) -> CapacityFacts {
        var facts = CapacityFacts(
            sources: [maxPods], basis: .assumed,
            origin: "placing pods like the average one on the nodes until none takes another")
        if let pod = group.typicalPod {
            facts.sentences.append(
                "The pod that is placed asks for \(pod.cpuMillis)m CPU and \(pod.memoryMiB) MiB.")
        }
        if let node = group.allocatable {
            facts.sentences.append(
                "A node leaves pods \(node.cpuMillis)m CPU and \(node.memoryMiB) MiB"
                    + (group.maxPods.map { ", and takes \($0) pods." } ?? "."))
        }
        if let limit = group.limitedBy { facts.sentences.append("What stops the next one: \(limit).") }
        facts.sentences += group.unknowns.map(sentence)
        return facts
    }

    /// The pods that there are with those that still fit.
    public static func room(_ group: NodeGroupCapacity) -> CapacityFacts {
        var facts = podsFree(group)
        if let free = group.podsFree { facts.arithmetic = "\(group.pods) + \(free) = \(group.pods + free)" }
        return facts
    }

    /// The day on which a node group runs out.
    public static func dates(_ group: NodeGroupCapacity, note: String) -> CapacityFacts {
        var facts = CapacityFacts(basis: .assumed, origin: "the snapshots' nodes, or --growth")
        facts.sentences = size(group) + [note]
        return facts
    }

    private static func sentence(_ text: String) -> String {
        let start = text.prefix(1).uppercased() + text.dropFirst()
        return start.hasSuffix(".") ? start : start + "."
    }
}
