/// Nodes by columns, so that a scan over thousands of them reads memory in order.
struct NodeTable: Sendable {
    let nodes: [PlaceableNode]
    /// The free resources; below zero where more is requested than there is.
    var cpu: [Int64]
    var memory: [Int64]
    var pods: [Int32]
    var volumes: [Int32]
    /// One column a resource that some pod requests.
    var others: [[Int64]]
    let otherNames: [String]
    /// One over what pods may have, for the score.
    let perCPU: [Double]
    let perMemory: [Double]
    /// Host ports in use; empty for most nodes.
    var ports: [Int: [PodRules.HostPort]] = [:]
    /// False for a node that is lost or drained.
    var isThere: [Bool]

    init(_ nodes: [PlaceableNode], resources: [String]) {
        self.nodes = nodes
        cpu = nodes.map { Int64($0.cpuMillis) }
        memory = nodes.map(\.memoryBytes)
        pods = nodes.map { Int32(clamping: $0.pods) }
        volumes = nodes.map { Int32(clamping: $0.volumes) }
        otherNames = resources
        others = resources.map { name in nodes.map { $0.others[name] ?? 0 } }
        perCPU = nodes.map { $0.cpuMillis > 0 ? 50 / Double($0.cpuMillis) : 0 }
        perMemory = nodes.map { $0.memoryBytes > 0 ? 50 / Double($0.memoryBytes) : 0 }
        isThere = [Bool](repeating: true, count: nodes.count)
    }

    var count: Int { nodes.count }
}

/// The resources that one pod of a class takes of a node.
struct PodNeed: Sendable {
    var cpu: Int64
    var memory: Int64
    var volumes: Int32
    /// By the column of the resource.
    var others: [(column: Int, amount: Int64)]
    var ports: [PodRules.HostPort]

    init(_ podClass: PodClass, resources: [String]) {
        cpu = Int64(podClass.cpuMillis)
        memory = podClass.memoryBytes
        volumes = Int32(clamping: podClass.rules.claims)
        others = podClass.rules.requests.compactMap { name, amount in
            amount > 0 ? resources.firstIndex(of: name).map { ($0, amount) } : nil
        }.sorted { $0.column < $1.column }
        ports = podClass.rules.hostPorts
    }
}

extension NodeTable {
    /// Returns whether one more pod fits; equality fits, and nothing requested always does.
    ///
    /// Rules.md#node-fit.
    func fits(_ need: PodNeed, on node: Int) -> Bool {
        guard pods[node] >= 1, need.cpu == 0 || cpu[node] >= need.cpu,
            need.memory == 0 || memory[node] >= need.memory
        else { return false }
        if need.volumes > 0, volumes[node] < need.volumes { return false }
        for (column, amount) in need.others where others[column][node] < amount { return false }
        return need.ports.isEmpty || !portsConflict(need, on: node)
    }

    func portsConflict(_ need: PodNeed, on node: Int) -> Bool {
        guard let used = ports[node] else { return false }
        return need.ports.contains { port in used.contains { $0.conflicts(with: port) } }
    }

    /// The part of a node that is left after one more pod, in hundredths, CPU and memory alike: the emptiest node wins.
    ///
    /// Kubernetes `pkg/scheduler/framework/plugins/noderesources/least_allocated.go`.
    func score(_ need: PodNeed, on node: Int) -> Double {
        Double(cpu[node] - need.cpu) * perCPU[node] + Double(memory[node] - need.memory) * perMemory[node]
    }

    /// Puts pods on a node, or with a negative count takes them away.
    mutating func put(_ need: PodNeed, count: Int, on node: Int) {
        cpu[node] -= need.cpu * Int64(count)
        memory[node] -= need.memory * Int64(count)
        pods[node] -= Int32(clamping: count)
        if need.volumes > 0 { volumes[node] -= need.volumes * Int32(clamping: count) }
        for (column, amount) in need.others { others[column][node] -= amount * Int64(count) }
        guard !need.ports.isEmpty else { return }
        if count > 0 {
            ports[node, default: []] += need.ports
        } else {
            for port in need.ports {
                guard let at = ports[node]?.firstIndex(of: port) else { continue }
                ports[node]?.remove(at: at)
            }
        }
    }

    /// The number of pods of this need that the node's resources still take, other limits aside.
    func room(for need: PodNeed, on node: Int) -> Int {
        var most = Int(pods[node])
        if need.cpu > 0 { most = min(most, Int(cpu[node] / need.cpu)) }
        if need.memory > 0 { most = min(most, Int(memory[node] / need.memory)) }
        if need.volumes > 0 { most = min(most, Int(volumes[node] / need.volumes)) }
        for (column, amount) in need.others { most = min(most, Int(others[column][node] / amount)) }
        return max(most, 0)
    }
}
