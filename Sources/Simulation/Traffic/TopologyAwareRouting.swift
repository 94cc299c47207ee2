public import Units

/// Topology-aware routing (the annotation `Auto`): when the controller gives hints, and how many to each zone.
public enum TopologyAwareRouting {
    /// A node as the controller counts it.
    public struct Node: Hashable, Sendable {
        public var zone: String?
        /// nil where the node does not tell.
        public var allocatableCPUMillis: Int?
        public var isReady: Bool
        public var isControlPlane: Bool
        public init(
            zone: String?, allocatableCPUMillis: Int?, isReady: Bool = true, isControlPlane: Bool = false
        ) {
            self.zone = zone
            self.allocatableCPUMillis = allocatableCPUMillis
            self.isReady = isReady
            self.isControlPlane = isControlPlane
        }
    }

    /// Each zone's part of the CPU of ready nodes; nil where there are fewer than two zones or a node does not tell.
    ///
    /// RULES 6.4; Kubernetes `staging/src/k8s.io/endpointslice/topologycache/topologycache.go`, `SetNodes`.
    public static func cpuRatios(_ nodes: [Node]) -> [String: Ratio]? {
        var millis: [String: Int] = [:]
        for node in nodes where node.isReady && !node.isControlPlane {
            guard let zone = node.zone, !zone.isEmpty, let cpu = node.allocatableCPUMillis, cpu > 0 else {
                return nil
            }
            millis[zone, default: 0] += cpu
        }
        let total = millis.values.reduce(0, +)
        guard millis.count >= 2, total > 0 else { return nil }
        return millis.mapValues { Ratio(Int128($0), Int128(total)) }
    }

    /// Whether `endpoints` ready endpoints can be spread so that no zone is overloaded by more than a fifth.
    public static func isFeasible(ratios: [String: Ratio]?, endpoints: Int) -> Bool {
        guard let ratios, ratios.count >= 2, ratios.count <= endpoints else { return false }
        return ratios.values.reduce(0) { $0 + fewest($1, endpoints) } <= endpoints
    }

    /// The hints each zone gets from endpoints that start with a hint for their own zone; nil where it is off.
    ///
    /// A zone with more than its part gives whole endpoints to the one that lacks the most, while both sides are
    /// at least half an endpoint off and one of them a whole one. RULES 6.4; Kubernetes
    /// `staging/src/k8s.io/endpointslice/topologycache/utils.go`.
    public static func hints(ratios: [String: Ratio]?, readyPerZone: [String: Int]) -> [String: Int]? {
        let total = readyPerZone.values.reduce(0, +)
        guard let ratios, isFeasible(ratios: ratios, endpoints: total) else { return nil }
        var hints = readyPerZone
        var surplus: [String: Ratio] = [:]
        for (zone, ratio) in ratios {
            let desired = max(ratio * Ratio(Int128(total), 1), Ratio(Int128(fewest(ratio, total)), 1))
            surplus[zone] = Ratio(Int128(readyPerZone[zone] ?? 0), 1) - desired
        }
        let half = Ratio(1, 2)
        while let giver = surplus.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
            let taker = surplus.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })
        {
            let (give, take) = (giver.value, .zero - taker.value)
            if give < half || take < half || (give < .one && take < .one) { break }
            surplus[giver.key] = give - .one
            surplus[taker.key] = taker.value + .one
            hints[giver.key, default: 0] -= 1
            hints[taker.key, default: 0] += 1
        }
        return hints.filter { $0.value != 0 }
    }

    private static func fewest(_ ratio: Ratio, _ endpoints: Int) -> Int {
        ceiling(ratio * Ratio(Int128(endpoints), 1) * Ratio(5, 6))
    }
}
