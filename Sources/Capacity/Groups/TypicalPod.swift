/// The pod by which room is counted where no workload is named: the mean of those there are.
struct TypicalPod: Hashable, Sendable {
    var cpuMillis: Int
    var memoryBytes: Int64
    /// The number of pods that it is the mean of; 0 where there is none and nothing is requested.
    var of: Int

    /// - Parameter pods: classes with counts; pods that belong to their node are left out.
    init(_ pods: some Sequence<(podClass: PodClass, count: Int)>) {
        var (cpu, memory, number) = (0, Int64(0), 0)
        for (podClass, count) in pods where !podClass.isOfNode {
            cpu += podClass.cpuMillis * count
            memory += podClass.memoryBytes * Int64(count)
            number += count
        }
        of = number
        cpuMillis = number == 0 ? 0 : dividedUp(cpu, by: number)
        memoryBytes = number == 0 ? 0 : (memory + Int64(number) - 1) / Int64(number)
    }

    /// The number of pods that fit into what is free, and the resource that stops the next.
    func room(cpu: Int64, memory: Int64, pods: Int, addresses: Int?) -> (count: Int, limit: String) {
        var best = (count: max(pods, 0), limit: "pods")
        if let addresses, addresses < best.count { best = (max(addresses, 0), "addresses") }
        if cpuMillis > 0, max(cpu, 0) / Int64(cpuMillis) < best.count {
            best = (Int(max(cpu, 0) / Int64(cpuMillis)), "cpu")
        }
        if memoryBytes > 0, max(memory, 0) / memoryBytes < best.count {
            best = (Int(max(memory, 0) / memoryBytes), "memory")
        }
        return best
    }
}
