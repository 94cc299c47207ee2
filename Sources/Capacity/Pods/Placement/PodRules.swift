import Topology

/// The rules that bind a pod to some nodes, read from its constraints.
struct PodRules: Hashable, Sendable {
    /// A required pod affinity or anti-affinity.
    struct Term: Hashable, Sendable {
        var topologyKey: String
        var selector: LabelSelector
        /// nil is every namespace.
        var namespaces: [String]?
        /// Selects namespaces by their labels, of which only the name is known.
        var namespaceSelector: LabelSelector?
        var matchLabelKeys: [String]
        var mismatchLabelKeys: [String]
    }

    /// A topology spread constraint that forbids.
    struct Spread: Hashable, Sendable {
        var topologyKey: String
        var maxSkew: Int
        var minDomains: Int
        var selector: LabelSelector
        var honorsAffinity: Bool
        var honorsTaints: Bool
        var matchLabelKeys: [String]
    }

    struct HostPort: Hashable, Sendable {
        var number: Int
        var transport: String
        /// Empty is every address.
        var address: String

        /// Kubernetes `pkg/scheduler/framework/types.go`, `HostPortInfo`.
        func conflicts(with other: HostPort) -> Bool {
            number == other.number && transport == other.transport
                && (address == other.address || address.isEmpty || other.address.isEmpty)
        }
    }

    var nodeRule = NodeRule(nodeSelector: nil, affinity: nil)
    var tolerations: [Toleration] = []
    var affinity: [Term] = []
    var antiAffinity: [Term] = []
    var spreads: [Spread] = []
    var hostPorts: [HostPort] = []
    var claims = 0
    /// Requests of anything but CPU and memory.
    var requests: [String: Int64] = [:]
    /// Held back by a scheduling gate.
    var isGated = false

    init() {}

    /// - Parameter text: the compact JSON that the importer keeps of a pod.
    init(constraints text: String) {
        guard let all = ConstraintText.parse(text) else { return }
        let affinity = all["affinity"]
        nodeRule = NodeRule(nodeSelector: all["nodeSelector"], affinity: affinity)
        tolerations = all["tolerations"]?.elements.map(Toleration.init) ?? []
        self.affinity = PodRules.terms(affinity?["podAffinity"])
        antiAffinity = PodRules.terms(affinity?["podAntiAffinity"])
        spreads = (all["topologySpreadConstraints"]?.elements ?? []).compactMap(PodRules.spread)
        hostPorts = (all["hostPorts"]?.texts ?? []).compactMap(PodRules.port)
        claims = all["persistentVolumeClaims"]?.int ?? 0
        requests = (all["requests"]?.dictionary ?? [:]).compactMapValues { Int64($0) }
        isGated = !(all["schedulingGates"]?.elements ?? []).isEmpty
    }

    private static func terms(_ setting: ConstraintValue?) -> [Term] {
        (setting?["requiredDuringSchedulingIgnoredDuringExecution"]?.elements ?? []).compactMap { term in
            guard let key = term["topologyKey"]?.text else { return nil }
            let named = term["namespaces"]?.texts ?? []
            let byLabels = term["namespaceSelector"]
            return Term(
                topologyKey: key, selector: LabelSelector(term["labelSelector"]),
                namespaces: byLabels == .map([:]) ? nil : named,
                namespaceSelector: byLabels.map { LabelSelector($0) },
                matchLabelKeys: term["matchLabelKeys"]?.texts ?? [],
                mismatchLabelKeys: term["mismatchLabelKeys"]?.texts ?? [])
        }
    }

    private static func spread(_ setting: ConstraintValue) -> Spread? {
        guard setting["whenUnsatisfiable"]?.text != "ScheduleAnyway",
            let key = setting["topologyKey"]?.text
        else { return nil }
        return Spread(
            topologyKey: key, maxSkew: setting["maxSkew"]?.int ?? 1,
            minDomains: setting["minDomains"]?.int ?? 1,
            selector: LabelSelector(setting["labelSelector"]),
            honorsAffinity: setting["nodeAffinityPolicy"]?.text != "Ignore",
            honorsTaints: setting["nodeTaintsPolicy"]?.text == "Honor",
            matchLabelKeys: setting["matchLabelKeys"]?.texts ?? [])
    }

    private static func port(_ text: String) -> HostPort? {
        let parts = text.split(separator: "/")
        guard let number = parts.first.flatMap({ Int($0) }) else { return nil }
        return HostPort(
            number: number, transport: parts.count > 1 ? String(parts[1]) : "TCP",
            address: parts.count > 2 ? String(parts[2]) : "")
    }

    /// The labels of pods that any of its selectors looks at.
    var podLabelKeys: Set<String> {
        var keys: Set<String> = []
        for term in affinity + antiAffinity {
            keys.formUnion(term.selector.requirements.map(\.key))
            keys.formUnion(term.matchLabelKeys + term.mismatchLabelKeys)
        }
        for spread in spreads {
            keys.formUnion(spread.selector.requirements.map(\.key))
            keys.formUnion(spread.matchLabelKeys)
        }
        return keys
    }

    /// Returns whether a node's taints keep the pod away.
    ///
    /// Rules.md#scheduler-filters; a cordoned node is one with a taint of its own.
    func bears(_ taints: [Taint], isUnschedulable: Bool) -> Bool {
        func bears(_ key: String, _ value: String, _ effect: String) -> Bool {
            tolerations.contains { $0.bears(key: key, value: value, effect: effect) }
        }
        if isUnschedulable, !bears("node.kubernetes.io/unschedulable", "", "NoSchedule") { return false }
        return taints.allSatisfy { taint in
            taint.effect == "PreferNoSchedule" || bears(taint.key, taint.value ?? "", taint.effect)
        }
    }
}
