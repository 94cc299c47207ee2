public import Topology
public import Units

/// The part of a VPC's block that is in subnets, and the part that is left for new ones.
public struct BlockCapacity: Hashable, Sendable {
    public var vpcID: Identifier<VPC>
    public var block: CIDRBlock
    /// Addresses of the block that lie in subnets.
    public var inSubnets: Int
    /// The addresses that are free in those subnets; nil where one of them is unknown.
    public var freeInSubnets: Int?
    /// Addresses of the block that no subnet has.
    public var unallocated: Int { block.size - inSubnets }
    /// The largest block that a new subnet could have.
    public var largestUnallocated: CIDRBlock?
    public var exhaustedOn: ExhaustionDates?

    init(_ block: CIDRBlock, of vpc: VPC, subnets: [SubnetCapacity]) {
        vpcID = vpc.id
        self.block = block
        let gaps = block.gaps(between: subnets.compactMap(\.cidr))
        inSubnets = block.size - gaps.reduce(0) { $0 + $1.size }
        // AWS makes no subnet larger than a /16; the first of the largest.
        largestUnallocated = gaps.filter { $0.prefixLength <= 28 }.min {
            ($0.prefixLength, $0) < ($1.prefixLength, $1)
        }
        let free = subnets.filter { $0.cidr != nil }.map(\.free)
        freeInSubnets = free.contains(nil) ? nil : free.reduce(0) { $0 + ($1 ?? 0) }
    }
}

extension CIDRBlock {
    /// The largest aligned blocks of this one that none of the others overlap, the lowest first.
    func gaps(between others: [CIDRBlock]) -> [CIDRBlock] {
        let inside = others.filter { $0.overlaps(self) }
        if inside.isEmpty { return [self] }
        if inside.contains(where: { $0.contains(self) }) || prefixLength == 32 { return [] }
        return parts(ofLength: prefixLength + 1).flatMap { $0.gaps(between: inside) }
    }
}
