/// Pods that a selector selects, counted by the domains of a topology key.
struct DomainCounter: Sendable {
    /// The topology key, by its number.
    let key: Int
    var counts: [Int32]
    /// All of them.
    var total = 0

    init(key: Int, domains: Int) {
        self.key = key
        counts = [Int32](repeating: 0, count: domains)
    }

    mutating func add(_ count: Int, in domain: Int32) {
        guard domain >= 0 else { return }
        counts[Int(domain)] += Int32(clamping: count)
        total += count
    }
}

/// The count of a spread constraint of one class: matching pods in each domain that the class may use.
struct SpreadCounter: Sendable {
    let key: Int
    let maxSkew: Int
    /// 1 where a pod of the class counts itself.
    let itself: Int
    /// Nodes that count, by the constraint's policies.
    let eligible: Int
    /// Indicates whether there are fewer domains than the constraint asks for, so that the fewest is taken to be none.
    let hasTooFewDomains: Bool
    private(set) var counts: [Int32]
    /// Domains with an eligible node.
    private let isActive: [Bool]
    /// The number of active domains that have each count.
    private var histogram: [Int32]
    private var fewest = 0

    init(
        _ spread: PodRules.Spread, key: Int, itself: Bool, eligible: Int, domainOfNode: [Int32],
        isEligible: [Bool], isThere: [Bool], domains: Int
    ) {
        self.key = key
        maxSkew = spread.maxSkew
        self.itself = itself ? 1 : 0
        self.eligible = eligible
        var active = [Bool](repeating: false, count: domains)
        for node in domainOfNode.indices where isEligible[node] && isThere[node] && domainOfNode[node] >= 0 {
            active[Int(domainOfNode[node])] = true
        }
        isActive = active
        let number = active.count { $0 }
        hasTooFewDomains = number < spread.minDomains
        counts = [Int32](repeating: 0, count: domains)
        histogram = [Int32(number)]
    }

    /// Returns whether one more pod may go to a domain.
    ///
    /// Rules.md#topology-spread.
    func allows(_ domain: Int32) -> Bool {
        guard domain >= 0 else { return false }
        return Int(counts[Int(domain)]) + itself - minimum <= maxSkew
    }

    var minimum: Int { hasTooFewDomains ? 0 : fewest }

    mutating func add(_ count: Int, in domain: Int32) {
        guard domain >= 0 else { return }
        let old = Int(counts[Int(domain)])
        let new = max(old + count, 0)
        counts[Int(domain)] = Int32(clamping: new)
        guard isActive[Int(domain)] else { return }
        while histogram.count <= new { histogram.append(0) }
        histogram[old] -= 1
        histogram[new] += 1
        if new < fewest {
            fewest = new
        } else {
            while fewest < histogram.count - 1, histogram[fewest] == 0 { fewest += 1 }
        }
    }
}
