import Topology

extension InstanceFacts {
    /// The list's facts with what EC2 itself said of a type, which stands first where both know something.
    static func known(_ list: [String: InstanceFacts], in snapshot: Snapshot) -> [String: InstanceFacts] {
        var all = list
        for type in snapshot.instanceTypes {
            let listed = list[type.name]
            guard let vCPUs = type.vcpus ?? listed?.vCPUs, let memory = type.memoryMiB ?? listed?.memoryMiB
            else { continue }
            all[type.name] = InstanceFacts(
                instanceType: type.name, vCPUs: vCPUs, memoryMiB: memory,
                architecture: type.architecture ?? listed?.architecture ?? "",
                enis: type.enisOnDefaultCard ?? listed?.enis,
                ipv4PerENI: type.ipv4PerENI ?? listed?.ipv4PerENI,
                hypervisor: type.hypervisor ?? listed?.hypervisor ?? "",
                isBareMetal: type.isBareMetal || (listed?.isBareMetal ?? false),
                branchENIs: listed?.branchENIs,
                listedMaxPods: listed?.listedMaxPods)
        }
        return all
    }
}
