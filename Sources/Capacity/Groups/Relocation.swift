import Topology

/// Pods that need a new place, put on the nodes that are left and then on nodes that groups may add.
struct Relocation {
    struct Left: Hashable {
        var podClass: Int
        var count: Int
        var limit: PlacementLimit
    }

    /// The pods that have no place on the nodes that are left.
    private(set) var left: [Left] = []
    /// The pods that have no place even after groups have grown.
    private(set) var leftAfterGrowth: [Left] = []
    /// Nodes that were added, by group.
    private(set) var added: [Int: Int] = [:]
    /// Pods with an address that each node got, nodes that were there first.
    private(set) var newAddressPods: [Int: Int] = [:]
    private(set) var newAddressPodsAfterGrowth: [Int: Int] = [:]
    /// Pods that were to be placed.
    private(set) var moved = 0
    /// Of these, pods that hold volume claims.
    private(set) var movedWithClaims = 0

    private let estate: PodEstate
    private let extra: [(node: PlaceableNode, group: Int)]
    private var placement: Placement

    /// - Parameters:
    ///   - lost: nodes that go, by number, and with them their pods.
    ///   - more: pods that come, by class.
    ///   - zones: where groups may add nodes; nil lets none grow.
    init(_ estate: PodEstate, lost: Set<Int> = [], more: [Int: Int] = [:], growingIn zones: [ZoneName]?) {
        self.estate = estate
        extra = zones.map { Self.candidates(estate, lost: lost, zones: $0) } ?? []
        placement = estate.placement(lost: lost, extra: extra.map(\.node))
        var toPlace = more
        for (podClass, node, count) in estate.placed
        where lost.contains(node) && !estate.classes.classes[podClass].isOfNode {
            toPlace[podClass, default: 0] += count
        }
        moved = toPlace.values.reduce(0, +)
        movedWithClaims = toPlace.reduce(0) {
            $0 + (estate.classes.classes[$1.key].rules.claims > 0 ? $1.value : 0)
        }
        for (podClass, count) in estate.hardestFirst(toPlace) {
            let outcome = placement.place(podClass, count: count)
            Self.note(outcome, of: estate.classes.classes[podClass], &newAddressPods)
            if let limit = outcome.limit {
                left.append(Left(podClass: podClass, count: count - outcome.count, limit: limit))
            }
        }
        newAddressPodsAfterGrowth = newAddressPods
        if !left.isEmpty { grow() }
    }

    /// Nodes that the groups may still add, in the zones that are left, by turns.
    private static func candidates(
        _ estate: PodEstate, lost: Set<Int>, zones: [ZoneName]
    ) -> [(node: PlaceableNode, group: Int)] {
        var all: [(PlaceableNode, Int)] = []
        for (number, group) in estate.groups.enumerated() {
            guard let most = group.maxSize else { continue }
            let there = estate.groupOfNode.indices.count {
                estate.groupOfNode[$0] == number && !lost.contains($0)
            }
            let homes = group.zones.filter { zones.contains($0) }
            let models = estate.groupOfNode.indices.filter { estate.groupOfNode[$0] == number }.map {
                estate.nodes[$0]
            }
            for position in 0..<min(max(most - there, 0), 5_000) {
                let zone = homes.isEmpty ? nil : homes[position % homes.count]
                guard !homes.isEmpty || group.zones.isEmpty,
                    let node = group.newNode(position + 1, in: zone, like: models)
                else { break }
                all.append((node, number))
            }
        }
        return all
    }

    /// Pods of the host's network have no address of their own.
    private static func note(_ outcome: Placement.Outcome, of kind: PodClass, _ pods: inout [Int: Int]) {
        guard !kind.isHostNetwork else { return }
        for (node, count) in outcome.placed { pods[node, default: 0] += count }
    }

    /// Opens new nodes for what is left, a batch at a time, as many as an empty node's room asks for.
    private mutating func grow() {
        var isOpen = [Bool](repeating: false, count: extra.count)
        for rest in left {
            var count = rest.count
            var limit = rest.limit
            while count > 0 {
                let outcome = placement.place(rest.podClass, count: count)
                Self.note(outcome, of: estate.classes.classes[rest.podClass], &newAddressPodsAfterGrowth)
                count -= outcome.count
                guard let why = outcome.limit else { break }
                limit = why
                guard open(for: rest.podClass, count: count, &isOpen) else { break }
            }
            if count > 0 { leftAfterGrowth.append(Left(podClass: rest.podClass, count: count, limit: limit)) }
        }
    }

    /// Opens the nodes that the pods of a class need; false where none is left that takes one.
    private mutating func open(for podClass: Int, count: Int, _ isOpen: inout [Bool]) -> Bool {
        var waiting = count
        var opened = false
        let first = estate.nodes.count
        for position in extra.indices where !isOpen[position] && waiting > 0 {
            let node = first + position
            guard placement.allowed[placement.allowedOfClass[podClass]][node] else { continue }
            let group = extra[position].group
            placement.open(node)
            for (daemon, number) in estate.daemons[group] { placement.put(daemon, count: number, on: node) }
            let room = placement.table.room(for: placement.needs[podClass], on: node)
            guard room > 0, placement.obstacle(podClass, on: node) == nil else {
                for (daemon, number) in estate.daemons[group] {
                    placement.put(daemon, count: -number, on: node)
                }
                placement.remove(node)
                continue
            }
            isOpen[position] = true
            opened = true
            added[group, default: 0] += 1
            waiting -= room
        }
        return opened
    }

    /// The node of a number, one that was there or one that was added.
    func node(_ number: Int) -> PlaceableNode {
        number < estate.nodes.count ? estate.nodes[number] : extra[number - estate.nodes.count].node
    }

    /// The group of a node that was added; nil for one that was there.
    func groupOfNew(_ number: Int) -> Int? {
        number < estate.nodes.count ? nil : extra[number - estate.nodes.count].group
    }
}
