import Testing
import Topology
import Units

@testable import Capacity
@testable import Importer

extension Vector {
    static let schedulerRules: [String: Rule] = [
        "sched.pod_requests": { v in
            let pod = try pod(v)
            var total = PodRules(constraints: pod.constraints ?? "{}").requests.mapValues {
                JSON.number(Double($0))
            }
            total["cpu"] = .number(Double(pod.cpuMillis) / 1000)
            total["memory"] = .number(Double(pod.memoryBytes))
            return .object(total)
        },
        "sched.fits": { v in
            let pod = try pod(v)
            let names = v["allocatable"].object.keys.sorted()
            // Each resource in turn is the only one that the node can lack.
            let short = try names.filter { name in
                let node = try node(v["allocatable"], scarce: [name])
                return obstacle(to: pod, on: node, used: try used(v["used"])) != nil
            }
            let all = obstacle(
                to: pod, on: try node(v["allocatable"], scarce: Set(names)), used: try used(v["used"]))
            #expect((all == nil) == short.isEmpty)
            return .object(["insufficient": .texts(short.map { $0 == "cpu_m" ? "cpu" : $0 })])
        },
        "sched.cluster_capacity": { v in
            let nodes = try v["nodes"].list.map { try node($0, scarce: Set($0.object.keys)) }
            let held = try v["nodes"].list.map { try used($0["used"]) }
            let one = try pod(.object(["containers": .list([v["pod"]])]))
            var (placement, new) = placement(of: one, on: nodes, beside: held)
            let limit = v["limit"].int ?? 0
            let outcome = placement.place(new, count: limit > 0 ? limit : 1_000_000)
            let placed = Dictionary(uniqueKeysWithValues: outcome.placed.map { ($0.node, $0.count) })
            return .object([
                "total": .int(outcome.count),
                "per_node": .list(nodes.indices.map { .int(placed[$0] ?? 0) }),
                "stop": .text(outcome.limit == nil ? "LimitReached" : "Unschedulable"),
            ])
        },
        "sched.topology_spread": { v in
            let domains = v["matching_pods_per_domain"].object.keys.sorted()
            let nodes = try domains.map { try node(.null, scarce: [], zone: $0) }
            var new = Pod(namespace: "n", name: "new")
            new.labels = v["pod_matches_own_selector"].flag ?? true ? #"{"app":"a"}"# : #"{"app":"b"}"#
            let minimum = v["min_domains"].int.map { #","minDomains":\#($0)"# } ?? ""
            let action = v["when_unsatisfiable"].text ?? "DoNotSchedule"
            new.constraints =
                #"{"topologySpreadConstraints":[{"labelSelector":{"matchLabels":{"app":"a"}},"#
                + #""maxSkew":\#(try v.need("max_skew"))\#(minimum),"whenUnsatisfiable":"\#(action)","#
                + #""topologyKey":"topology.kubernetes.io/zone"}]}"#
            var mate = Pod(namespace: "n", name: "mate")
            mate.labels = #"{"app":"a"}"#
            let held = domains.map { domain in
                [Pod](repeating: mate, count: v["matching_pods_per_domain"][domain].int ?? 0)
            }
            let (placement, number) = placement(of: new, on: nodes, beside: held)
            let fits = nodes.indices.filter { placement.obstacle(number, on: $0) == nil }
            return .object(["fits": .texts(fits.map { domains[$0] })])
        },
    ]

    /// A pod as the importer reads it, with the requests that it works out.
    private static func pod(_ v: JSON) throws -> Pod {
        func container(_ json: JSON) -> String {
            let always = json["sidecar"].flag == true ? #","restartPolicy":"Always""# : ""
            return #"{"name":"c","resources":{"requests":\#(requests(json))}\#(always)}"#
        }
        let level = v["pod_level"].isNull ? v["resources"] : v["pod_level"]
        let text = """
            {"kind":"List","items":[{"kind":"Pod","apiVersion":"v1","metadata":{"name":"p","namespace":"n"},\
            "spec":{"initContainers":[\(v["init"].list.map(container).joined(separator: ","))],\
            "containers":[\(v["containers"].list.map(container).joined(separator: ","))],\
            "resources":{"requests":\(requests(level))},"overhead":\(requests(v["overhead"]))}}]}
            """
        var left = Array(text.utf8)[...]
        var found: Pod?
        var reader = try DocumentReader(path: "pod.json") { buffer in
            let count = min(buffer.count, left.count)
            buffer.copyBytes(from: left.prefix(count))
            left = left.dropFirst(count)
            return count
        } sink: {
            if case .pod(let pod) = $0 { found = pod }
        }
        try reader.readAll()
        guard let found else { throw MissingField(field: "containers") }
        return found
    }

    /// Requests as Kubernetes writes them.
    private static func requests(_ json: JSON) -> String {
        let fields = json.object.filter { !["sidecar", "used", "name", "pods"].contains($0.key) }
        let quantities = fields.sorted { $0.key < $1.key }.map { name, value in
            let written = value.text ?? value.int.map { String($0) } ?? "\(value.number ?? 0)"
            return name == "cpu_m" ? #""cpu":"\#(written)m""# : #""\#(name)":"\#(written)""#
        }
        return "{" + quantities.joined(separator: ",") + "}"
    }

    /// Pods that together hold what is in use.
    private static func used(_ json: JSON) throws -> [Pod] {
        guard !json.isNull else { return [] }
        let all = try pod(.object(["containers": .list([json])]))
        let others = max((json["pods"].int ?? 1) - 1, 0)
        return [all] + [Pod](repeating: Pod(namespace: "n", name: "idle"), count: others)
    }

    /// A node with what a vector lets pods have of it; it has plenty of all that is not scarce.
    private static func node(
        _ json: JSON, scarce: Set<String>, zone: String? = nil
    ) throws -> PlaceableNode {
        var node = Node(name: zone ?? "node")
        node.zone = zone.map { ZoneName($0) }
        func amount(_ name: String) -> JSON { scarce.contains(name) ? json[name] : .null }
        let cpu = amount("cpu_m").int ?? amount("cpu").thousandths
        node.allocatableCPUMillis = cpu ?? 1_000_000
        node.allocatableMemoryBytes = amount("memory").thousandths.map { Int64($0 / 1000) } ?? 1 << 50
        node.allocatablePods = amount("pods").int ?? 1_000_000
        for (name, value) in json.object where !["cpu", "cpu_m", "memory", "pods", "used"].contains(name) {
            let amount = scarce.contains(name) ? (value.thousandths ?? 0) / 1000 : 1 << 50
            node.otherAllocatable[name] = Int64(amount)
        }
        guard let placeable = PlaceableNode(node, facts: nil, room: nil, maxPods: nil) else {
            throw MissingField(field: "allocatable")
        }
        return placeable
    }

    /// Nodes with the pods that are on each, and the number of the class of one more pod.
    private static func placement(
        of new: Pod, on nodes: [PlaceableNode], beside held: [[Pod]]
    ) -> (Placement, Int) {
        let classes = PodClasses([new] + held.joined())
        var next = 1
        var pods: [(podClass: Int, node: Int, count: Int)] = []
        for (node, here) in held.enumerated() {
            for _ in here {
                pods.append((classes.ofPod[next], node, 1))
                next += 1
            }
        }
        return (Placement(classes: classes.classes, nodes: nodes, pods: pods), classes.ofPod[0])
    }

    private static func obstacle(
        to pod: Pod, on node: PlaceableNode, used: [Pod]
    ) -> PlacementLimit? {
        let (placement, new) = placement(of: pod, on: [node], beside: [used])
        return placement.obstacle(new, on: 0)
    }
}
