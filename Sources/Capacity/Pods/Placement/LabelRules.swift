/// One requirement of a label, as selectors of nodes and of pods write it.
struct LabelRequirement: Hashable, Sendable {
    enum Operation: String, Sendable {
        case isIn = "In"
        case isNotIn = "NotIn"
        case exists = "Exists"
        case doesNotExist = "DoesNotExist"
        case greater = "Gt"
        case less = "Lt"
    }
    var key: String
    var operation: Operation
    var values: [String]

    /// nil for an operation that Kubernetes does not know.
    init?(_ setting: ConstraintValue) {
        guard let key = setting["key"]?.text,
            let operation = setting["operator"]?.text.flatMap({ Operation(rawValue: $0) })
        else { return nil }
        self.key = key
        self.operation = operation
        values = setting["values"]?.texts ?? []
    }

    init(key: String, operation: Operation, values: [String] = []) {
        self.key = key
        self.operation = operation
        self.values = values
    }

    /// Returns whether a label's value, or its absence, meets the requirement.
    ///
    /// An absent label is in no set, so that `NotIn` holds. Kubernetes `apimachinery/pkg/labels/selector.go`.
    func isMet(by value: String?) -> Bool {
        switch operation {
        case .isIn: value.map { values.contains($0) } ?? false
        case .isNotIn: value.map { !values.contains($0) } ?? true
        case .exists: value != nil
        case .doesNotExist: value == nil
        case .greater, .less:
            if let number = value.flatMap({ Int($0) }), let bound = values.first.flatMap({ Int($0) }) {
                operation == .greater ? number > bound : number < bound
            } else {
                false
            }
        }
    }
}

/// A selector of pods by their labels.
struct LabelSelector: Hashable, Sendable {
    var requirements: [LabelRequirement]
    /// A selector that is absent selects nothing; an empty one selects everything.
    var selectsNothing = false

    init(_ setting: ConstraintValue?) {
        guard let setting else {
            requirements = []
            selectsNothing = true
            return
        }
        requirements = (setting["matchLabels"]?.dictionary ?? [:]).sorted { $0.key < $1.key }.map {
            LabelRequirement(key: $0.key, operation: .isIn, values: [$0.value])
        }
        for expression in setting["matchExpressions"]?.elements ?? [] {
            guard let requirement = LabelRequirement(expression) else {
                selectsNothing = true
                continue
            }
            requirements.append(requirement)
        }
    }

    func selects(_ labels: [String: String]) -> Bool {
        !selectsNothing && requirements.allSatisfy { $0.isMet(by: labels[$0.key]) }
    }

    /// A label that every selected pod has; nil where the selector names none.
    var pin: (key: String, value: String)? {
        let pinned = requirements.first { $0.operation == .isIn && $0.values.count == 1 }
        return pinned.map { ($0.key, $0.values[0]) }
    }
}

/// The nodes that a pod may go to, by their labels and names: `nodeSelector` and required node affinity.
struct NodeRule: Hashable, Sendable {
    struct Term: Hashable, Sendable {
        var labels: [LabelRequirement]
        /// Requirements of `metadata.name`.
        var names: [LabelRequirement]
        /// A term that asks for nothing, or for what nobody understands, matches nothing.
        var isVoid: Bool
    }

    var selector: [LabelRequirement] = []
    /// One of these must match; nil where there is no required affinity.
    var terms: [Term]?

    init(nodeSelector: ConstraintValue?, affinity: ConstraintValue?) {
        selector = (nodeSelector?.dictionary ?? [:]).sorted { $0.key < $1.key }.map {
            LabelRequirement(key: $0.key, operation: .isIn, values: [$0.value])
        }
        let required = affinity?["nodeAffinity"]?["requiredDuringSchedulingIgnoredDuringExecution"]
        terms = required?["nodeSelectorTerms"]?.elements.map { term in
            let expressions = term["matchExpressions"]?.elements ?? []
            let fields = term["matchFields"]?.elements ?? []
            let labels = expressions.compactMap { LabelRequirement($0) }
            let names = fields.compactMap { LabelRequirement($0) }.filter { $0.key == "metadata.name" }
            let isVoid =
                expressions.isEmpty && fields.isEmpty || labels.count < expressions.count
                || names.count < fields.count
            return Term(labels: labels, names: names, isVoid: isVoid)
        }
    }

    /// Labels that decide it.
    var keys: Set<String> {
        Set(selector.map(\.key)).union((terms ?? []).flatMap { $0.labels.map(\.key) })
    }

    /// Indicates whether each node must be looked at by itself: the rule names nodes, not kinds of nodes.
    var namesNodes: Bool {
        keys.contains(NodeLabels.hostname) || (terms ?? []).contains { !$0.names.isEmpty }
    }

    func allows(labels: [String: String], name: String) -> Bool {
        guard selector.allSatisfy({ $0.isMet(by: labels[$0.key]) }) else { return false }
        guard let terms else { return true }
        return terms.contains { term in
            !term.isVoid && term.labels.allSatisfy { $0.isMet(by: labels[$0.key]) }
                && term.names.allSatisfy { $0.isMet(by: name) }
        }
    }

    /// The rule without the names that the DaemonSet controller writes into each of its pods.
    var withoutNames: NodeRule {
        var rule = self
        rule.terms = terms?.map { Term(labels: $0.labels, names: [], isVoid: false) }
        return rule
    }
}

/// A taint that a pod bears.
struct Toleration: Hashable, Sendable {
    var key: String
    var exists: Bool
    var value: String
    var effect: String

    init(_ setting: ConstraintValue) {
        key = setting["key"]?.text ?? ""
        exists = setting["operator"]?.text == "Exists"
        value = setting["value"]?.text ?? ""
        effect = setting["effect"]?.text ?? ""
    }

    /// Kubernetes `api/core/v1/toleration.go`, `ToleratesTaint`.
    func bears(key taintKey: String, value taintValue: String, effect taintEffect: String) -> Bool {
        guard effect.isEmpty || effect == taintEffect else { return false }
        if key.isEmpty { return exists }
        return key == taintKey && (exists || value == taintValue)
    }
}

/// Labels that Kubernetes itself gives to nodes.
package enum NodeLabels {
    package static let hostname = "kubernetes.io/hostname"
    package static let zone = "topology.kubernetes.io/zone"
    package static let region = "topology.kubernetes.io/region"
    package static let instanceType = "node.kubernetes.io/instance-type"
    package static let nodeGroup = "eks.amazonaws.com/nodegroup"
    /// Older names of the same, each with what it stands for.
    static let betaNames = [
        "failure-domain.beta.kubernetes.io/zone": zone,
        "failure-domain.beta.kubernetes.io/region": region,
        "beta.kubernetes.io/instance-type": instanceType,
    ]
}
