import Topology

/// Fills a cluster with one workload at a time.
struct WorkloadRooms {
    private let estate: PodEstate
    private let placement: Placement
    private var addresses: AddressRoom
    private var addressPods: [Int]
    /// Counting stops here: who has room for so many has room.
    static let mostReplicas = 10_000
    /// Workloads of a cluster that are looked at where none is named.
    static let usual = 15

    private struct Workload: Hashable {
        var namespace: String
        var name: String
        var kind: String

        init(_ podClass: PodClass) {
            namespace = podClass.namespace
            name = podClass.workload
            kind = podClass.kind
        }

        static func < (a: Workload, b: Workload) -> Bool {
            (a.namespace, a.name, a.kind) < (b.namespace, b.name, b.kind)
        }
    }

    init(_ estate: PodEstate, subnets: [SubnetCapacity]) {
        self.estate = estate
        placement = estate.placement()
        addresses = AddressRoom(estate.groups, subnets: subnets, cni: estate.cni, facts: estate.facts)
        addressPods = [Int](repeating: 0, count: estate.nodes.count)
        for (podClass, node, count) in estate.placed where !estate.classes.classes[podClass].isHostNetwork {
            addressPods[node] += count
        }
    }

    /// - Parameters:
    ///   - named: empty for those that ask for most.
    ///   - namespace: where they are looked for; nil for everywhere.
    mutating func rooms(named: [WorkloadName], in namespace: String? = nil) -> [WorkloadRoom] {
        guard estate.knowsPods, !estate.nodes.isEmpty else { return [] }
        var classes: [Workload: [Int: Int]] = [:]
        for (podClass, _, count) in estate.placed {
            let kind = estate.classes.classes[podClass]
            guard !kind.isOfNode else { continue }
            classes[Workload(kind), default: [:]][podClass, default: 0] += count
        }
        // A workload without a pod is known by its template.
        for (podClass, kind) in estate.classes.classes.enumerated() where !kind.isOfNode {
            let workload = Workload(kind)
            if classes[workload] == nil { classes[workload] = [podClass: 0] }
        }
        if let namespace { classes = classes.filter { $0.key.namespace == namespace } }
        return chosen(classes, named).sorted(by: <).compactMap { room(of: $0, classes[$0] ?? [:]) }
    }

    private func chosen(_ classes: [Workload: [Int: Int]], _ named: [WorkloadName]) -> [Workload] {
        guard named.isEmpty else {
            return classes.keys.filter { workload in
                named.contains {
                    $0.namespace == workload.namespace && $0.name == workload.name
                        && ($0.cluster == nil || $0.cluster == estate.part.id)
                }
            }
        }
        let asking = classes.filter { $0.value.values.contains { $0 > 0 } }
            .map { (workload: $0.key, cpu: asked($0.value)) }
            .sorted { $0.cpu != $1.cpu ? $0.cpu > $1.cpu : $0.workload < $1.workload }
        return asking.prefix(WorkloadRooms.usual).map(\.workload)
    }

    /// Thousandths of a CPU that all its pods ask for.
    private func asked(_ classes: [Int: Int]) -> Int {
        classes.reduce(0) { $0 + estate.classes.classes[$1.key].cpuMillis * $1.value }
    }

    private mutating func room(of workload: Workload, _ classes: [Int: Int]) -> WorkloadRoom? {
        // Of several versions the one with most pods stands for the workload.
        guard let most = classes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
        var trial = placement
        let outcome = trial.place(most.key, count: WorkloadRooms.mostReplicas)
        var room = WorkloadRoom(
            cluster: estate.part.id, clusterName: estate.part.name, kind: workload.kind,
            namespace: workload.namespace, name: workload.name, replicas: classes.values.reduce(0, +),
            more: outcome.count, isAtLeast: outcome.limit == nil, byGroup: [],
            limitedBy: outcome.limit?.rawValue)
        var placed = outcome.placed
        if !estate.classes.classes[most.key].isHostNetwork {
            let within = withinSubnets(outcome.placed)
            if within.reduce(0, { $0 + $1.count }) < outcome.count {
                placed = within
                room.more = within.reduce(0) { $0 + $1.count }
                room.isAtLeast = false
                room.limitedBy = "addresses"
            }
        }
        var shares: [Int: Int] = [:]
        for (node, count) in placed { shares[estate.groupOfNode[node], default: 0] += count }
        room.byGroup = shares.sorted { $0.key < $1.key }.filter { $0.value > 0 }.map {
            .init(group: estate.groups[$0.key].name, replicas: $0.value)
        }
        return room
    }

    /// The pods whose nodes' subnets still give them an address.
    private mutating func withinSubnets(_ placed: [(node: Int, count: Int)]) -> [(node: Int, count: Int)] {
        guard var free = addresses.freeByZone else { return placed }
        return placed.map { node, count in
            let place = estate.nodes[node]
            guard let zone = place.zone, let left = free[zone] else { return (node, count) }
            let within = addresses.pods(of: count, on: place, has: addressPods[node], within: left)
            free[zone] = left - within.addresses
            return (node, within.pods)
        }
    }
}
