package import Topology

/// Pods that the scheduler cannot tell apart.
struct PodClass: Hashable, Sendable {
    var namespace: String
    /// The workload's name as people know it.
    var workload: String
    /// `Deployment`, `StatefulSet`, …; `Pod` for one that nothing owns.
    var kind: String
    /// The labels that some selector looks at.
    var labels: [String: String]
    var cpuMillis: Int
    var memoryBytes: Int64
    var isHostNetwork: Bool
    /// Pods that belong to their node: of a DaemonSet, or static.
    var isOfNode: Bool
    var rules: PodRules
}

/// The classes of a snapshot's pods, so that what is alike is looked at once.
struct PodClasses: Sendable {
    private(set) var classes: [PodClass] = []
    /// The class of each pod, in the order of the pods.
    private(set) var ofPod: [Int] = []

    private struct Key: Hashable {
        var namespace: String
        var workload: String
        var kind: String
        var labels: Int
        var rules: Int
        var cpuMillis: Int
        var memoryBytes: Int64
        var isHostNetwork: Bool
        var isOfNode: Bool
    }

    private var rules: [PodRules] = [PodRules()]
    private var ruleByText: [String: Int] = [:]
    private var labels: [[String: String]] = [[:]]
    private var labelsByText: [String: Int] = [:]
    private var labelsByValue: [[String: String]: Int] = [[:]: 0]
    private var index: [Key: Int] = [:]
    private var selectorKeys: Set<String> = []

    /// - Parameter templates: pods that may be placed although none of their class exists yet.
    init(_ pods: [Pod], templates: [Pod] = []) {
        for pod in pods { learn(pod.constraints) }
        for pod in templates { learn(pod.constraints) }
        ofPod.reserveCapacity(pods.count)
        for pod in pods { ofPod.append(classIndex(of: pod)) }
        for pod in templates { _ = classIndex(of: pod) }
    }

    private mutating func learn(_ constraints: String?) {
        guard let constraints, ruleByText[constraints] == nil else { return }
        let read = PodRules(constraints: constraints)
        ruleByText[constraints] = rules.count
        rules.append(read)
        selectorKeys.formUnion(read.podLabelKeys)
    }

    /// The class of a pod; a new one where the pod is like none before it, by constraints known from the start.
    mutating func classIndex(of pod: Pod) -> Int {
        let key = Key(
            namespace: pod.namespace, workload: pod.workloadName, kind: pod.workloadKind,
            labels: labelIndex(pod.labels),
            rules: pod.constraints.flatMap { ruleByText[$0] } ?? 0, cpuMillis: pod.cpuMillis,
            memoryBytes: pod.memoryBytes, isHostNetwork: pod.isHostNetwork, isOfNode: pod.isOfNode)
        if let known = index[key] { return known }
        index[key] = classes.count
        classes.append(
            PodClass(
                namespace: pod.namespace, workload: key.workload, kind: key.kind,
                labels: labels[key.labels],
                cpuMillis: pod.cpuMillis, memoryBytes: pod.memoryBytes, isHostNetwork: pod.isHostNetwork,
                isOfNode: key.isOfNode, rules: rules[key.rules]))
        return classes.count - 1
    }

    private mutating func labelIndex(_ text: String?) -> Int {
        guard let text, !selectorKeys.isEmpty else { return 0 }
        if let known = labelsByText[text] { return known }
        // Pods of a StatefulSet have a label of their own each: only what a selector looks at tells classes apart.
        let all = ConstraintText.parse(text)?.dictionary ?? [:]
        let seen = all.filter { selectorKeys.contains($0.key) }
        let number = labelsByValue[seen] ?? labels.count
        if number == labels.count {
            labels.append(seen)
            labelsByValue[seen] = number
        }
        labelsByText[text] = number
        return number
    }
}

extension Pod {
    /// The kind of what people know as its workload: a ReplicaSet is its Deployment's.
    var workloadKind: String { ownerKind == "ReplicaSet" ? "Deployment" : ownerKind ?? "Pod" }
    /// Indicates whether the pod lives and dies with its node.
    package var isOfNode: Bool { ownerKind == "DaemonSet" || ownerKind == "Node" }
    /// Indicates whether it has run to its end and holds nothing any more.
    package var isFinished: Bool { phase == "Succeeded" || phase == "Failed" }
}
