public import Units

/// A VPC's block and its subnets, laid out before the VPC exists.
public struct BlockPlan: Hashable, Sendable {
    /// A subnet of the plan.
    public struct Subnet: Hashable, Sendable {
        public var tier: AddressDemand.Tier
        /// `a`, `b`, …: which zone is which is the region's matter.
        public var zone: String
        public var block: CIDRBlock
        public var needed: Int
        public var usable: Int { SubnetSize.usable(prefixLength: block.prefixLength) }
        /// What is left above the need, in whole percent of it, rounded down.
        public var headroomPercent: Int { needed == 0 ? 100 : (usable - needed) * 100 / needed }
    }

    /// A block that was looked at and left.
    public struct Rejection: Hashable, Sendable {
        public var block: String
        public var reason: String
    }

    /// nil where nothing fits.
    public var vpc: CIDRBlock?
    public var subnets: [Subnet]
    public var rejected: [Rejection]
    /// The ranges that stood in the way, by name.
    public var conflicts: [NamedBlock]
    /// Addresses of all subnets together.
    public var addresses: Int
    /// Why there is no plan.
    public var impossible: String?

    /// Extra bits of each subnet, in the order of the plan: what Terraform's `cidrsubnets` takes.
    public var newBits: [Int] { subnets.map { $0.block.prefixLength - (vpc?.prefixLength ?? 0) } }
}

/// Finds the smallest block that holds what is asked.
public struct BlockPlanner: Sendable {
    public var demand: AddressDemand
    public var headroomPercent: Int
    /// Where to look, in this order.
    public var within: [CIDRBlock]
    public var taken: [NamedBlock]
    public init(demand: AddressDemand, headroomPercent: Int, within: [CIDRBlock], taken: [NamedBlock]) {
        self.demand = demand
        self.headroomPercent = headroomPercent
        self.within = within
        self.taken = taken
    }

    /// Private space in the order that VPCs use it.
    public static var privateSpace: [CIDRBlock] {
        ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].compactMap { CIDRBlock($0) }
    }

    /// The longest prefix whose subnet has `needed` and the headroom; nil where a /16 has not.
    static func prefixLength(for needed: Int, headroomPercent: Int) -> Int? {
        SubnetSize.allowedPrefixLengths.reversed().first {
            SubnetSize.usable(prefixLength: $0) * 100 >= needed * (100 + headroomPercent)
        }
    }

    /// The length for each tier: a load balancer needs a /27, and public is smaller than private.
    func lengths() -> [AddressDemand.Tier: Int]? {
        var lengths: [AddressDemand.Tier: Int] = [:]
        for tier in AddressDemand.Tier.allCases {
            guard let length = Self.prefixLength(for: demand.needed(tier), headroomPercent: headroomPercent)
            else { return nil }
            lengths[tier] = tier == .publicTier ? min(length, 27) : length
        }
        guard let publicLength = lengths[.publicTier], let privateLength = lengths[.privateTier],
            publicLength > 16
        else { return nil }
        lengths[.privateTier] = min(privateLength, publicLength - 1)
        return lengths
    }

    /// The plan: subnets from the largest to the smallest, one after the other, so that each is aligned.
    public func plan() -> BlockPlan {
        var plan = BlockPlan(subnets: [], rejected: [], conflicts: [], addresses: 0)
        guard let lengths = lengths() else {
            plan.impossible = Self.tooLarge("one subnet alone needs more than a /16 has")
            return plan
        }
        let pieces = AddressDemand.Tier.allCases.flatMap { tier in
            (0..<demand.zones).map { (tier: tier, zone: Self.zoneName($0), length: lengths[tier] ?? 28) }
        }.sorted { ($0.length, $0.tier.rawValue, $0.zone) < ($1.length, $1.tier.rawValue, $1.zone) }
        plan.addresses = pieces.reduce(0) { $0 + (1 << (32 - $1.length)) }
        guard
            let length = SubnetSize.allowedPrefixLengths.reversed().first(where: {
                1 << (32 - $0) >= plan.addresses
            })
        else {
            plan.impossible = Self.tooLarge(
                "the subnets take \(plan.addresses) addresses and a /16 has 65536")
            return plan
        }
        if length < 28 {
            let next = 1 << (31 - length)
            plan.rejected.append(
                .init(
                    block: "/\(length + 1)",
                    reason: "it has \(next) addresses and the subnets take \(plan.addresses)"))
        }
        guard let vpc = firstFree(length: length, noting: &plan) else {
            plan.impossible =
                "no free /\(length) is left in \(within.map(\.description).joined(separator: ", "))"
                + "; name another range with --within, or free one"
            return plan
        }
        var next = vpc.base.value
        for piece in pieces {
            guard let block = CIDRBlock(containing: IPv4Address(next), prefixLength: piece.length) else {
                continue
            }
            plan.subnets.append(
                .init(tier: piece.tier, zone: piece.zone, block: block, needed: demand.needed(piece.tier)))
            next &+= UInt32(block.size)
        }
        plan.vpc = vpc
        return plan
    }

    private static func tooLarge(_ why: String) -> String {
        "no VPC block is large enough: \(why); use prefix delegation, smaller warm targets, custom networking in "
            + "100.64.0.0/10, or more than one VPC"
    }

    static func zoneName(_ index: Int) -> String {
        index < 26 ? String(UnicodeScalar(UInt8(97 + index))) : "zone\(index + 1)"
    }

    /// The first block of a length that overlaps nothing taken, noting each that does.
    private func firstFree(length: Int, noting plan: inout BlockPlan) -> CIDRBlock? {
        for range in within where range.prefixLength <= length {
            var position = UInt64(range.first.value)
            while position <= UInt64(range.last.value) {
                guard let address = UInt32(exactly: position),
                    let block = CIDRBlock(containing: IPv4Address(address), prefixLength: length)
                else { break }
                guard
                    let obstacle = taken.filter({ $0.block.overlaps(block) }).max(by: {
                        $0.block.last < $1.block.last
                    })
                else { return block }
                plan.rejected.append(
                    .init(
                        block: block.description, reason: "it overlaps \(obstacle.block) of \(obstacle.name)")
                )
                if !plan.conflicts.contains(obstacle) { plan.conflicts.append(obstacle) }
                let end = UInt64(max(obstacle.block.last, block.last).value) + 1
                let size = UInt64(block.size)
                position = (end + size - 1) / size * size
            }
        }
        return nil
    }
}
