/// The nodes that one class may still go to, the emptiest of each group of domains first.
///
/// Nodes are grouped by their domains under keys with few domains, zones above all: one look at a group's first node
/// says whether the group is open. Rules with as many domains as nodes are looked at node by node, as nodes come up.
struct PlacementRun {
    private struct Group {
        var heap: NodeHeap
        /// Any of its nodes: they share their domains.
        var sample: Int
    }

    private let podClass: Int
    private let need: PodNeed
    private var groups: [Group] = []
    /// The keys that are looked at by group, and those node by node.
    private var coarse: [Bool]
    private var fine: [Bool]
    private var hasFineRules = false
    private var hasCoarseRules = false
    /// Nodes that a rule keeps out for now, with their groups.
    private var parked: [(node: Int, group: Int)] = []
    /// The fewest pods of each fine spread constraint when nodes were parked, and whether pods to be near exist.
    private var state: [Int] = []
    private var chosenGroup = 0

    /// More domains than this and a key is looked at node by node.
    private static let mostGroups = 64

    init(_ placement: borrowing Placement, podClass: Int) {
        self.podClass = podClass
        need = placement.needs[podClass]
        let links = placement.links[podClass]
        coarse = [Bool](repeating: false, count: placement.domains.count)
        fine = coarse
        var keys = Set(links.spreads.map { placement.spreads[$0].key })
        keys.formUnion((links.affinity + links.antiAffinity).map { placement.selected[$0].key })
        keys.formUnion(links.keptOutBy.map { placement.holders[$0].key })
        for key in keys {
            if placement.domains[key].count <= PlacementRun.mostGroups {
                coarse[key] = true
            } else {
                fine[key] = true
            }
        }
        hasCoarseRules = coarse.contains(true)
        hasFineRules = fine.contains(true)
        fill(placement, keys: keys.filter { coarse[$0] }.sorted())
        state = fineState(placement)
    }

    private mutating func fill(_ placement: borrowing Placement, keys: [Int]) {
        let allowed = placement.allowed[placement.allowedOfClass[podClass]]
        var entries: [[(score: Double, node: Int32)]] = []
        var samples: [Int] = []
        var groupOfSignature: [[Int32]: Int] = [:]
        // One key, the usual case, needs no signature.
        var groupOfDomain = [Int](
            repeating: -1, count: keys.count == 1 ? placement.domains[keys[0]].count + 1 : 1)
        for node in 0..<placement.table.count {
            guard allowed[node], placement.table.isThere[node], placement.table.fits(need, on: node) else {
                continue
            }
            let group: Int
            if keys.count <= 1 {
                let slot = keys.isEmpty ? 0 : Int(placement.domain(keys[0], node) + 1)
                if groupOfDomain[slot] < 0 {
                    groupOfDomain[slot] = entries.count
                    entries.append([])
                    samples.append(node)
                }
                group = groupOfDomain[slot]
            } else {
                let signature = keys.map { placement.domain($0, node) }
                group = groupOfSignature[signature] ?? entries.count
                if group == entries.count {
                    groupOfSignature[signature] = group
                    entries.append([])
                    samples.append(node)
                }
            }
            entries[group].append((placement.table.score(need, on: node), Int32(node)))
        }
        groups = zip(entries, samples).map { Group(heap: NodeHeap($0), sample: $1) }
    }

    /// The counts that decide whether parked nodes may be looked at again.
    private func fineState(_ placement: borrowing Placement) -> [Int] {
        guard hasFineRules else { return [] }
        let links = placement.links[podClass]
        var state = links.spreads.filter { fine[placement.spreads[$0].key] }.map {
            placement.spreads[$0].minimum
        }
        // A node that has none of the pods to be near gets one only by being chosen through another rule.
        state += links.affinity.filter { fine[placement.selected[$0].key] }.map {
            placement.selected[$0].total > 0 ? 1 : 0
        }
        return state
    }

    /// The node for the next pod; nil where there is none.
    mutating func next(_ placement: borrowing Placement) -> Int? {
        var best: (score: Double, node: Int)?
        for group in groups.indices {
            if hasCoarseRules, groups[group].heap.top != nil,
                placement.topologyObstacle(podClass, on: groups[group].sample, keys: coarse) != nil
            {
                continue
            }
            while let top = groups[group].heap.top {
                if hasFineRules, placement.topologyObstacle(podClass, on: top.node, keys: fine) != nil {
                    parked.append((top.node, group))
                    groups[group].heap.removeTop()
                    continue
                }
                let isBetter = best.map {
                    top.score > $0.score || top.score == $0.score && top.node < $0.node
                }
                if isBetter ?? true {
                    best = top
                    chosenGroup = group
                }
                break
            }
        }
        return best?.node
    }

    /// Puts the chosen node in its new place, and parked nodes back where a rule may have opened.
    mutating func placed(on node: Int, _ placement: borrowing Placement) {
        if placement.table.fits(need, on: node) {
            groups[chosenGroup].heap.replaceTop(score: placement.table.score(need, on: node))
        } else {
            groups[chosenGroup].heap.removeTop()
        }
        guard hasFineRules, !parked.isEmpty else { return }
        let now = fineState(placement)
        guard now != state else { return }
        state = now
        for (node, group) in parked where placement.table.fits(need, on: node) {
            groups[group].heap.insert(score: placement.table.score(need, on: node), node: node)
        }
        parked.removeAll(keepingCapacity: true)
    }
}
