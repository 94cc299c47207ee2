/// An object of a cluster, of which another cluster may have one of the same name.
public protocol KubernetesNoun: Noun {
    /// The cluster that it belongs to; empty where nothing tells.
    var cluster: ClusterID { get set }
    /// The version and kind that its documents begin with; nil where they are the object's own.
    static var type: KubernetesType? { get }
}

/// The `apiVersion` and `kind` of an object.
public struct KubernetesType: Hashable, Sendable {
    public let apiVersion: String
    public let kind: String
    public init(_ apiVersion: String, _ kind: String) {
        self.apiVersion = apiVersion
        self.kind = kind
    }
}

extension KubernetesNoun {
    /// The object as `kubectl get -o json` prints it.
    public var object: JSONObject {
        var object = JSONObject()
        if let type = Self.type {
            object.add("apiVersion", type.apiVersion)
            object.add("kind", type.kind)
        }
        write(to: &object)
        return object
    }
}

extension Field where Noun: KubernetesNoun {
    /// The cluster, under a member of our own, which kubectl prints nowhere; the store keeps its number.
    static var cluster: Field {
        Field(
            "cluster", \.cluster, "cluster", isStored: false,
            writes: { if !$0.cluster.rawValue.isEmpty { $1.add("cluster", $0.cluster.rawValue) } })
    }

    static func namespace(_ property: any WritableKeyPath<Noun, String> & Sendable) -> Field {
        Field(
            "namespace", property, "metadata.namespace",
            writes: { noun, object in
                let namespace = noun[keyPath: property]
                if !namespace.isEmpty { object.add(at: ["metadata", "namespace"], namespace) }
            })
    }
}

extension JSONValue {
    /// The name or address that a load balancer gave a Service or an Ingress.
    var loadBalancerHostname: String? {
        let ingress = self["status"]?["loadBalancer"]?.elements("ingress").first
        return ingress?.text("hostname") ?? ingress?.text("ip")
    }
}
