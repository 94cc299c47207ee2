/// Finds out which classes have to do with which counters, once for all pods.
struct PlacementBuilder {
    let classes: [PodClass]
    let isThere: [Bool]
    private let nodeCount: Int
    private let shapes: NodeShapes
    private(set) var allowed: [[Bool]] = []
    private(set) var allowedOfClass: [Int] = []
    private(set) var domains: [(ofNode: [Int32], count: Int)] = []
    private(set) var eligible: [[Bool]] = []
    private(set) var selected: [DomainCounter] = []
    private(set) var holders: [DomainCounter] = []
    private(set) var spreads: [SpreadCounter] = []
    private(set) var links: [Placement.ClassLinks]

    private var keyNumbers: [String: Int] = [:]

    /// A selector together with the namespaces in which it looks.
    private struct Scope: Hashable {
        /// nil is every namespace.
        var namespaces: [String]?
        var namespaceSelector: LabelSelector?
        var selector: LabelSelector

        func selects(_ podClass: PodClass) -> Bool {
            selectsNamespace(podClass.namespace) && selector.selects(podClass.labels)
        }

        private func selectsNamespace(_ name: String) -> Bool {
            guard let namespaces else { return true }
            if namespaces.contains(name) { return true }
            return namespaceSelector?.selects(["kubernetes.io/metadata.name": name]) ?? false
        }
    }

    private struct TermKey: Hashable {
        var scope: Scope
        var topologyKey: String
    }

    private var termNumbers: [TermKey: Int] = [:]
    private var scopeOfTerm: [Scope] = []
    private var scopeOfSpread: [Scope] = []
    private var antiAffinityTerms: Set<Int> = []

    init(classes: [PodClass], nodes: [PlaceableNode], isThere: [Bool]) {
        self.classes = classes
        self.isThere = isThere
        nodeCount = nodes.count
        shapes = NodeShapes(nodes, keys: Set(classes.flatMap { $0.rules.nodeRule.keys }))
        links = classes.map { _ in Placement.ClassLinks() }
    }

    mutating func build() {
        findAllowedNodes()
        for number in classes.indices { addTerms(of: number) }
        for number in classes.indices { addSpreads(of: number) }
        link()
    }

    private struct NodeKey: Hashable {
        var rule: NodeRule
        var tolerations: [Toleration]
    }

    private mutating func findAllowedNodes() {
        var numbers: [NodeKey: Int] = [:]
        for podClass in classes {
            let key = NodeKey(rule: podClass.rules.nodeRule, tolerations: podClass.rules.tolerations)
            if let known = numbers[key] {
                allowedOfClass.append(known)
                continue
            }
            let byRule = shapes.allowed(by: key.rule)
            let byTaints = shapes.borne(by: podClass.rules)
            numbers[key] = allowed.count
            allowedOfClass.append(allowed.count)
            allowed.append(zip(byRule, byTaints).map { $0 && $1 })
        }
    }

    private mutating func keyNumber(_ key: String) -> Int {
        if let known = keyNumbers[key] { return known }
        keyNumbers[key] = domains.count
        domains.append(shapes.domains(of: key))
        return domains.count - 1
    }

    private mutating func addTerms(of number: Int) {
        let podClass = classes[number]
        for term in podClass.rules.affinity { links[number].affinity.append(add(term, of: podClass)) }
        for term in podClass.rules.antiAffinity {
            let term = add(term, of: podClass)
            antiAffinityTerms.insert(term)
            links[number].antiAffinity.append(term)
        }
    }

    private mutating func add(_ term: PodRules.Term, of podClass: PodClass) -> Int {
        var selector = term.selector
        for key in term.matchLabelKeys {
            guard let value = podClass.labels[key] else { continue }
            selector.requirements.append(LabelRequirement(key: key, operation: .isIn, values: [value]))
        }
        for key in term.mismatchLabelKeys {
            guard let value = podClass.labels[key] else { continue }
            selector.requirements.append(LabelRequirement(key: key, operation: .isNotIn, values: [value]))
        }
        // Without namespaces of its own a term looks in the pod's.
        let own = term.namespaces == [] && term.namespaceSelector == nil
        let key = TermKey(
            scope: Scope(
                namespaces: own ? [podClass.namespace] : term.namespaces,
                namespaceSelector: term.namespaceSelector, selector: selector),
            topologyKey: term.topologyKey)
        if let known = termNumbers[key] { return known }
        let number = selected.count
        termNumbers[key] = number
        let topology = keyNumber(term.topologyKey)
        selected.append(DomainCounter(key: topology, domains: domains[topology].count))
        holders.append(DomainCounter(key: topology, domains: domains[topology].count))
        scopeOfTerm.append(key.scope)
        return number
    }

