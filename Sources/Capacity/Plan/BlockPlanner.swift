import Topology
public import Units

/// Finds the smallest block that holds what is asked.
public struct BlockPlanner: Sendable {
    public var demand: AddressDemand
    public var headroomPercent: Int
    /// The ranges to look in, in this order.
    public var within = Self.blocks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16")
    /// The ranges to look in for the pods' block under custom networking.
    ///
    /// Rules.md#secondary-cidr-blocks: it may stand beside a primary block of any range, and routers outside rarely
    /// know it.
    public var podsWithin = Self.blocks("100.64.0.0/10")
    /// The blocks that must not be overlapped, by name.
    public var taken: [NamedBlock]
    /// The cluster's service CIDR; nil where EKS may choose.
    public var serviceCIDR: CIDRBlock?
    public init(demand: AddressDemand, headroomPercent: Int, taken: [NamedBlock] = []) {
        self.demand = demand
        self.headroomPercent = headroomPercent
        self.taken = taken
    }

    /// The ranges that EKS chooses from where no service CIDR is named.
    ///
    /// Rules.md#control-plane-addresses; EKS user guide `clusters/create-cluster.adoc`.
    public static let usualServiceCIDRs = blocks("10.100.0.0/16", "172.20.0.0/16")

    private static func blocks(_ texts: String...) -> [CIDRBlock] { texts.compactMap { CIDRBlock($0) } }

    /// The longest prefix whose subnet has what a tier needs and the headroom; nil where a /16 has not.
    func length(of tier: AddressDemand.Tier) -> Int? {
        let (needed, prefixes) = (demand.needed(tier), demand.neededPrefixes(tier))
        let shortest = demand.holdsLoadBalancers(tier) ? 27 : 28
        return SubnetSize.allowedPrefixLengths.reversed().first { length in
            length <= shortest
                && SubnetSize.usable(prefixLength: length) * 100 >= needed * (100 + headroomPercent)
                && holds(prefixes, and: needed - 16 * prefixes, length)
        }
    }

    /// Returns whether the prefixes still find aligned blocks of 16 beside the single addresses, packed in a
    /// reservation.
    private func holds(_ prefixes: Int, and singles: Int, _ length: Int) -> Bool {
        guard prefixes > 0 else { return true }
        let prefixes = dividedUp(prefixes * (100 + headroomPercent), by: 100)
        let singles = dividedUp(singles * (100 + headroomPercent), by: 100)
        // The first and the last block of 16 keep 27 of their addresses for single ones.
        let blocks = dividedUp(max(singles - 27, 0), by: 16)
        return prefixes + blocks <= SubnetSize.prefixesWhenEmpty(prefixLength: length)
    }

    /// The length for each tier; public is smaller than private.
    private func lengths() -> [AddressDemand.Tier: Int]? {
        var lengths: [AddressDemand.Tier: Int] = [:]
        for tier in demand.tiersInUse {
            guard let length = length(of: tier) else { return nil }
            lengths[tier] = length
        }
        if demand.nodeTier == .privateTier, let outside = lengths[.publicTier],
            let inside = lengths[.privateTier]
        {
            guard outside > 16 else { return nil }
            lengths[.privateTier] = min(inside, outside - 1)
        }
        return lengths
    }

    /// The plan: subnets from the largest to the smallest, one after the other, so that each is aligned.
    public func plan() -> BlockPlan {
        var plan = BlockPlan()
        guard let lengths = lengths() else {
            plan.impossible = Self.tooLarge("one subnet alone needs more than a /16 has")
            return plan
        }
        let primary = demand.tiersInUse.filter { $0 != .pods }
        plan.vpc = place(primary, lengths, within, beside: nil, &plan)
        guard let vpc = plan.vpc else { return plan }
        if demand.mode.isCustom {
            plan.secondary = place([.pods], lengths, podsWithin, beside: vpc, &plan)
            if plan.secondary == nil { plan.vpc = nil }
        }
        let blocks = plan.blocks
        plan.serviceCIDR =
            serviceCIDR
            ?? Self.usualServiceCIDRs.first { service in
                !blocks.contains { $0.overlaps(service) } && !taken.contains { $0.block.overlaps(service) }
            }
        return plan
    }

