/// Nodes of which the one with the best score is always at hand.
struct NodeHeap: Sendable {
    private var scores: [Double]
    private var nodes: [Int32]

    /// Takes any order and makes a heap of it in one pass.
    init(_ entries: [(score: Double, node: Int32)]) {
        scores = entries.map(\.score)
        nodes = entries.map(\.node)
        for at in stride(from: nodes.count / 2 - 1, through: 0, by: -1) { sink(at) }
    }

    var top: (score: Double, node: Int)? { nodes.isEmpty ? nil : (scores[0], Int(nodes[0])) }

    /// A score stands before a lower one, and of equal scores the earlier node.
    @inline(__always)
    private func stands(_ a: Int, before b: Int) -> Bool {
        scores[a] > scores[b] || (scores[a] == scores[b] && nodes[a] < nodes[b])
    }

    private mutating func sink(_ start: Int) {
        var at = start
        while true {
            var best = at
            let left = 2 * at + 1
            if left < nodes.count, stands(left, before: best) { best = left }
            if left + 1 < nodes.count, stands(left + 1, before: best) { best = left + 1 }
            guard best != at else { return }
            scores.swapAt(at, best)
            nodes.swapAt(at, best)
            at = best
        }
    }

    mutating func replaceTop(score: Double) {
        scores[0] = score
        sink(0)
    }

    mutating func removeTop() {
        scores.swapAt(0, nodes.count - 1)
        nodes.swapAt(0, nodes.count - 1)
        scores.removeLast()
        nodes.removeLast()
        if !nodes.isEmpty { sink(0) }
    }

    mutating func insert(score: Double, node: Int) {
        scores.append(score)
        nodes.append(Int32(node))
        var at = nodes.count - 1
        while at > 0, stands(at, before: (at - 1) / 2) {
            scores.swapAt(at, (at - 1) / 2)
            nodes.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
    }
}
