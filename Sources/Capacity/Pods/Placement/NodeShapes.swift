import Topology

/// Nodes grouped by what rules can tell apart, and the domains that topology keys divide them into.
struct NodeShapes: Sendable {
    private struct Shape: Hashable {
        var labels: [String: String]
        var taints: [Taint]
        var isUnschedulable: Bool
    }

    private let nodes: [PlaceableNode]
    private var shapes: [Shape] = []
    /// The shape of each node.
    private(set) var ofNode: [Int32] = []

    /// - Parameter keys: the labels that some rule looks at.
    init(_ nodes: [PlaceableNode], keys: Set<String>) {
        self.nodes = nodes
        // A name of one's own makes every node a shape: rules that name nodes look at each by itself.
        let keys = keys.subtracting([NodeLabels.hostname])
        var index: [Shape: Int32] = [:]
        ofNode.reserveCapacity(nodes.count)
        for node in nodes {
            let shape = Shape(
                labels: node.labels.filter { keys.contains($0.key) }, taints: node.taints,
                isUnschedulable: node.isUnschedulable)
            let number = index[shape] ?? Int32(shapes.count)
            if Int(number) == shapes.count {
                shapes.append(shape)
                index[shape] = number
            }
            ofNode.append(number)
        }
    }

    /// The nodes that a rule allows.
    func allowed(by rule: NodeRule) -> [Bool] {
        if rule.namesNodes { return nodes.map { rule.allows(labels: $0.labels, name: $0.name) } }
        let byShape = shapes.map { rule.allows(labels: $0.labels, name: "") }
        return ofNode.map { byShape[Int($0)] }
    }

    /// The nodes whose taints a pod with these rules bears.
    func borne(by rules: PodRules) -> [Bool] {
        let byShape = shapes.map { rules.bears($0.taints, isUnschedulable: $0.isUnschedulable) }
        return ofNode.map { byShape[Int($0)] }
    }

    /// The domain of each node under a topology key, -1 without the label, and how many domains there are.
    func domains(of key: String) -> (ofNode: [Int32], count: Int) {
        var index: [String: Int32] = [:]
        let ofNode = nodes.map { node -> Int32 in
            guard let value = node.labels[key] else { return -1 }
            if let known = index[value] { return known }
            let number = Int32(index.count)
            index[value] = number
            return number
        }
        return (ofNode, index.count)
    }
}
