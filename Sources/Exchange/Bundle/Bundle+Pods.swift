import Topology
import Units

extension Pod {
    var bundled: JSONObject {
        .kubernetes(
            "v1", "Pod", of: cluster, namespace: namespace, name: name,
            metadata: {
                if let labels { $0.add("labels", json: labels) }
                // That it is being deleted is known, and not since when.
                if isTerminating { $0.add("deletionTimestamp", "1970-01-01T00:00:00Z") }
                $0.addOwner(kind: ownerKind, name: ownerName)
            }
        ) {
            $0.add("spec") {
                $0.add("nodeName", nodeName)
                addNeeds(to: &$0)
            }
            $0.add("status") {
                $0.add("phase", phase)
                $0.add("podIP", podIP?.description)
            }
        }
    }

    /// Adds the pod's requests and constraints, each part where Kubernetes has it.
    ///
    /// CPU and memory stand at the pod as a whole, for the snapshot keeps the effective request and no containers.
    fileprivate func addNeeds(to spec: inout JSONObject, environment: [JSONObject] = []) {
        if isHostNetwork { spec.add("hostNetwork", true) }
        spec.add("resources") {
            $0.add("requests") {
                $0.add("cpu", "\(cpuMillis)m")
                $0.add("memory", String(memoryBytes))
            }
        }
        let members = CompactJSON.members(of: constraints ?? "{}")
        let container = JSONObject.made { container in
            container.add("env", environment)
            for (key, value) in members where key == "hostPorts" {
                container.add("ports", CompactJSON.elements(of: value).map(Pod.port))
            }
            for (key, value) in members where key == "requests" {
                container.add("resources") { $0.add("requests", json: value) }
            }
        }
        if !container.isEmpty { spec.add("containers", [container]) }
        for (key, value) in members {
            switch key {
            case "hostPorts", "requests": continue
            case "persistentVolumeClaims":
                let claims = Int(value) ?? 0
                spec.add(
                    "volumes",
                    (0..<claims).map { _ in .made { $0.add("persistentVolumeClaim", json: "{}") } })
            default: spec.add(key, json: value)
            }
        }
    }

    /// `8080`, or `"8080/UDP/10.0.0.1"` where it is not TCP on every address.
    private static func port(_ json: String) -> JSONObject {
        .made {
            guard json.hasPrefix("\"") else {
                $0.add("hostPort", json: json)
                return
            }
            let parts = json.dropFirst().dropLast().split(separator: "/").map(String.init)
            $0.add("hostPort", json: parts.first ?? "0")
            if parts.count > 1 { $0.add("protocol", parts[1]) }
            if parts.count > 2 { $0.add("hostIP", parts[2]) }
        }
    }
}

extension Workload {
    var bundled: JSONObject {
        .kubernetes(
            "apps/v1", kind, of: cluster, namespace: namespace, name: name,
            metadata: { $0.addOwner(kind: ownerKind, name: nil) }
        ) {
            $0.add("spec") {
                $0.add("replicas", replicas)
                let variables = environment.sorted { $0.key < $1.key }.map { name, value in
                    JSONObject.made {
                        $0.add("name", name)
                        $0.add("value", value)
                    }
                }
                if let podTemplate {
                    $0.add("template") { template in
                        if let labels = podTemplate.labels {
                            template.add("metadata") { $0.add("labels", json: labels) }
                        }
                        template.add("spec") { podTemplate.addNeeds(to: &$0, environment: variables) }
                    }
                } else if !variables.isEmpty {
                    $0.add("template") {
                        $0.add("spec") { $0.add("containers", [.made { $0.add("env", variables) }]) }
                    }
                }
            }
        }
    }
}
