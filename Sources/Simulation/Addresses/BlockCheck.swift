public import Units

/// A range that is in use, with the name of what uses it.
public struct NamedBlock: Hashable, Sendable {
    public var name: String
    public var block: CIDRBlock
    public init(name: String, block: CIDRBlock) {
        self.name = name
        self.block = block
    }
}

/// Whether a block is a good one for a VPC.
public enum BlockCheck {
    /// The bridge of Docker, which swallows traffic to a VPC of the same range.
    ///
    /// RULES 5.2; EKS user guide `troubleshooting.adoc`.
    public static var dockerBridge: CIDRBlock? { CIDRBlock("172.17.0.0/16") }

    /// Each reason against a block, one sentence each; empty where there is none.
    ///
    /// - Parameter taken: imported VPCs, networks on premises, and what else must not be overlapped, by name.
    public static func reasons(against block: CIDRBlock, serviceCIDR: CIDRBlock?, taken: [NamedBlock])
        -> [String]
    {
        var reasons: [String] = []
        if !SubnetSize.allowedPrefixLengths.contains(block.prefixLength) {
            reasons.append("\(block) is a /\(block.prefixLength), and AWS takes /16 to /28 for a VPC")
        }
        if let never = VPCBlockRule.never.first(where: { $0.overlaps(block) }) {
            reasons.append("\(block) overlaps \(never), of which AWS takes no block")
        }
        if let docker = dockerBridge, docker.overlaps(block) {
            reasons.append("\(block) overlaps \(docker), the bridge of Docker on the machines inside")
        }
        if let serviceCIDR, serviceCIDR.overlaps(block) {
            reasons.append("\(block) overlaps the cluster's service CIDR \(serviceCIDR)")
        }
        for other in taken where other.block.overlaps(block) {
            reasons.append("\(block) overlaps \(other.block) of \(other.name)")
        }
        return reasons
    }
}
