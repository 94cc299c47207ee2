import Topology

/// The template of a workload's pods, without a name, in five columns of the workload.
extension Pod: ColumnValue {
    static func columns(named name: String) -> [String] {
        ["CPUMillis", "MemoryBytes", "IsHostNetwork", "Labels", "Constraints"].map { name + $0 }
    }

    func bind(to statement: Statement) {
        cpuMillis.bind(to: statement)
        memoryBytes.bind(to: statement)
        isHostNetwork.bind(to: statement)
        labels.bind(to: statement)
        constraints.bind(to: statement)
    }

    static func read(from statement: Statement) throws -> Pod {
        var pod = Pod(namespace: "", name: "")
        pod.cpuMillis = Int.read(from: statement)
        pod.memoryBytes = statement.integer()
        pod.isHostNetwork = Bool.read(from: statement)
        pod.labels = try Optional<String>.read(from: statement)
        pod.constraints = try Optional<String>.read(from: statement)
        return pod
    }
}
