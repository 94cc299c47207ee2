import Topology

/// The pods that each group of a cluster still takes: now, at its maximum, without a zone, and while it is updated.
struct GroupFigures {
    let estate: PodEstate
    private let placement: Placement
    private var addresses: AddressRoom
    /// Pods, and pods that need an address, on each node.
    private var podsOnNode: [Int]
    private var addressPods: [Int]
    private var movable: [Int]
    private var nodesOfGroup: [[Int]]
    private let typicalOfAll: TypicalPod

    init(_ estate: PodEstate, subnets: [SubnetCapacity]) {
        self.estate = estate
        placement = estate.placement()
        addresses = AddressRoom(estate.groups, subnets: subnets, cni: estate.cni, facts: estate.facts)
        podsOnNode = [Int](repeating: 0, count: estate.nodes.count)
        addressPods = podsOnNode
        movable = podsOnNode
        for (podClass, node, count) in estate.placed {
            podsOnNode[node] += count
            let kind = estate.classes.classes[podClass]
            if !kind.isHostNetwork { addressPods[node] += count }
            if !kind.isOfNode { movable[node] += count }
        }
        nodesOfGroup = estate.groups.map { _ in [] }
        for (node, group) in estate.groupOfNode.enumerated() { nodesOfGroup[group].append(node) }
        typicalOfAll = TypicalPod(estate.placed.map { (estate.classes.classes[$0.podClass], $0.count) })
    }

    mutating func capacities() -> [NodeGroupCapacity] {
        estate.groups.indices.map { capacity(of: $0) }
    }

    private mutating func capacity(of number: Int) -> NodeGroupCapacity {
        let group = estate.groups[number]
        let nodes = nodesOfGroup[number]
        var it = NodeGroupCapacity(name: group.name)
        it.cluster = estate.part.id
        it.clusterName = group.cluster
        it.kind = group.kind.rawValue
        it.instanceTypes = group.types
        it.zones = group.zones
        (it.minSize, it.maxSize, it.desiredSize) = (group.minSize, group.maxSize, group.desiredSize)
        it.maxPods = group.maxPods?.maxPods
        it.maxPodsOrigin = group.maxPods?.origin
        it.maxPodsLimit = group.maxPods?.limit
        it.maxPodsReason = group.maxPods?.reason
        it.podAddresses = group.maxPods?.podAddresses
        it.allocatable = group.allocatable
        it.ephemeralStorageMiB = ephemeral(group, nodes)
        it.nodes = group.nodeCount
        it.pods = nodes.reduce(0) { $0 + podsOnNode[$1] }
        it.unknowns = group.unknowns
        guard estate.knowsPods else {
            it.unknowns.append("no pod was imported, so what is free is not known")
            return it
        }
        guard nodes.count == group.nodeCount, !nodes.isEmpty || group.allocatable != nil else {
            it.unknowns.append("some of its nodes do not tell what pods may have of them")
            return it
        }
        fillRoom(&it, number, nodes)
        return it
    }

    private func ephemeral(_ group: NodeGroupModel, _ nodes: [Int]) -> Int? {
        let told = nodes.compactMap { estate.nodes[$0].others["ephemeral-storage"] }.min()
        return told.map { Int($0 >> 20) }
            ?? (group.allocatable == nil ? nil : NodeRoom.ephemeralStorageMiB(diskGiB: group.diskGiB))
    }

