import Topology

/// Asks whether one cluster bears the loss of zones, a surge of pods, and upgrades.
struct ScenarioRuns {
    private let estate: PodEstate
    private let subnets: [SubnetCapacity]
    private var addresses: AddressRoom
    /// Zones that its nodes and groups are in, sorted.
    let zones: [ZoneName]
    private var addressPods: [Int]

    /// - Parameter subnets: those of the whole estate.
    init(_ estate: PodEstate, subnets: [SubnetCapacity]) {
        self.estate = estate
        self.subnets = subnets
        addresses = AddressRoom(estate.groups, subnets: subnets, cni: estate.cni, facts: estate.facts)
        zones = Set(estate.nodes.compactMap(\.zone) + estate.groups.flatMap(\.zones)).sorted()
        addressPods = [Int](repeating: 0, count: estate.nodes.count)
        for (podClass, node, count) in estate.placed where !estate.classes.classes[podClass].isHostNetwork {
            addressPods[node] += count
        }
    }

    var part: ClusterPart { estate.part }
    var hasWaitingPods: Bool { !estate.waiting.isEmpty }

    /// An upgrade of the cluster's control plane; none where the list of clusters does not have it.
    func upgrades() -> [CapacityScenario] { part.snapshot.clusters.map { upgrade($0) } }

    /// A rolling update of each managed node group.
    mutating func updates() -> [CapacityScenario] {
        var all: [CapacityScenario] = []
        for number in estate.groups.indices where estate.groups[number].kind == .managed {
            all.append(update(number))
        }
        return all
    }

    /// Pods that have no node yet: the scheduler's next work.
    mutating func waiting() -> ClusterAnswer {
        let move = Relocation(estate, more: estate.waiting, growingIn: zones)
        var it = CapacityScenario(name: "waiting-pods", subject: "\(move.moved)")
        guard isAnswerable(&it) else { return ClusterAnswer(it) }
        it.detail = "\(move.moved) pods have no node yet"
        return conclude(it, move)
    }

    mutating func lose(_ lost: [ZoneName]) -> ClusterAnswer {
        var it = CapacityScenario(name: "az-loss", subject: lost.map(\.rawValue).joined(separator: ","))
        guard isAnswerable(&it) else { return ClusterAnswer(it) }
        let gone = Set(
            estate.nodes.indices.filter { estate.nodes[$0].zone.map { lost.contains($0) } ?? false })
        let left = zones.filter { !lost.contains($0) }
        guard !left.isEmpty else {
            it.fits = false
            it.detail = "no zone is left"
            it.short = [
                .init(what: "pods", place: "estate", amount: estate.placed.reduce(0) { $0 + $1.count })
            ]
            return ClusterAnswer(it)
        }
        let move = Relocation(estate, lost: gone, growingIn: left)
        it.detail =
            "\(move.moved) pods of \(gone.count) nodes in \(it.subject) look for a place in \(left.map(\.rawValue).joined(separator: ", "))"
        var answer = conclude(it, move)
        if move.movedWithClaims > 0 {
            answer.scenario.detail +=
                "; \(move.movedWithClaims) of them hold volume claims: an EBS volume cannot follow to another zone"
        }
        return answer
    }

    mutating func surge(_ percent: Int) -> ClusterAnswer {
        var it = CapacityScenario(name: "surge", subject: "\(percent)%")
        guard isAnswerable(&it) else { return ClusterAnswer(it) }
        // Each workload rounds up by itself, as a Deployment's surge does.
        struct Workload: Hashable {
            var namespace: String
            var name: String
            var kind: String
        }
        var workloads: [Workload: [Int: Int]] = [:]
        for (podClass, _, count) in estate.placed {
            let kind = estate.classes.classes[podClass]
            guard !kind.isOfNode else { continue }
            let workload = Workload(namespace: kind.namespace, name: kind.workload, kind: kind.kind)
            workloads[workload, default: [:]][podClass, default: 0] += count
        }
        var more: [Int: Int] = [:]
        for classes in workloads.values {
            let total = classes.values.reduce(0, +)
            guard let most = classes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { continue }
            more[most.key, default: 0] += dividedUp(total * percent, by: 100)
        }
        let move = Relocation(estate, more: more, growingIn: zones)
        it.detail = "\(move.moved) more pods of \(workloads.count) workloads"
        return conclude(it, move)
    }

