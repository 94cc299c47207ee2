/// Whether a node has room for a pod, as the scheduler's resource filter sees it.
public enum NodeFit {
    /// The resources that are short: `pods` first, the others by name; empty where the pod fits.
    ///
    /// What is merely equal fits, and a request of zero always does. How busy the node is plays no part.
    /// RULES 4.2; Kubernetes `pkg/scheduler/framework/plugins/noderesources/fit.go`.
    public static func insufficient(for requests: Resources, allocatable: Resources, used: Resources)
        -> [String]
    {
        var short: [String] = []
        if let pods = allocatable["pods"], (used["pods"] ?? 0) + 1 > pods { short.append("pods") }
        for (name, amount) in requests.sorted(by: { $0.key < $1.key }) where amount > 0 && name != "pods" {
            if amount > (allocatable[name] ?? 0) - (used[name] ?? 0) { short.append(name) }
        }
        return short
    }
}

/// How many copies of one pod a set of nodes takes, as cluster-capacity counts them.
public enum ClusterCapacity {
    public enum Stop: String, Hashable, Sendable {
        case unschedulable = "Unschedulable"
        case limitReached = "LimitReached"
    }

    /// Places the pod again and again, on the node that is left the emptiest, until it fits nowhere.
    ///
    /// - Parameter limit: the most copies to place, 0 for no limit.
    ///
    /// RULES 4.5; kubernetes-sigs/cluster-capacity README.
    public static func fill(
        nodes: [(allocatable: Resources, used: Resources)], with requests: Resources, limit: Int = 0
    ) -> (perNode: [Int], stop: Stop) {
        var placed = [Int](repeating: 0, count: nodes.count)
        var room = nodes.map { mostCopies(of: requests, allocatable: $0.allocatable, used: $0.used) }
        var total = 0
        while true {
            if limit > 0, total == limit { return (placed, .limitReached) }
            let open = nodes.indices.filter { room[$0] > 0 }
            let best = open.max { a, b in
                let (scoreA, scoreB) = (
                    score(nodes[a], requests, placed[a]), score(nodes[b], requests, placed[b])
                )
                return (scoreA, -placed[a], -a) < (scoreB, -placed[b], -b)
            }
            guard let best else { return (placed, .unschedulable) }
            room[best] -= 1
            placed[best] += 1
            total += 1
        }
    }

    /// How many copies one node takes; a node that names no pod limit is bound by its resources, or takes none.
    public static func mostCopies(of requests: Resources, allocatable: Resources, used: Resources) -> Int {
        var most = allocatable["pods"].map { $0 - (used["pods"] ?? 0) }
        for (name, amount) in requests where amount > 0 && name != "pods" {
            let copies = ((allocatable[name] ?? 0) - (used[name] ?? 0)) / amount
            most = min(most ?? copies, copies)
        }
        return max(most ?? 0, 0)
    }

    /// What stays free, in hundredths, averaged over CPU and memory: the scheduler's `LeastAllocated`.
    private static func score(
        _ node: (allocatable: Resources, used: Resources), _ requests: Resources, _ placed: Int
    ) -> Int {
        let shares = ["cpu", "memory"].compactMap { name -> Int? in
            guard let whole = node.allocatable[name], whole > 0 else { return nil }
            let taken = (node.used[name] ?? 0) + (requests[name] ?? 0) * (placed + 1)
            return taken > whole ? 0 : Int(Int128(whole - taken) * 100 / Int128(whole))
        }
        return shares.isEmpty ? 0 : shares.reduce(0, +) / shares.count
    }
}