    private mutating func fillRoom(_ it: inout NodeGroupCapacity, _ number: Int, _ nodes: [Int]) {
        let group = estate.groups[number]
        let mine = TypicalPod(
            estate.placed.filter { estate.groupOfNode[$0.node] == number }.map {
                (estate.classes.classes[$0.podClass], $0.count)
            })
        let pod = mine.of > 0 ? mine : typicalOfAll
        it.typicalPod = Allocatable(
            cpuMillis: pod.cpuMillis, memoryMiB: Int((pod.memoryBytes + (1 << 20) - 1) >> 20))
        var rooms: [Int: Int] = [:]
        var votes: [String: Int] = [:]
        for node in nodes where !estate.nodes[node].isUnschedulable {
            let room = pod.room(
                cpu: placement.table.cpu[node], memory: placement.table.memory[node],
                pods: Int(placement.table.pods[node]), addresses: addressesLeft(on: node))
            rooms[node] = room.count
            votes[room.limit, default: 0] += 1
        }
        let free = rooms.values.reduce(0, +)
        let reachable = withinSubnets(rooms)
        it.podsFree = reachable
        it.limitedBy =
            reachable < free ? "addresses" : votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key

        let new = roomOfNewNode(number, pod)
        it.podsPerNewNode = new?.count
        if let most = group.maxSize {
            let more = max(most - group.nodeCount, 0)
            if more == 0 {
                it.podsFreeAtMax = it.podsFree
                it.limitedByAtMax = it.limitedBy
            } else if let new {
                let atMax = atMaximum(number, more: more, each: new.count, rooms: rooms)
                it.podsFreeAtMax = atMax.pods
                it.limitedByAtMax = atMax.isShortOfAddresses ? "addresses" : new.limit
            }
        }
        it.zoneLosses = group.zones.map { zone in
            let left = rooms.filter { estate.nodes[$0.key].zone != zone }.values.reduce(0, +)
            let homeless = nodes.filter { estate.nodes[$0].zone == zone }.reduce(0) { $0 + movable[$1] }
            return .init(zone: zone, podsFree: left - homeless)
        }
        guard group.kind == .managed else { return }
        it.surgeNodes = NodeReplacement.maxSurgeNodes(
            zones: max(group.zones.count, 1), maxUnavailable: group.maxUnavailable,
            isMinimal: group.isMinimalUpdate)
        // With more nodes first nothing is missing; without, the fullest nodes' pods must fit on the others.
        let gone = group.isMinimalUpdate ? group.maxUnavailable : 0
        let fullest = nodes.sorted { (movable[$0], rooms[$0] ?? 0) > (movable[$1], rooms[$1] ?? 0) }.prefix(
            gone)
        it.podsFreeInUpdate = fullest.reduce(free) { $0 - (rooms[$1] ?? 0) - movable[$1] }
    }

    private func addressesLeft(on node: Int) -> Int? {
        addresses.podAddresses(type: estate.nodes[node].instanceType, maxPods: estate.nodes[node].pods).map {
            $0 - addressPods[node]
        }
    }

    /// The pods that a node of the group takes when it is added, beyond its daemons.
    private func roomOfNewNode(_ number: Int, _ pod: TypicalPod) -> (count: Int, limit: String)? {
        let models = nodesOfGroup[number].map { estate.nodes[$0] }
        let group = estate.groups[number]
        guard let node = group.newNode(1, in: group.zones.first, like: models) else { return nil }
        var (cpu, memory, pods, hostPods) = (Int64(node.cpuMillis), node.memoryBytes, node.pods, 0)
        for (podClass, count) in estate.daemons[number] {
            let daemon = estate.classes.classes[podClass]
            cpu -= Int64(daemon.cpuMillis * count)
            memory -= daemon.memoryBytes * Int64(count)
            pods -= count
            if daemon.isHostNetwork { hostPods += count }
        }
        let left = addresses.podAddresses(type: node.instanceType, maxPods: node.pods).map {
            $0 - (node.pods - pods - hostPods)
        }
        return pod.room(cpu: cpu, memory: memory, pods: pods, addresses: left)
    }

    /// The pods that fit, cut to what the subnets of each zone still give.
    private mutating func withinSubnets(_ rooms: [Int: Int]) -> Int {
        guard var free = addresses.freeByZone else { return rooms.values.reduce(0, +) }
        var total = 0
        for (node, room) in rooms.sorted(by: { $0.key < $1.key }) {
            let place = estate.nodes[node]
            guard let zone = place.zone, let left = free[zone] else {
                total += room
                continue
            }
            let fitting = addresses.pods(of: room, on: place, has: addressPods[node], within: left)
            total += fitting.pods
            free[zone] = left - fitting.addresses
        }
        return total
    }

    private mutating func atMaximum(
        _ number: Int, more: Int, each: Int, rooms: [Int: Int]
    ) -> (pods: Int, isShortOfAddresses: Bool) {
        let now = rooms.values.reduce(0, +)
        let all = now + more * each
        let group = estate.groups[number]
        let models = nodesOfGroup[number].map { estate.nodes[$0] }
        guard let free = addresses.freeByZone, !group.zones.isEmpty,
            let node = group.newNode(1, in: group.zones[0], like: models)
        else { return (all, false) }
        let daemons = estate.daemons[number].reduce(0) {
            $0 + (estate.classes.classes[$1.key].isHostNetwork ? 0 : $1.value)
        }
        guard let held = addresses.held(type: node.instanceType, maxPods: node.pods, pods: daemons + each)
        else {
            return (all, false)
        }
        var pods = withinSubnets(rooms)
        var left = free
        for (node, room) in rooms.sorted(by: { $0.key < $1.key }) {
            guard let zone = estate.nodes[node].zone, let had = left[zone] else { continue }
            left[zone] =
                had
                - addresses.pods(of: room, on: estate.nodes[node], has: addressPods[node], within: had)
                .addresses
        }
        for position in 0..<more {
            let zone = group.zones[position % group.zones.count]
            guard (left[zone] ?? held) >= held else { continue }
            left[zone, default: 0] -= held
            pods += each
        }
        return (pods, pods < all)
    }
}
