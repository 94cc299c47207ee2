/// A topology spread constraint of a pod.
public struct TopologySpread: Hashable, Sendable {
    /// Whether the constraint forbids (`DoNotSchedule`) or only prefers (`ScheduleAnyway`).
    public var forbids: Bool
    public var maxSkew: Int
    public var minDomains: Int?
    public var podMatchesItself: Bool
    public init(forbids: Bool, maxSkew: Int, minDomains: Int?, podMatchesItself: Bool) {
        self.forbids = forbids
        self.maxSkew = maxSkew
        self.minDomains = minDomains
        self.podMatchesItself = podMatchesItself
    }

    /// The domains that one more pod may go to, by name, given the matching pods in each.
    ///
    /// With fewer domains than `minDomains` the smallest count is taken to be 0. RULES 4.4; Kubernetes
    /// `pkg/scheduler/framework/plugins/podtopologyspread/filtering.go`.
    public func domainsThatFit(matchingPods: [String: Int]) -> [String] {
        guard forbids else { return matchingPods.keys.sorted() }
        let fewest = matchingPods.count < (minDomains ?? 1) ? 0 : matchingPods.values.min() ?? 0
        let itself = podMatchesItself ? 1 : 0
        return matchingPods.filter { $0.value + itself - fewest <= maxSkew }.keys.sorted()
    }
}