    /// Finds a block for some tiers and lays their subnets into it.
    private func place(
        _ tiers: [AddressDemand.Tier], _ lengths: [AddressDemand.Tier: Int], _ ranges: [CIDRBlock],
        beside primary: CIDRBlock?, _ plan: inout BlockPlan
    ) -> CIDRBlock? {
        let pieces = tiers.flatMap { tier in
            (0..<demand.zones).map { (tier: tier, zone: Self.zoneName($0), length: lengths[tier] ?? 28) }
        }.sorted { ($0.length, $0.tier.rawValue, $0.zone) < ($1.length, $1.tier.rawValue, $1.zone) }
        let addresses = pieces.reduce(0) { $0 + (1 << (32 - $1.length)) }
        let fitting = SubnetSize.allowedPrefixLengths.last { 1 << (32 - $0) >= addresses }
        guard let length = fitting else {
            plan.impossible = Self.tooLarge("the subnets take \(addresses) addresses and a /16 has 65536")
            return nil
        }
        if length < 28 {
            plan.rejected.append(
                .init(
                    block: "/\(length + 1)",
                    reason: "it has \(1 << (31 - length)) addresses and the subnets take \(addresses)"))
        }
        guard let block = firstFree(length, ranges, beside: primary, &plan) else {
            let looked = ranges.map(\.description).joined(separator: ", ")
            plan.impossible = "no free /\(length) is left in \(looked); name another range, or free one"
            return nil
        }
        var next = block.base.value
        for piece in pieces {
            guard let part = CIDRBlock(containing: IPv4Address(next), prefixLength: piece.length) else {
                continue
            }
            plan.subnets.append(
                .init(tier: piece.tier, zone: piece.zone, block: part, needed: demand.needed(piece.tier)))
            next &+= UInt32(part.size)
        }
        return block
    }

    private static func tooLarge(_ why: String) -> String {
        "no VPC block is large enough: \(why); use prefix delegation, smaller warm targets, custom networking, "
            + "or more than one VPC"
    }

    static func zoneName(_ index: Int) -> String {
        index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "zone\(index + 1)"
    }

    /// The first block of a length that overlaps nothing taken, noting each that does.
    private func firstFree(
        _ length: Int, _ ranges: [CIDRBlock], beside primary: CIDRBlock?, _ plan: inout BlockPlan
    ) -> CIDRBlock? {
        let obstacles =
            taken + BlockCheck.alwaysTaken
            + [serviceCIDR.map { NamedBlock(name: "the cluster's service CIDR", block: $0) }].compactMap(
                \.self)
            + [primary.map { NamedBlock(name: "the plan's own primary block", block: $0) }].compactMap(\.self)
        for range in ranges {
            guard range.prefixLength <= length else {
                plan.rejected.append(
                    .init(block: "\(range)", reason: "it is smaller than the /\(length) that is needed"))
                continue
            }
            var position = UInt64(range.first.value)
            while position <= UInt64(range.last.value) {
                guard let address = UInt32(exactly: position),
                    let block = CIDRBlock(containing: IPv4Address(address), prefixLength: length)
                else { break }
                let found = obstacles.filter { $0.block.overlaps(block) }
                if let obstacle = found.max(by: { $0.block.last < $1.block.last }) {
                    plan.rejected.append(
                        .init(block: "\(block)", reason: "it overlaps \(obstacle.block) of \(obstacle.name)"))
                    for one in found where !plan.conflicts.contains(one) { plan.conflicts.append(one) }
                    let end = UInt64(max(obstacle.block.last, block.last).value) + 1
                    let size = UInt64(block.size)
                    position = (end + size - 1) / size * size
                } else if let primary,
                    let refusal = VPCBlockRule.refusal(of: block, primary: primary, associated: [])
                {
                    plan.rejected.append(.init(block: "\(range)", reason: refusal))
                    break
                } else {
                    return block
                }
            }
        }
        return nil
    }
}
