/// The number of pods of a workload on a node.
public struct WorkloadPlacement: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var namespace: String
    public var workload: String
    public var nodeName: String
    public var pods: Int
    public init(namespace: String, workload: String, nodeName: String, pods: Int) {
        self.namespace = namespace
        self.workload = workload
        self.nodeName = nodeName
        self.pods = pods
    }
}

/// Counted by the store from the pods, and in no document.
extension WorkloadPlacement: Structured {
    public static let blank = WorkloadPlacement(namespace: "", workload: "", nodeName: "", pods: 0)
    public static let fields: [Field<WorkloadPlacement>] = [
        Field("cluster", \.cluster),
        Field("namespace", \.namespace),
        Field("workload", \.workload),
        Field("nodeName", \.nodeName),
        Field("pods", \.pods),
    ]
}
