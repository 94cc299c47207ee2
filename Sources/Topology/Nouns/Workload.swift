/// A Deployment, ReplicaSet, StatefulSet or DaemonSet.
public struct Workload: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var kind: String
    public var namespace: String
    public var name: String
    /// nil for a DaemonSet.
    public var replicas: Int?
    public var ownerKind: String?
    /// The template of its pods, without a name; nil where it was not imported.
    public var podTemplate: Pod?
    /// Environment of the first container by name: how aws-node is set.
    public var environment: [String: String] = [:]
    public init(kind: String, namespace: String, name: String) {
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }
}

/// Documents have a workload's pods as a template: the importer and the export read and write it as they do pods.
extension Workload: KubernetesNoun {
    public static let table = NounTable("workload", key: ["kind", "namespace", "name"])
    public static let type: KubernetesType? = nil
    public static let blank = Workload(kind: "", namespace: "", name: "")
    public static let fields: [Field<Workload>] = [
        .cluster,
        Field("kind", \.kind, nil, .open),
        Field("namespace", \.namespace),
        Field("name", \.name, hides: { $1.owner(kind: $0.kind, $0.name) }),
        Field("replicas", \.replicas),
        Field("ownerKind", \.ownerKind),
        Field("environment", \.environment),
        Field("podTemplate", \.podTemplate),
    ]
}
