import Topology

extension PodEstate {
    /// The snapshot with each waiting pod on the node that takes it; those that none takes go on waiting.
    static func settling(_ snapshot: Snapshot, facts: [String: InstanceFacts]) -> Snapshot {
        let estate = PodEstate(of: snapshot, facts: facts)
        guard !estate.waiting.isEmpty else { return snapshot }
        var placement = estate.placement()
        var homes: [Int: [String]] = [:]
        for (podClass, count) in estate.hardestFirst(estate.waiting) {
            homes[podClass] = placement.place(podClass, count: count).placed.flatMap {
                Array(repeating: estate.nodes[$0.node].name, count: $0.count)
            }
        }
        var next = snapshot
        var position = 0
        for index in next.pods.indices where !next.pods[index].isFinished {
            let podClass = estate.classes.ofPod[position]
            position += 1
            let pod = next.pods[index]
            guard pod.nodeName == nil, !pod.isOfNode, !pod.isTerminating else { continue }
            next.pods[index].nodeName = homes[podClass]?.popLast()
        }
        return next
    }
}