    private struct EligibleKey: Hashable {
        var rule: NodeRule?
        var tolerations: [Toleration]?
        var keys: [Int]
    }
    private var eligibleNumbers: [EligibleKey: Int] = [:]

    private mutating func addSpreads(of number: Int) {
        let podClass = classes[number]
        let keys = podClass.rules.spreads.map { keyNumber($0.topologyKey) }
        for (spread, topology) in zip(podClass.rules.spreads, keys) {
            var selector = spread.selector
            for key in spread.matchLabelKeys {
                guard let value = podClass.labels[key] else { continue }
                selector.requirements.append(LabelRequirement(key: key, operation: .isIn, values: [value]))
            }
            let scope = Scope(
                namespaces: [podClass.namespace], namespaceSelector: nil, selector: selector)
            let eligible = eligibleNumber(spread, of: podClass, keys: keys)
            links[number].spreads.append(spreads.count)
            spreads.append(
                SpreadCounter(
                    spread, key: topology, itself: scope.selects(podClass), eligible: eligible,
                    domainOfNode: domains[topology].ofNode, isEligible: self.eligible[eligible],
                    isThere: isThere, domains: domains[topology].count))
            scopeOfSpread.append(scope)
        }
    }

    /// Nodes that a spread constraint counts: those with all keys of the pod's constraints that its policies allow.
    private mutating func eligibleNumber(
        _ spread: PodRules.Spread, of podClass: PodClass, keys: [Int]
    ) -> Int {
        let key = EligibleKey(
            rule: spread.honorsAffinity ? podClass.rules.nodeRule : nil,
            tolerations: spread.honorsTaints ? podClass.rules.tolerations : nil, keys: keys.sorted())
        if let known = eligibleNumbers[key] { return known }
        var nodes = [Bool](repeating: true, count: nodeCount)
        if let rule = key.rule { nodes = shapes.allowed(by: rule) }
        if key.tolerations != nil {
            nodes = zip(nodes, shapes.borne(by: podClass.rules)).map { $0 && $1 }
        }
        for key in keys {
            let ofNode = domains[key].ofNode
            for node in nodes.indices where ofNode[node] < 0 { nodes[node] = false }
        }
        eligibleNumbers[key] = eligible.count
        eligible.append(nodes)
        return eligible.count - 1
    }

    /// Finds the classes that each selector selects: by a label that it asks for, where it asks for one.
    private mutating func link() {
        struct Pin: Hashable {
            var key: String
            var value: String
        }
        var classesByPin: [Pin: [Int]] = [:]
        for (number, podClass) in classes.enumerated() {
            for (key, value) in podClass.labels {
                classesByPin[Pin(key: key, value: value), default: []].append(number)
            }
        }
        let all = Array(classes.indices)
        func candidates(_ scope: Scope) -> [Int] {
            guard let pin = scope.selector.pin else { return all }
            return classesByPin[Pin(key: pin.key, value: pin.value)] ?? []
        }
        for (term, scope) in scopeOfTerm.enumerated() {
            for number in candidates(scope) where scope.selects(classes[number]) {
                links[number].selectedBy.append(term)
                if antiAffinityTerms.contains(term) { links[number].keptOutBy.append(term) }
            }
        }
        for (spread, scope) in scopeOfSpread.enumerated() {
            for number in candidates(scope) where scope.selects(classes[number]) {
                links[number].countedBy.append(spread)
            }
        }
        for number in classes.indices where !links[number].affinity.isEmpty {
            links[number].meetsOwnAffinity = links[number].affinity.allSatisfy {
                scopeOfTerm[$0].selects(classes[number])
            }
        }
    }
}