    private func isAnswerable(_ it: inout CapacityScenario) -> Bool {
        guard estate.knowsPods, !estate.nodes.isEmpty else {
            it.detail =
                estate.nodes.isEmpty
                ? "unknown: no node and no node group of a known type was imported"
                : "unknown: no pod was imported; save `kubectl get pods -A -o json`"
            return false
        }
        return true
    }

    /// Says whether it fits, what is short on the nodes that are left, and what new nodes would mend.
    private mutating func conclude(_ scenario: CapacityScenario, _ move: Relocation) -> ClusterAnswer {
        var it = scenario
        var answer = ClusterAnswer(it)
        answer.claims = claims(move, move.newAddressPods)
        it.short = shortages(move.left)
        it.short += answer.claims.lacks.map {
            .init(what: "addresses", place: $0.key.rawValue, amount: $0.value)
        }
        .sorted { $0.place < $1.place }
        it.fits = it.short.isEmpty
        if let reason = addresses.unknown { it.detail += "; addresses are not checked: \(reason)" }
        answer.claimsWithNewNodes =
            move.left.isEmpty ? answer.claims : claims(move, move.newAddressPodsAfterGrowth)
        if !move.left.isEmpty { grow(&it, move, answer.claimsWithNewNodes.lacks) }
        answer.scenario = it
        return answer
    }

    /// Says what new nodes would mend.
    private func grow(_ it: inout CapacityScenario, _ move: Relocation, _ stillMissing: [ZoneName: Int]) {
        it.newNodes = move.added.values.reduce(0, +)
        it.fitsWithNewNodes = move.leftAfterGrowth.isEmpty && stillMissing.isEmpty
        let nodes = move.added.sorted { $0.key < $1.key }.map {
            "\($0.value) of \(estate.groups[$0.key].name)"
        }
        .joined(separator: ", ")
        if it.newNodes == 0 {
            it.detail += "; no group may add a node that would take them"
        } else if move.leftAfterGrowth.isEmpty {
            it.detail += "; with \(nodes) more it fits"
            if let zone = stillMissing.min(by: { $0.key < $1.key }) {
                it.detail += ", but then \(zone.value) addresses are short in \(zone.key)"
            }
        } else {
            let rest = move.leftAfterGrowth.reduce(0) { $0 + $1.count }
            it.detail += "; with \(nodes) more, \(rest) pods still have no place"
        }
        if estate.groups.contains(where: { $0.kind == .karpenter }) {
            it.detail += "; nodes that Karpenter would add are not counted, for its limits are not imported"
        }
    }

    /// Pods in all, what they ask for where that is what lacks, and the workloads that a constraint keeps out.
    private func shortages(_ left: [Relocation.Left]) -> [CapacityScenario.Shortage] {
        guard !left.isEmpty else { return [] }
        var all = [
            CapacityScenario.Shortage(what: "pods", place: "estate", amount: left.reduce(0) { $0 + $1.count })
        ]
        let cpu = left.filter { $0.limit == .cpu }.reduce(0) {
            $0 + estate.classes.classes[$1.podClass].cpuMillis * $1.count
        }
        let memory = left.filter { $0.limit == .memory }.reduce(Int64(0)) {
            $0 + estate.classes.classes[$1.podClass].memoryBytes * Int64($1.count)
        }
        if cpu > 0 { all.append(.init(what: "cpu_millis", place: "estate", amount: cpu)) }
        if memory > 0 {
            all.append(
                .init(what: "memory_mib", place: "estate", amount: Int((memory + (1 << 20) - 1) >> 20)))
        }
        for rest in left where rest.limit != .cpu && rest.limit != .memory {
            let kind = estate.classes.classes[rest.podClass]
            all.append(
                .init(
                    what: rest.limit.rawValue, place: "\(kind.namespace)/\(kind.workload)", amount: rest.count
                ))
        }
        return all
    }

    /// The addresses that the nodes of each zone would take of its subnets, beyond what they hold.
    private mutating func claims(_ move: Relocation, _ pods: [Int: Int]) -> [ZoneName: AddressClaim] {
        guard addresses.freeByZone != nil else { return [:] }
        var needed: [ZoneName: Int] = [:]
        for (number, more) in pods.sorted(by: { $0.key < $1.key }) {
            let node = move.node(number)
            guard let zone = node.zone else { continue }
            let group = move.groupOfNew(number)
            let has = group.map { daemonAddresses($0) } ?? addressPods[number]
            guard let after = addresses.held(type: node.instanceType, maxPods: node.pods, pods: has + more),
                let before = addresses.held(type: node.instanceType, maxPods: node.pods, pods: has)
            else { continue }
            needed[zone, default: 0] += group == nil ? max(after - before, 0) : after
        }
        return needed.reduce(into: [:]) { claims, zone in
            guard let free = addresses.freeBySubnet[zone.key] else { return }
            claims[zone.key] = AddressClaim(needed: zone.value, free: free)
        }
    }

