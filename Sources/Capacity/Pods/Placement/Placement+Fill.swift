/// The reason why a node does not take one more pod.
public enum PlacementLimit: String, Hashable, Sendable, CaseIterable {
    case cpu, memory, pods
    case otherResource = "other-resource"
    case volumes
    case hostPort = "host-port"
    case spread = "constraint: topology spread"
    case antiAffinity = "constraint: anti-affinity"
    case affinity = "constraint: affinity"
    case nodeSelection = "constraint: node selector or taints"
    case gate = "constraint: scheduling gate"
}

extension Placement {
    /// The outcome for pods that were to be placed.
    struct Outcome: Sendable {
        /// Pods by node.
        var placed: [(node: Int, count: Int)] = []
        var count = 0
        /// The limit that keeps the next pod out; nil where all were placed.
        var limit: PlacementLimit?
    }

    /// Places pods of a class one after the other, each on the emptiest node that its rules allow.
    mutating func place(_ podClass: Int, count: Int) -> Outcome {
        guard count > 0 else { return Outcome() }
        guard !classes[podClass].rules.isGated else { return Outcome(limit: .gate) }
        var run = PlacementRun(self, podClass: podClass)
        var perNode: [Int: Int] = [:]
        var outcome = Outcome()
        while outcome.count < count, let node = run.next(self) {
            put(podClass, count: 1, on: node)
            perNode[node, default: 0] += 1
            outcome.count += 1
            run.placed(on: node, self)
        }
        outcome.placed = perNode.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
        if outcome.count < count { outcome.limit = limit(of: podClass) }
        return outcome
    }

    /// The limit that keeps the next pod of a class out on most of the nodes that it may go to.
    func limit(of podClass: Int) -> PlacementLimit {
        var votes: [PlacementLimit: Int] = [:]
        let allowed = allowed[allowedOfClass[podClass]]
        for node in allowed.indices where allowed[node] && table.isThere[node] {
            votes[obstacle(podClass, on: node) ?? .pods, default: 0] += 1
        }
        let order = PlacementLimit.allCases
        return order.max { a, b in
            let (votesA, votesB) = (votes[a] ?? 0, votes[b] ?? 0)
            return votesA < votesB
        }.flatMap { votes[$0] == nil ? nil : $0 } ?? .nodeSelection
    }

    /// The first filter that a node fails, topology before resources; nil where it takes the pod.
    func obstacle(_ podClass: Int, on node: Int) -> PlacementLimit? {
        guard table.isThere[node], allowed[allowedOfClass[podClass]][node] else { return .nodeSelection }
        if let limit = topologyObstacle(podClass, on: node, keys: nil) { return limit }
        let need = needs[podClass]
        if table.pods[node] < 1 { return .pods }
        if need.cpu > 0, table.cpu[node] < need.cpu { return .cpu }
        if need.memory > 0, table.memory[node] < need.memory { return .memory }
        if need.volumes > 0, table.volumes[node] < need.volumes { return .volumes }
        for (column, amount) in need.others where table.others[column][node] < amount {
            return .otherResource
        }
        return table.portsConflict(need, on: node) ? .hostPort : nil
    }

    /// The first rule about other pods that a node fails.
    ///
    /// - Parameter keys: the numbers of the topology keys to look at; nil for all.
    func topologyObstacle(_ podClass: Int, on node: Int, keys: [Bool]?) -> PlacementLimit? {
        let links = links[podClass]
        for spread in links.spreads where keys?[spreads[spread].key] ?? true {
            if !spreads[spread].allows(domain(spreads[spread].key, node)) { return .spread }
        }
        for term in links.antiAffinity where keys?[selected[term].key] ?? true {
            let domain = domain(selected[term].key, node)
            if domain >= 0, selected[term].counts[Int(domain)] > 0 { return .antiAffinity }
        }
        for term in links.keptOutBy where keys?[holders[term].key] ?? true {
            let domain = domain(holders[term].key, node)
            if domain >= 0, holders[term].counts[Int(domain)] > 0 { return .antiAffinity }
        }
        guard !links.affinity.isEmpty else { return nil }
        // The first of a group that wants to be together may go anywhere that has the labels.
        let starts = links.meetsOwnAffinity && links.affinity.allSatisfy { selected[$0].total == 0 }
        for term in links.affinity where keys?[selected[term].key] ?? true {
            let domain = domain(selected[term].key, node)
            if domain < 0 { return .affinity }
            if !starts, selected[term].counts[Int(domain)] == 0 { return .affinity }
        }
        return nil
    }
}
