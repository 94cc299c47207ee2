import Topology

/// Nodes, groups and pods of one cluster, ready to be placed again and again.
struct PodEstate: Sendable {
    let part: ClusterPart
    let groups: [NodeGroupModel]
    let facts: [String: InstanceFacts]
    let cni: CNISettings
    /// Nodes that exist, and nodes that groups want of which none was imported.
    private(set) var nodes: [PlaceableNode] = []
    /// The group of each node.
    private(set) var groupOfNode: [Int] = []
    private(set) var classes: PodClasses
    /// The number of pods by class and node.
    private(set) var placed: [(podClass: Int, node: Int, count: Int)] = []
    /// Pods that wait for a node, by class.
    private(set) var waiting: [Int: Int] = [:]
    /// Indicates whether any pod was imported.
    let knowsPods: Bool
    /// Pods that a node of each group gets by itself, by class.
    private(set) var daemons: [[Int: Int]] = []
    /// A pod of each workload that has a template.
    let templates: [Pod]

    init(of part: ClusterPart, facts list: [String: InstanceFacts]) {
        self.part = part
        let snapshot = part.snapshot
        facts = InstanceFacts.known(list, in: snapshot)
        cni = CNISettings.of(part)
        groups = NodeGroupModels(of: part, facts: facts).groups
        templates = snapshot.workloads.compactMap { workload in
            guard var pod = workload.podTemplate, workload.ownerKind == nil else { return nil }
            pod.namespace = workload.namespace
            pod.name = workload.name
            pod.ownerKind = workload.kind
            pod.ownerName = workload.kind == "ReplicaSet" ? "\(workload.name)-x" : workload.name
            return pod
        }
        let pods = snapshot.pods.filter { !$0.isFinished }
        knowsPods = !snapshot.pods.isEmpty
        classes = PodClasses(pods, templates: templates)
        addNodes()
        place(pods)
        findDaemons()
    }

    private mutating func addNodes() {
        for (number, group) in groups.enumerated() {
            for node in group.nodes {
                guard
                    let place = PlaceableNode(
                        node, facts: node.instanceType.flatMap { facts[$0] }, room: group.allocatable,
                        maxPods: group.maxPods?.maxPods)
                else { continue }
                nodes.append(place)
                groupOfNode.append(number)
            }
            // Without Node objects a group is what its type says, spread evenly over its zones.
            guard group.nodes.isEmpty else { continue }
            for position in 0..<min(group.nodeCount, 10_000) {
                let zone = group.zones.isEmpty ? nil : group.zones[position % group.zones.count]
                guard let node = group.newNode(position + 1, in: zone, like: []) else { break }
                nodes.append(node)
                groupOfNode.append(number)
            }
        }
    }

    private mutating func place(_ pods: [Pod]) {
        let numbers = Dictionary(nodes.enumerated().map { ($1.name, $0) }) { first, _ in first }
        var counts: [[Int: Int]] = Array(repeating: [:], count: nodes.count)
        for (position, pod) in pods.enumerated() {
            let podClass = classes.ofPod[position]
            if let name = pod.nodeName {
                guard let node = numbers[name] else { continue }
                counts[node][podClass, default: 0] += 1
            } else if !pod.isOfNode, !pod.isTerminating {
                waiting[podClass, default: 0] += 1
            }
        }
        for (node, byClass) in counts.enumerated() {
            for (podClass, count) in byClass.sorted(by: { $0.key < $1.key }) {
                placed.append((podClass, node, count))
            }
        }
    }

    /// A group's next node gets the daemons of the node of the group that has most; a group without nodes gets those
    /// of the DaemonSets whose rules let them onto it.
    private mutating func findDaemons() {
        var perNode: [[Int: Int]] = Array(repeating: [:], count: nodes.count)
        for (podClass, node, count) in placed where classes.classes[podClass].isOfNode {
            perNode[node][podClass, default: 0] += count
        }
        var byTemplate: [Pod] = templates.filter { $0.ownerKind == "DaemonSet" }
        byTemplate.sort { ($0.namespace, $0.name) < ($1.namespace, $1.name) }
        for (number, group) in groups.enumerated() {
            let models = nodes.indices.filter { groupOfNode[$0] == number && !perNode[$0].isEmpty }
            if let best = models.max(by: { perNode[$0].values.reduce(0, +) < perNode[$1].values.reduce(0, +) }
            ) {
                daemons.append(perNode[best])
                continue
            }
            var mine: [Int: Int] = [:]
            if let node = group.newNode(0, in: group.zones.first, like: []) {
                for pod in byTemplate {
                    let podClass = classes.classIndex(of: pod)
                    let rules = classes.classes[podClass].rules
                    guard rules.nodeRule.withoutNames.allows(labels: node.labels, name: node.name),
                        rules.bears(node.taints, isUnschedulable: false)
                    else { continue }
                    mine[podClass] = 1
                }
            }
            daemons.append(mine)
            // What runs on every node runs on the nodes that are only known by their number too.
            if group.nodes.isEmpty, !mine.isEmpty {
                for node in nodes.indices where groupOfNode[node] == number {
                    for (podClass, count) in mine.sorted(by: { $0.key < $1.key }) {
                        placed.append((podClass, node, count))
                    }
                }
            }
        }
    }

    func placement(lost: Set<Int> = [], extra: [PlaceableNode] = []) -> Placement {
        let closed = lost.union(nodes.count..<(nodes.count + extra.count))
        return Placement(classes: classes.classes, nodes: nodes + extra, lost: closed, pods: placed)
    }

    /// Classes from the one that is hardest to place to the easiest: by the larger part of a node that a pod takes.
    func hardestFirst(_ counts: [Int: Int]) -> [(podClass: Int, count: Int)] {
        let cpu = Double(nodes.map(\.cpuMillis).max() ?? 1)
        let memory = Double(nodes.map(\.memoryBytes).max() ?? 1)
        func share(_ number: Int) -> Double {
            let podClass = classes.classes[number]
            return max(
                Double(podClass.cpuMillis) / max(cpu, 1), Double(podClass.memoryBytes) / max(memory, 1))
        }
        return counts.filter { $0.value > 0 }.map {
            (share: share($0.key), podClass: $0.key, count: $0.value)
        }
        .sorted { ($1.share, $0.podClass) < ($0.share, $1.podClass) }.map { ($0.podClass, $0.count) }
    }
}
