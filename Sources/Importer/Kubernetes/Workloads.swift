import Topology

extension Workload {
    init?(_ item: JSONValue, kind: String) {
        guard let metadata = item["metadata"], let name = metadata.text("name") else { return nil }
        self.init(kind: kind, namespace: metadata.text("namespace") ?? "", name: name)
        if kind != "DaemonSet" { replicas = item["spec"]?.int("replicas") }
        ownerKind = metadata.elements("ownerReferences").first?.text("kind")
        let container = item["spec"]?["template"]?["spec"]?.elements("containers").first
        for variable in container?.elements("env") ?? [] {
            guard let name = variable.text("name"), let value = variable.text("value") else { continue }
            environment[name] = value
        }
    }
}

extension EndpointCount {
    /// The slice's ready endpoints, zone by zone.
    static func facts(_ item: JSONValue) -> [Fact]? {
        guard let metadata = item["metadata"], item.has("addressType") || item.has("endpoints") else {
            return nil
        }
        guard let service = metadata.dictionary("labels")["kubernetes.io/service-name"] else { return [] }
        var ready: [String: Int] = [:]
        for endpoint in item.elements("endpoints") {
            // Absent means ready.
            let isReady = endpoint["conditions"]?.bool("ready") ?? true
            // Before discovery.k8s.io/v1 the zone was one of the endpoint's topology labels.
            let zone = endpoint.text("zone") ?? endpoint["topology"]?.text("topology.kubernetes.io/zone")
            ready[zone ?? "", default: 0] += isReady ? 1 : 0
        }
        return ready.sorted { $0.key < $1.key }.map { zone, count in
            .endpointCount(
                slice(metadata, service, zone, count, in: item.cluster))
        }
    }

    private static func slice(
        _ metadata: JSONValue, _ service: String, _ zone: String, _ ready: Int, in cluster: ClusterID
    ) -> EndpointCount {
        var count = EndpointCount(
            namespace: metadata.text("namespace") ?? "", service: service,
            zone: zone.isEmpty ? nil : ZoneName(zone), ready: ready)
        count.slice = metadata.text("name") ?? ""
        count.cluster = cluster
        return count
    }
}

extension JSONValue {
    /// The cluster of an object of a bundle; kubectl prints no such member.
    var cluster: ClusterID { ClusterID(text("cluster") ?? "") }
}
