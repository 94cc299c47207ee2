/// The number of ready endpoints of a service that one EndpointSlice has in a zone.
public struct EndpointCount: Hashable, Sendable {
    /// The cluster that it belongs to; empty where nothing tells.
    public var cluster: ClusterID = ""
    public var namespace: String
    public var service: String
    /// The EndpointSlice's name; a service of many endpoints has several slices.
    public var slice = ""
    public var zone: ZoneName?
    public var ready: Int
    public init(namespace: String, service: String, zone: ZoneName?, ready: Int) {
        self.namespace = namespace
        self.service = service
        self.zone = zone
        self.ready = ready
    }
}

/// A document has the endpoints themselves, which the importer counts.
extension EndpointCount: KubernetesNoun {
    public static let table = NounTable("endpointCount", key: ["namespace", "service", "slice", "zone"])
    public static let type: KubernetesType? = KubernetesType("discovery.k8s.io/v1", "EndpointSlice")
    public static let blank = EndpointCount(namespace: "", service: "", zone: nil, ready: 0)
    public static let fields: [Field<EndpointCount>] = [
        .cluster,
        Field("namespace", \.namespace),
        Field("service", \.service),
        Field("slice", \.slice),
        Field("zone", \.zoneText, nil, .open),
        Field("ready", \.ready),
    ]

    /// A part of the key: an endpoint without a zone has the empty text.
    private var zoneText: String {
        get { zone?.rawValue ?? "" }
        set { zone = newValue.isEmpty ? nil : ZoneName(newValue) }
    }
}
