/// A Service, as far as load balancing and routing hints need it.
public struct Service: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var namespace: String
    public var name: String
    public var type: String?
    public var externalTrafficPolicy: String?
    public var internalTrafficPolicy: String?
    public var trafficDistribution: String?
    public var annotations: [String: String] = [:]
    public var loadBalancerHostname: String?
    public init(namespace: String, name: String) {
        self.namespace = namespace
        self.name = name
    }
}

extension Service: KubernetesNoun {
    public static let table = NounTable("service", key: ["namespace", "name"])
    public static let type: KubernetesType? = KubernetesType("v1", "Service")
    public static let blank = Service(namespace: "", name: "")
    public static let fields: [Field<Service>] = [
        .cluster,
        .namespace(\.namespace),
        Field("name", \.name, "metadata.name", isRequired: true),
        Field("annotations", \.annotations, "metadata.annotations"),
        Field("type", \.type, "spec.type", .open),
        Field("externalTrafficPolicy", \.externalTrafficPolicy, "spec.externalTrafficPolicy", .open),
        Field("internalTrafficPolicy", \.internalTrafficPolicy, "spec.internalTrafficPolicy", .open),
        Field("trafficDistribution", \.trafficDistribution, "spec.trafficDistribution", .open),
        Field(
            "loadBalancerHostname", \.loadBalancerHostname, "status.loadBalancer.ingress[].hostname",
            reads: \.loadBalancerHostname),
    ]
}
