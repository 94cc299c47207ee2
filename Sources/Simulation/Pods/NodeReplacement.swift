public import Units

/// How many nodes are replaced at a time.
public enum NodeReplacement {
    /// The most extra nodes of a managed node group's update: twice the zones, or `maxUnavailable` where that is more.
    ///
    /// The minimal strategy takes nodes away first and adds none. RULES 5.6; EKS user guide, managed node update
    /// behaviour.
    public static func maxSurgeNodes(zones: Int, maxUnavailable: Int, isMinimal: Bool) -> Int {
        isMinimal ? 0 : max(2 * zones, maxUnavailable)
    }

    /// How many more nodes a Karpenter disruption budget of a percentage lets go now.
    ///
    /// RULES 5.6; karpenter-provider-aws `website/content/en/docs/concepts/disruption.md`.
    public static func karpenterBudget(nodes: Int, share: Ratio, deleting: Int, notReady: Int) -> Int {
        max(ceiling(Ratio(Int128(nodes), 1) * share) - deleting - notReady, 0)
    }
}
