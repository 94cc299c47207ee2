import Topology

/// The places of pods, and the room for more of them: the scheduler's filters over nodes by columns and pods by
/// classes.
///
/// Filters are those of Rules.md#scheduler-filters; of the scores only `LeastAllocated` is kept, which decides how
/// pods spread and so what still fits at the end. Priorities, preferences and preemption play no part.
struct Placement: Sendable {
    let classes: [PodClass]
    let needs: [PodNeed]
    private(set) var table: NodeTable
    /// The nodes that each class's rules and each node's taints allow, by number.
    let allowed: [[Bool]]
    let allowedOfClass: [Int]
    /// The domain of each node, by the number of the topology key.
    let domains: [(ofNode: [Int32], count: Int)]
    /// Nodes that spread constraints count, by number.
    let eligible: [[Bool]]
    /// Pods that each affinity or anti-affinity term selects.
    var selected: [DomainCounter]
    /// Pods that themselves have an anti-affinity term.
    var holders: [DomainCounter]
    var spreads: [SpreadCounter]
    let links: [ClassLinks]

    /// The counters that a class has to do with.
    struct ClassLinks: Sendable {
        /// Terms whose selector selects the class.
        var selectedBy: [Int] = []
        /// Terms of the class's own.
        var affinity: [Int] = []
        var antiAffinity: [Int] = []
        /// Anti-affinity terms, of whatever pods, that keep the class out.
        var keptOutBy: [Int] = []
        /// Spread constraints that count the class, and those that bind it.
        var countedBy: [Int] = []
        var spreads: [Int] = []
        /// Indicates whether the class meets its own affinity, so that its first pod may start a domain.
        var meetsOwnAffinity = false
    }

    /// - Parameters:
    ///   - lost: nodes that are not there any more, by number.
    ///   - pods: how many pods of which class are on which node.
    init(
        classes: [PodClass], nodes: [PlaceableNode], lost: Set<Int> = [],
        pods: some Sequence<(podClass: Int, node: Int, count: Int)>
    ) {
        self.classes = classes
        let resources = Set(classes.flatMap { $0.rules.requests.keys }).sorted()
        table = NodeTable(nodes, resources: resources)
        for node in lost { table.isThere[node] = false }
        needs = classes.map { PodNeed($0, resources: resources) }

        var builder = PlacementBuilder(classes: classes, nodes: nodes, isThere: table.isThere)
        builder.build()
        allowed = builder.allowed
        allowedOfClass = builder.allowedOfClass
        domains = builder.domains
        eligible = builder.eligible
        selected = builder.selected
        holders = builder.holders
        spreads = builder.spreads
        links = builder.links
        for (podClass, node, count) in pods where table.isThere[node] {
            put(podClass, count: count, on: node)
        }
    }

    /// Puts pods on a node, or with a negative count takes them away, whatever the rules say.
    mutating func put(_ podClass: Int, count: Int, on node: Int) {
        table.put(needs[podClass], count: count, on: node)
        let links = links[podClass]
        for term in links.selectedBy { selected[term].add(count, in: domain(selected[term].key, node)) }
        for term in links.antiAffinity { holders[term].add(count, in: domain(holders[term].key, node)) }
        for spread in links.countedBy where eligible[spreads[spread].eligible][node] {
            spreads[spread].add(count, in: domain(spreads[spread].key, node))
        }
    }

    @inline(__always)
    func domain(_ key: Int, _ node: Int) -> Int32 { domains[key].ofNode[node] }

    /// Takes a node away with all that is on it; what it held must be taken off first.
    mutating func remove(_ node: Int) { table.isThere[node] = false }

    /// Lets pods go to a node that was not there.
    mutating func open(_ node: Int) { table.isThere[node] = true }
}
