public import Units

/// A pod with what costs and capacity need of it.
public struct Pod: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var namespace: String
    public var name: String
    /// The kind and name of the owner, a ReplicaSet's hash included.
    public var ownerKind: String?
    public var ownerName: String?
    public var nodeName: String?
    public var podIP: IPv4Address?
    public var isHostNetwork = false
    /// `Pending`, `Running`, `Succeeded`, `Failed`, `Unknown`.
    public var phase: String?
    /// Effective requests: containers, init containers, sidecars and overhead.
    public var cpuMillis: Int = 0
    public var memoryBytes: Int64 = 0
    /// True while it is being deleted.
    public var isTerminating = false
    /// The labels as compact JSON; nil where it has none.
    public var labels: String?
    /// The scheduling constraints as compact JSON of the fields that matter; nil where it has none.
    public var constraints: String?
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }

    /// The workload's name as people know it: a Deployment's pods lose the ReplicaSet's hash.
    public var workloadName: String {
        guard let ownerName else { return name }
        guard ownerKind == "ReplicaSet", let dash = ownerName.utf8.lastIndex(of: UInt8(ascii: "-"))
        else { return ownerName }
        return String(ownerName[..<dash])
    }
}

/// Pods come by the hundred thousand: the importer, the store and the export have readers and writers of their own; the
/// fields say what they keep and what a redacted copy tells.
extension Pod: KubernetesNoun {
    public static let table = NounTable("pod", key: ["namespace", "name"])
    public static let type: KubernetesType? = KubernetesType("v1", "Pod")
    public static let blank = Pod(namespace: "", name: "")
    public static let fields: [Field<Pod>] = [
        .cluster,
        Field("namespace", \.namespace),
        Field("name", \.name),
        Field("ownerKind", \.ownerKind),
        Field(
            "ownerName", \.ownerName,
            hides: { pod, veil in pod.ownerName.map { veil.owner(kind: pod.ownerKind, $0) } }),
        Field("nodeName", \.nodeName),
        Field("podIP", \.podIP),
        Field("isHostNetwork", \.isHostNetwork),
        Field("phase", \.phase, nil, .open),
        Field("cpuMillis", \.cpuMillis),
        Field("memoryBytes", \.memoryBytes),
        Field("isTerminating", \.isTerminating),
        // Texts that many pods share, which a table of their own keeps.
        Field("labels", \.labels, isStored: false),
        Field("constraints", \.constraints, isStored: false),
    ]
}

/// The template of a workload's pods, without a name, in five columns of the workload.
extension Pod: FieldChoice {
    public static func columns(named name: String) -> [String] {
        ["CPUMillis", "MemoryBytes", "IsHostNetwork", "Labels", "Constraints"].map { name + $0 }
    }

    public func bind(to sink: any ColumnSink) {
        cpuMillis.bind(to: sink)
        memoryBytes.bind(to: sink)
        isHostNetwork.bind(to: sink)
        labels.bind(to: sink)
        constraints.bind(to: sink)
    }

    public static func read(from source: any ColumnSource) throws -> Pod {
        var pod = Pod(namespace: "", name: "")
        pod.cpuMillis = Int.read(from: source)
        pod.memoryBytes = source.integer()
        pod.isHostNetwork = Bool.read(from: source)
        pod.labels = try String?.read(from: source)
        pod.constraints = try String?.read(from: source)
        return pod
    }

    public func concealed(_ privacy: Privacy, by veil: any Concealing) -> Pod { concealed(by: veil) }
}
