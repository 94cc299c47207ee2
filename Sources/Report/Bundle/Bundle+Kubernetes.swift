import Topology
import Units

// What `kubectl get -o json` prints of nodes, pods and what they belong to.

extension JSONObject {
    static func kubernetes(
        _ version: String, _ kind: String, of cluster: ClusterID, namespace: String? = nil, name: String?,
        metadata: (inout JSONObject) -> Void = { _ in }, _ fill: (inout JSONObject) -> Void
    ) -> JSONObject {
        .made {
            $0.add("apiVersion", version)
            $0.add("kind", kind)
            // A member of our own, which kubectl prints nowhere.
            if !cluster.rawValue.isEmpty { $0.add("cluster", cluster.rawValue) }
            $0.add("metadata") {
                if namespace?.isEmpty == false { $0.add("namespace", namespace) }
                $0.add("name", name)
                metadata(&$0)
            }
            fill(&$0)
        }
    }

    fileprivate mutating func addHostname(_ hostname: String?) {
        guard let hostname else { return }
        add("status") {
            $0.add("loadBalancer") { $0.add("ingress", [.made { $0.add("hostname", hostname) }]) }
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

extension Node {
    var bundled: JSONObject {
        .kubernetes("v1", "Node", of: cluster, name: name, metadata: { $0.add("labels", labels) }) {
            $0.add("spec") {
                $0.add("providerID", providerID)
                if isUnschedulable { $0.add("unschedulable", true) }
                $0.add("taints", taints.map(\.bundled))
            }
            $0.add("status") {
                $0.add("capacity") {
                    $0.add("cpu", capacityCPUMillis.map { "\($0)m" })
                    $0.add("memory", capacityMemoryBytes.map(String.init))
                    $0.add("pods", capacityPods.map(String.init))
                }
                let addresses = [("InternalIP", internalIP), ("ExternalIP", externalIP)]
                $0.add(
                    "addresses",
                    addresses.compactMap { type, address in
                        address.map { address in
                            .made {
                                $0.add("type", type)
                                $0.add("address", address.description)
                            }
                        }
                    })
                $0.add("allocatable") {
                    $0.add("cpu", allocatableCPUMillis.map { "\($0)m" })
                    $0.add("memory", allocatableMemoryBytes.map(String.init))
                    $0.add("pods", allocatablePods.map(String.init))
                    for (name, amount) in otherAllocatable.sorted(by: { $0.key < $1.key }) {
                        $0.add(name, String(amount))
                    }
                }
                if let isReady {
                    $0.add(
                        "conditions",
                        [
                            .made {
                                $0.add("type", "Ready")
                                $0.add("status", isReady ? "True" : "False")
                            }
                        ])
                }
                $0.add("nodeInfo") {
                    $0.add("osImage", osImage)
                    $0.add("kubeletVersion", kubeletVersion)
                }
            }
        }
    }
}

extension Service {
    var bundled: JSONObject {
        .kubernetes(
            "v1", "Service", of: cluster, namespace: namespace, name: name,
            metadata: { $0.add("annotations", annotations) }
        ) {
            $0.add("spec") {
                $0.add("type", type)
                $0.add("externalTrafficPolicy", externalTrafficPolicy)
                $0.add("internalTrafficPolicy", internalTrafficPolicy)
                $0.add("trafficDistribution", trafficDistribution)
            }
            $0.addHostname(loadBalancerHostname)
        }
    }
}

extension Ingress {
    var bundled: JSONObject {
        .kubernetes(
            "networking.k8s.io/v1", "Ingress", of: cluster, namespace: namespace, name: name,
            metadata: { $0.add("annotations", annotations) }
        ) {
            $0.add("spec") { $0.add("ingressClassName", ingressClass) }
            $0.addHostname(loadBalancerHostname)
        }
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
