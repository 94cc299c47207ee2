import Estate
import Topology

extension PodEstate {
    /// The snapshot with each waiting pod on the node of its cluster that takes it; those that none takes go on waiting.
    static func settling(_ snapshot: Snapshot, facts: [String: InstanceFacts]) -> Snapshot {
        let parts = ClusterParts(Estate(prepared: snapshot))
        var homes = parts.all.map { PodEstate(of: $0, facts: facts).homesOfWaiting() }
        guard homes.contains(where: { !$0.nodes.isEmpty }) else { return snapshot }
        var next = snapshot
        var positions = homes.map { _ in 0 }
        for index in next.pods.indices where !next.pods[index].isFinished {
            let pod = next.pods[index]
            guard let number = parts.number(of: pod.cluster) else { continue }
            let podClass = homes[number].classOfPod[positions[number]]
            positions[number] += 1
            guard pod.nodeName == nil, !pod.isOfNode, !pod.isTerminating else { continue }
            next.pods[index].nodeName = homes[number].nodes[podClass]?.popLast()
        }
        return next
    }

    /// The class of each pod that has not ended, in their order, and the nodes that take those that wait, by class.
    private func homesOfWaiting() -> (classOfPod: [Int], nodes: [Int: [String]]) {
        guard !waiting.isEmpty else { return (classes.ofPod, [:]) }
        var placement = placement()
        var homes: [Int: [String]] = [:]
        for (podClass, count) in hardestFirst(waiting) {
            homes[podClass] = placement.place(podClass, count: count).placed.flatMap {
                Array(repeating: nodes[$0.node].name, count: $0.count)
            }
        }
        return (classes.ofPod, homes)
    }
}
