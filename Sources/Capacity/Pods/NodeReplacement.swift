/// The number of nodes that are replaced at a time.
public enum NodeReplacement {
    /// The most extra nodes of a managed node group's update: twice the zones, or `maxUnavailable` where that is
    /// more.
    ///
    /// The minimal strategy takes nodes away first and adds none. Rules.md#update-surge; EKS user guide, managed
    /// node update behaviour.
    public static func maxSurgeNodes(zones: Int, maxUnavailable: Int, isMinimal: Bool) -> Int {
        isMinimal ? 0 : max(2 * zones, maxUnavailable)
    }
}
