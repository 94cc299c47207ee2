import Fixtures
import Topology

@testable import Capacity

/// A node as a test writes it.
struct NaiveNode {
    var zone: String?
    var cpu: Int
    var pods: Int
    var pool = "a"
    var isTainted = false

    func placeable(named name: String) -> PlaceableNode? {
        var node = Node(name: name)
        node.zone = zone.map { ZoneName($0) }
        node.labels = ["pool": pool, "size": "\(cpu)"]
        node.allocatableCPUMillis = cpu
        node.allocatableMemoryBytes = 1 << 40
        node.allocatablePods = pods
        if isTainted { node.taints = [Taint(key: "only", value: "gpu", effect: "NoSchedule")] }
        return PlaceableNode(node, facts: nil, room: nil, maxPods: nil)
    }
}

/// A pod as a test writes it, with its rules both as JSON and as what they mean.
struct NaiveSpec {
    var pod: Pod
    var copies: Int
    var app: String
    var pool: String?
    var tolerates = false
    var notIn: String?
    var largerThan: Int?
    /// Topology key, skew, minimum of domains, whether taints count.
    var spread: (key: String, skew: Int, minDomains: Int, honorsTaints: Bool)?
    var apart: String?
    /// Keeps away from another app.
    var apartFrom: String?
    var together: String?
    var port: Int?
}

/// The scheduler's rules once more, without classes, counters or heaps.
struct NaiveScheduler {
    var nodes: [(placeable: PlaceableNode?, spec: NaiveNode)]
    var specs: [NaiveSpec]
    var placed: [(spec: Int, node: Int)]

    static let zoneKey = "topology.kubernetes.io/zone"
    static let hostKey = "kubernetes.io/hostname"

    func domain(_ key: String, _ node: Int) -> String? {
        key == Self.zoneKey ? nodes[node].spec.zone : "n\(node)"
    }

    private func nodeRule(_ spec: NaiveSpec, _ node: Int) -> Bool {
        let it = nodes[node].spec
        if let pool = spec.pool, it.pool != pool { return false }
        if let notIn = spec.notIn, it.pool == notIn { return false }
        if let bound = spec.largerThan, it.cpu <= bound { return false }
        return true
    }

    private func taints(_ spec: NaiveSpec, _ node: Int) -> Bool {
        !nodes[node].spec.isTainted || spec.tolerates
    }

    func allows(spec number: Int, on node: Int) -> Bool {
        let spec = specs[number]
        guard nodeRule(spec, node), taints(spec, node) else { return false }
        let here = placed.filter { $0.node == node }
        guard here.count < nodes[node].spec.pods else { return false }
        let used = here.reduce(0) { $0 + specs[$1.spec].pod.cpuMillis }
        guard spec.pod.cpuMillis == 0 || used + spec.pod.cpuMillis <= nodes[node].spec.cpu else {
            return false
        }
        if let port = spec.port, here.contains(where: { specs[$0.spec].port == port }) { return false }
        return spread(spec, node) && apart(spec, node) && together(spec, node)
    }

    private func spread(_ spec: NaiveSpec, _ node: Int) -> Bool {
        guard let rule = spec.spread else { return true }
        guard let mine = domain(rule.key, node) else { return false }
        var counts: [String: Int] = [:]
        for other in nodes.indices {
            guard nodeRule(spec, other), !rule.honorsTaints || taints(spec, other),
                let domain = domain(rule.key, other)
            else { continue }
            counts[domain, default: 0] += placed.count { $0.node == other && specs[$0.spec].app == spec.app }
        }
        let fewest = counts.count < rule.minDomains ? 0 : counts.values.min() ?? 0
        return (counts[mine] ?? 0) + 1 - fewest <= rule.skew
    }

    private func apart(_ spec: NaiveSpec, _ node: Int) -> Bool {
        for other in placed {
            let them = specs[other.spec]
            if let key = spec.apart, them.app == (spec.apartFrom ?? spec.app),
                let mine = domain(key, node), domain(key, other.node) == mine
            {
                return false
            }
            if let key = them.apart, spec.app == (them.apartFrom ?? them.app),
                let mine = domain(key, node), domain(key, other.node) == mine
            {
                return false
            }
        }
        return true
    }

    private func together(_ spec: NaiveSpec, _ node: Int) -> Bool {
        guard let key = spec.together else { return true }
        guard let mine = domain(key, node) else { return false }
        let mates = placed.filter { specs[$0.spec].app == spec.app }
        let seen = mates.filter { domain(key, $0.node) != nil }
        return seen.isEmpty || seen.contains { domain(key, $0.node) == mine }
    }

