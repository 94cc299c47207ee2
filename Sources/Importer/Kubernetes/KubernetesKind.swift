import Topology

/// A kind of Kubernetes object that the importer knows.
enum KubernetesKind: String, CaseIterable {
    case node = "Node"
    case pod = "Pod"
    case service = "Service"
    case ingress = "Ingress"
    case deployment = "Deployment"
    case replicaSet = "ReplicaSet"
    case statefulSet = "StatefulSet"
    case daemonSet = "DaemonSet"
    case endpointSlice = "EndpointSlice"
    case namespace = "Namespace"
    case eniConfig = "ENIConfig"

    /// Kinds of the same name in other groups, Knative's Service above all, are other things.
    static let groups = [
        "v1", "apps", "extensions", "networking.k8s.io", "discovery.k8s.io",
        "crd.k8s.amazonaws.com",
    ]

    init?(kind: String, apiVersion: String?) {
        if let apiVersion {
            let group = apiVersion.prefix { $0 != "/" }
            guard KubernetesKind.groups.contains(String(group)) else { return nil }
        }
        self.init(rawValue: kind)
    }

    /// The kind of an object that does not name its own, as in a `PodList`'s items, by its fields.
    init?(fieldsOf item: JSONValue) {
        guard item.has("metadata") else { return nil }
        let spec = item["spec"]?.members ?? [:]
        if spec["containers"] != nil {
            self = .pod
        } else if item["status"]?.has("nodeInfo") == true || spec["providerID"] != nil {
            self = .node
        } else if spec["template"] != nil {
            self =
                spec["serviceName"] != nil
                ? .statefulSet
                : spec["strategy"] != nil
                    ? .deployment : spec["updateStrategy"] != nil ? .daemonSet : .replicaSet
        } else if item.has("addressType", "endpoints") {
            self = .endpointSlice
        } else if spec["rules"] != nil || spec["ingressClassName"] != nil {
            self = .ingress
        } else if spec["ports"] != nil, spec["type"] != nil || spec["clusterIP"] != nil {
            self = .service
        } else {
            return nil
        }
    }

    /// Indicates whether its objects stand in namespaces.
    var isNamespaced: Bool {
        switch self {
        case .node, .namespace, .eniConfig: false
        default: true
        }
    }

    /// The facts of the object that follows; nil where it lacks a name.
    func read(_ reader: inout JSONReader, _ memo: PodMemo) throws(JSONStop) -> KubernetesObject? {
        switch self {
        case .pod:
            return try PodReader.read(&reader, memo).map { pod, uid in
                KubernetesObject(facts: [.pod(pod)], uid: uid, namespace: pod.namespace)
            }
        case .node:
            return try NodeReader.read(&reader).map { KubernetesObject(facts: [.node($0)], uid: $1) }
        case .namespace:
            try reader.skip()
            return KubernetesObject(facts: [])
        case .service, .ingress, .eniConfig, .endpointSlice, .deployment, .replicaSet, .statefulSet,
            .daemonSet:
            var again = reader
            let item = try reader.value()
            guard let facts = try facts(item, &again, memo) else { return nil }
            return KubernetesObject(
                facts: facts, uid: ObjectUID.half(item["metadata"]?.text("uid")),
                namespace: item["metadata"]?.text("namespace"))
        }
    }

    /// - Parameter again: stands before the item.
    private func facts(
        _ item: JSONValue, _ again: inout JSONReader, _ memo: PodMemo
    ) throws(JSONStop) -> [Fact]? {
        switch self {
        case .service: return Service(item).map { [.service($0)] }
        case .ingress: return Ingress(item).map { [.ingress($0)] }
        case .eniConfig: return ENIConfig(item).map { [.eniConfig($0)] }
        case .endpointSlice: return EndpointCount.facts(item)
        case .deployment, .replicaSet, .statefulSet, .daemonSet:
            guard var workload = Workload(item, kind: rawValue) else { return nil }
            workload.podTemplate = try PodReader.readTemplate(ofWorkload: &again, memo)
            workload.cluster = item.cluster
            return [.workload(workload)]
        case .pod, .node, .namespace: return nil  // read from the stream
        }
    }
}

extension JSONReader {
    /// The kind and apiVersion of the object that follows, which stays unread.
    ///
    /// - Parameter onlyFirst: whether to give up at the first other member.
    mutating func peekKind(onlyFirst: Bool = false) throws(JSONStop) -> (kind: String?, apiVersion: String?) {
        let mark = self
        guard try enterObject() else {
            self = mark
            return (nil, nil)
        }
        var found: (kind: String?, apiVersion: String?) = (nil, nil)
        while let key = try key() {
            switch key {
            case "kind": found.kind = try text()
            case "apiVersion": found.apiVersion = try text()
            default:
                if onlyFirst {
                    self = mark
                    return found
                }
                try skip()
            }
            // Alphabetical as kubectl prints it, apiVersion comes first.
            if found.kind != nil, found.apiVersion != nil { break }
        }
        self = mark
        return found
    }
}
