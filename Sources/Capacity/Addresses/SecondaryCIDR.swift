import Topology
public import Units

/// AWS's rules on which blocks a VPC may have.
public enum VPCBlockRule {
    /// The ranges that decide what may stand beside what.
    enum Family: Hashable {
        case ten, oneSevenTwo, oneNineTwo, benchmark, open

        static let blocks: [(Family, String)] = [
            (.ten, "10.0.0.0/8"), (.oneSevenTwo, "172.16.0.0/12"), (.oneNineTwo, "192.168.0.0/16"),
            (.benchmark, "198.19.0.0/16"),
        ]

        /// `open` is public space and 100.64.0.0/10, which stand beside everything.
        init(_ block: CIDRBlock) {
            self = Family.blocks.first { CIDRBlock($0.1)?.overlaps(block) ?? false }?.0 ?? .open
        }
    }

    static let never = ["0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/3"].compactMap {
        CIDRBlock($0)
    }

    /// The reason why AWS would not associate a block with a VPC; nil where it would.
    ///
    /// Rules.md#secondary-cidr-blocks; VPC user guide `vpc-cidr-blocks.md`, association restrictions.
    public static func refusal(of candidate: CIDRBlock, primary: CIDRBlock, associated: [CIDRBlock])
        -> String?
    {
        let own = [primary] + associated
        guard SubnetSize.allowedPrefixLengths.contains(candidate.prefixLength) else {
            return "a VPC's block is between /16 and /28"
        }
        if let block = never.first(where: { $0.overlaps(candidate) }) {
            return "AWS takes no block of \(block)"
        }
        if let block = own.first(where: { $0.overlaps(candidate) }) {
            return "it overlaps the VPC's own block \(block)"
        }
        let (family, own1) = (Family(candidate), Family(primary))
        if family == .open { return nil }
        guard family == own1 else {
            return "a block of that range cannot stand beside the primary block \(primary)"
        }
        if family == .benchmark { return nil }
        if family == .ten, let low = CIDRBlock("10.0.0.0/15"), let first = CIDRBlock("10.0.0.0/16"),
            own.contains(where: { low.contains($0) }), first.overlaps(candidate)
        {
            return "nothing of 10.0.0.0/16 can be added to a VPC that has a block in 10.0.0.0/15"
        }
        if family == .oneSevenTwo, CIDRBlock("172.31.0.0/16")?.overlaps(candidate) ?? false {
            return "172.31.0.0/16 cannot be added to a VPC of 172.16.0.0/12"
        }
        return nil
    }

    /// Returns whether a block may be added where a route of the VPC points at `destination`: it must be smaller
    /// than that.
    ///
    /// Rules.md#secondary-cidr-blocks; VPC user guide `vpc-cidr-blocks.md`.
    public static func isAllowed(_ candidate: CIDRBlock, besideRouteTo destination: CIDRBlock) -> Bool {
        !candidate.contains(destination)
    }

    /// The reason why a service CIDR would be refused, or would shadow addresses of the VPC; nil where it is fine.
    ///
    /// Rules.md#control-plane-addresses; EKS user guide `clusters/create-cluster.adoc`.
    public static func refusal(ofServiceCIDR block: CIDRBlock, vpc: [CIDRBlock]) -> String? {
        let homes = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"].compactMap { CIDRBlock($0) }
        guard homes.contains(where: { $0.contains(block) }) else {
            return "it lies outside the private ranges"
        }
        guard (12...24).contains(block.prefixLength) else { return "a service CIDR is between /12 and /24" }
        return vpc.first { $0.overlaps(block) }.map { "it overlaps the VPC's block \($0)" }
    }
}
