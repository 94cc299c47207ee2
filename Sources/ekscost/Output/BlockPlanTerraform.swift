import Capacity

/// A plan as Terraform computes it: the blocks, one `cidrsubnets()` call each, and the subnets of each tier.
///
/// `cidrsubnets` lays subnets one after the other, each on its own boundary; the largest stand first, so no gap
/// arises. Source: <https://developer.hashicorp.com/terraform/language/functions/cidrsubnets>.
enum BlockPlanTerraform {
    static func text(_ plan: BlockPlan) -> String {
        var lines = ["locals {"]
        for (name, block) in zip(["vpc", "pods"], plan.blocks) {
            let bits = plan.newBits(of: block).map(String.init).joined(separator: ", ")
            lines.append("  \(name)_cidr    = \"\(block)\"")
            lines.append("  \(name)_subnets = cidrsubnets(local.\(name)_cidr, \(bits))")
            lines.append("")
            let subnets = plan.subnets(of: block)
            for tier in AddressDemand.Tier.allCases {
                guard let first = subnets.firstIndex(where: { $0.tier == tier }),
                    let last = subnets.lastIndex(where: { $0.tier == tier })
                else { continue }
                let all = subnets[first...last].map { "\($0.zone) \($0.block)" }.joined(separator: ", ")
                lines.append("  # zones \(all)")
                lines.append(
                    "  \(tier.rawValue)_subnet_cidrs = slice(local.\(name)_subnets, \(first), \(last + 1))")
            }
            lines.append("")
        }
        lines.removeLast()
        return (lines + ["}"]).joined(separator: "\n")
    }
}
