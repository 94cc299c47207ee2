import Topology
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
        /// The room above the need, in whole percent of it, rounded down.
        public var headroomPercent: Int { needed == 0 ? 100 : (usable - needed) * 100 / needed }
    }

    /// A block that was looked at and left.
    public struct Rejection: Hashable, Sendable {
        public var block: String
        public var reason: String
    }

    /// nil where nothing fits.
    public var vpc: CIDRBlock?
    /// The second block, of the pods under custom networking.
    public var secondary: CIDRBlock?
    public var subnets: [Subnet] = []
    public var rejected: [Rejection] = []
    /// The ranges that stood in the way, by name.
    public var conflicts: [NamedBlock] = []
    /// A range for the cluster's services that overlaps nothing here.
    public var serviceCIDR: CIDRBlock?
    /// The reason why there is no plan.
    public var impossible: String?

    /// The blocks of the VPC, the primary first.
    public var blocks: [CIDRBlock] { [vpc, secondary].compactMap(\.self) }

    /// The subnets of one block in the order in which they lie.
    public func subnets(of block: CIDRBlock) -> [Subnet] { subnets.filter { block.contains($0.block) } }

    /// Extra bits of each subnet of a block, in that order: what Terraform's `cidrsubnets` takes.
    public func newBits(of block: CIDRBlock) -> [Int] {
        subnets(of: block).map { $0.block.prefixLength - block.prefixLength }
    }
}