    private func daemonAddresses(_ group: Int) -> Int {
        estate.daemons[group].reduce(0) { $0 + (estate.classes.classes[$1.key].isHostNetwork ? 0 : $1.value) }
    }

    /// A new control plane makes up to five interfaces before the old ones go.
    ///
    /// Rules.md#control-plane-addresses; EKS user guide `clusters/update-cluster.adoc`.
    private func upgrade(_ cluster: Cluster) -> CapacityScenario {
        var it = CapacityScenario(name: "control-plane-upgrade", subject: cluster.name)
        (it.cluster, it.clusterName) = (part.id, part.name)
        let mine = subnets.filter { cluster.subnetIDs.contains($0.id) }
        let known = mine.compactMap(\.free)
        guard !mine.isEmpty, known.count == mine.count else {
            it.detail = "unknown: the cluster's subnets, or what is free in them, were not imported"
            return it
        }
        let free = known.reduce(0, +)
        it.fits = free >= 5
        if free < 5 { it.short = [.init(what: "addresses", place: cluster.name, amount: 5 - free)] }
        it.detail =
            "an upgrade takes up to 5 free addresses of the cluster's \(mine.count) subnets, which have \(free)"
        let tight = mine.filter { !SubnetNeeds.cluster(freeIPs: $0.free ?? 0).meetsMinimum }
        if !tight.isEmpty {
            it.detail +=
                "; fewer than the 6 that EKS asks for are free in \(tight.map(\.id.rawValue).joined(separator: ", "))"
        }
        return it
    }

    /// A managed node group's rolling update: more nodes first, or with the minimal strategy fewer.
    ///
    /// Rules.md#update-surge.
    private mutating func update(_ number: Int) -> CapacityScenario {
        let group = estate.groups[number]
        var it = CapacityScenario(name: "node-group-update", subject: group.name)
        (it.cluster, it.clusterName) = (part.id, part.name)
        guard isAnswerable(&it) else { return it }
        let nodes = estate.groupOfNode.indices.filter { estate.groupOfNode[$0] == number }
        let surge = NodeReplacement.maxSurgeNodes(
            zones: max(group.zones.count, 1), maxUnavailable: group.maxUnavailable,
            isMinimal: group.isMinimalUpdate)
        guard surge == 0 else {
            it.detail = "up to \(surge) more nodes for a while, \(group.maxUnavailable) drained at a time"
            addSurge(&it, group, nodes, surge)
            return it
        }
        var load = [Int](repeating: 0, count: estate.nodes.count)
        for (podClass, node, count) in estate.placed where !estate.classes.classes[podClass].isOfNode {
            load[node] += count
        }
        let drained = nodes.sorted { (load[$0], $1) > (load[$1], $0) }.prefix(group.maxUnavailable)
        let move = Relocation(estate, lost: Set(drained), growingIn: nil)
        it.detail =
            "no more nodes; the pods of the \(drained.count) fullest, \(move.moved), look for a place on the others"
        it = conclude(it, move).scenario
        it.fitsWithNewNodes = nil
        return it
    }

    /// Addresses that the nodes of a surge take, as full as the fullest that they replace.
    private mutating func addSurge(
        _ it: inout CapacityScenario, _ group: NodeGroupModel, _ nodes: [Int], _ surge: Int
    ) {
        guard let free = addresses.freeByZone, !group.zones.isEmpty, let model = nodes.first else {
            it.detail += "; addresses are not checked: \(addresses.unknown ?? "its zones are not known")"
            return
        }
        let most = nodes.map { addressPods[$0] }.max() ?? 0
        let node = estate.nodes[model]
        guard let each = addresses.held(type: node.instanceType, maxPods: node.pods, pods: most) else {
            it.detail += "; addresses are not checked: the interfaces of its type are not known"
            return
        }
        for (position, zone) in group.zones.enumerated() {
            let nodes = surge / group.zones.count + (position < surge % group.zones.count ? 1 : 0)
            let lack = nodes * each - (free[zone] ?? 0)
            if free[zone] != nil, lack > 0 {
                it.short.append(.init(what: "addresses", place: zone.rawValue, amount: lack))
            }
        }
        it.fits = it.short.isEmpty
        it.detail += ", each with \(each) addresses at \(most) pods"
    }
}