    static func nodes(_ dice: inout Dice) -> [(placeable: PlaceableNode?, spec: NaiveNode)] {
        let zones = 1 + dice.below(4)
        return (0..<(2 + dice.below(12))).map { number in
            var node = NaiveNode(
                zone: dice.isLucky(92) ? "z\(dice.below(zones))" : nil, cpu: 100 * (1 + dice.below(12)),
                pods: 1 + dice.below(8))
            node.pool = dice.isLucky(60) ? "a" : "b"
            node.isTainted = dice.isLucky(20)
            return (node.placeable(named: "n\(number)"), node)
        }
    }

    static func specs(_ dice: inout Dice) -> [NaiveSpec] {
        (0..<(1 + dice.below(6))).map { number in
            let app = "app\(number)"
            var pod = Pod(namespace: "n", name: app)
            pod.labels = #"{"app":"\#(app)"}"#
            pod.cpuMillis = [0, 50, 100, 150, 300][dice.below(5)]
            var spec = NaiveSpec(pod: pod, copies: 1 + dice.below(15), app: app)
            var parts: [String] = []
            let own = #""labelSelector":{"matchLabels":{"app":"\#(app)"}}"#
            if dice.isLucky(25) {
                spec.pool = "a"
                parts.append(#""nodeSelector":{"pool":"a"}"#)
            }
            if dice.isLucky(30) {
                spec.tolerates = true
                parts.append(
                    #""tolerations":[{"key":"only","operator":"Equal","value":"gpu","effect":"NoSchedule"}]"#)
            }
            if dice.isLucky(45) {
                let key = dice.isLucky(60) ? zoneKey : hostKey
                let honors = dice.isLucky(40)
                let rule = (
                    key: key, skew: 1 + dice.below(3), minDomains: 1 + dice.below(4), honorsTaints: honors
                )
                spec.spread = rule
                parts.append(
                    #""topologySpreadConstraints":[{\#(own),"maxSkew":\#(rule.skew),"minDomains":\#(rule.minDomains),"topologyKey":"\#(key)","whenUnsatisfiable":"DoNotSchedule","nodeTaintsPolicy":"\#(honors ? "Honor" : "Ignore")"}]"#
                )
            }
            if let affinity = affinity(&spec, own, &dice) { parts.append(affinity) }
            if dice.isLucky(15) {
                spec.port = 8080
                parts.append(#""hostPorts":[8080]"#)
            }
            spec.pod.constraints = parts.isEmpty ? nil : "{" + parts.joined(separator: ",") + "}"
            return spec
        }
    }

    private static func affinity(_ spec: inout NaiveSpec, _ own: String, _ dice: inout Dice) -> String? {
        var parts: [String] = []
        let required = "requiredDuringSchedulingIgnoredDuringExecution"
        if dice.isLucky(20) {
            let notIn = dice.isLucky(50)
            if notIn { spec.notIn = "b" } else { spec.largerThan = 500 }
            let term =
                notIn
                ? #"{"key":"pool","operator":"NotIn","values":["b"]}"#
                : #"{"key":"size","operator":"Gt","values":["500"]}"#
            parts.append(
                #""nodeAffinity":{"\#(required)":{"nodeSelectorTerms":[{"matchExpressions":[\#(term)]}]}}"#)
        }
        if dice.isLucky(30) {
            let key = dice.isLucky(50) ? zoneKey : hostKey
            spec.apart = key
            var selector = own
            if dice.isLucky(40) {
                spec.apartFrom = "app0"
                selector =
                    #""labelSelector":{"matchExpressions":[{"key":"app","operator":"In","values":["app0"]}]}"#
            }
            parts.append(#""podAntiAffinity":{"\#(required)":[{\#(selector),"topologyKey":"\#(key)"}]}"#)
        } else if dice.isLucky(20) {
            let key = dice.isLucky(60) ? zoneKey : hostKey
            spec.together = key
            parts.append(#""podAffinity":{"\#(required)":[{\#(own),"topologyKey":"\#(key)"}]}"#)
        }
        return parts.isEmpty ? nil : #""affinity":{"# + parts.joined(separator: ",") + "}"
    }

    /// Pods that stand somewhere already, whether a rule would let them or not.
    static func existing(
        _ specs: [NaiveSpec], _ nodes: [(placeable: PlaceableNode?, spec: NaiveNode)], _ dice: inout Dice
    ) -> [(spec: Int, node: Int)] {
        (0..<dice.below(6)).map { _ in (spec: dice.below(specs.count), node: dice.below(nodes.count)) }
    }
}
