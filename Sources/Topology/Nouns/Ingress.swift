/// An Ingress, as far as load balancing needs it.
public struct Ingress: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var namespace: String
    public var name: String
    public var ingressClass: String?
    public var annotations: [String: String] = [:]
    public var loadBalancerHostname: String?
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }
}

extension Ingress: KubernetesNoun {
    public static let table = NounTable("ingress", key: ["namespace", "name"])
    public static let type: KubernetesType? = KubernetesType("networking.k8s.io/v1", "Ingress")
    public static let blank = Ingress(namespace: "", name: "")
    public static let fields: [Field<Ingress>] = [
        .cluster,
        .namespace(\.namespace),
        Field("name", \.name, "metadata.name", isRequired: true),
        Field("annotations", \.annotations, "metadata.annotations"),
        Field(
            "ingressClass", \.ingressClass, "spec.ingressClassName",
            otherwise: { $0.annotations["kubernetes.io/ingress.class"] }),
        Field(
            "loadBalancerHostname", \.loadBalancerHostname, "status.loadBalancer.ingress[].hostname",
            reads: \.loadBalancerHostname),
    ]
}
