import Topology

// What `kubectl get -o json` prints of objects that are not simply their fields.

extension JSONObject {
    static func kubernetes(
        _ version: String, _ kind: String, of cluster: ClusterID, namespace: String, name: String?,
        metadata: (inout JSONObject) -> Void = { _ in }, _ fill: (inout JSONObject) -> Void
    ) -> JSONObject {
        .made {
            $0.add("apiVersion", version)
            $0.add("kind", kind)
            // A member of our own, which kubectl prints nowhere.
            if !cluster.rawValue.isEmpty { $0.add("cluster", cluster.rawValue) }
            $0.add("metadata") {
                if !namespace.isEmpty { $0.add("namespace", namespace) }
                $0.add("name", name)
                metadata(&$0)
            }
            fill(&$0)
        }
    }

    mutating func addOwner(kind: String?, name: String?) {
        guard kind != nil || name != nil else { return }
        add(
            "ownerReferences",
            [
                .made {
                    $0.add("kind", kind)
                    $0.add("name", name)
                    $0.add("controller", true)
                }
            ])
    }
}

extension EndpointCount {
    /// A slice with as many endpoints as are ready; one that is not ready where none is, so that the zone is told.
    var bundled: JSONObject {
        let endpoint = JSONObject.made {
            $0.add("zone", zone?.rawValue)
            $0.add("conditions") { $0.add("ready", ready > 0) }
        }
        return .kubernetes(
            "discovery.k8s.io/v1", "EndpointSlice", of: cluster, namespace: namespace,
            name: slice.isEmpty ? nil : slice,
            metadata: { $0.add("labels", ["kubernetes.io/service-name": service]) }
        ) {
            $0.add("endpoints", [JSONObject](repeating: endpoint, count: max(ready, 1)))
        }
    }
}
