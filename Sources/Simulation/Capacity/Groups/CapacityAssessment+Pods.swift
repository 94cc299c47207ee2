import Topology

extension CapacityAssessment {
    /// Adds what node groups hold and whether the estate bears what the options ask.
    mutating func addPods(_ part: Snapshot, facts: [String: InstanceFacts], options: CapacityOptions) {
        let estate = PodEstate(of: part, facts: facts)
        var figures = GroupFigures(estate, subnets: subnets)
        nodeGroups = figures.capacities()
        var rooms = WorkloadRooms(estate, subnets: subnets)
        workloads = rooms.rooms(named: options.workloads)
        for name in options.workloads
        where !workloads.contains(where: { "\($0.namespace)/\($0.name)" == name }) {
            assumptions.append("No pod and no template of \(name) was imported, so its room is not known.")
        }
        var runs = ScenarioRuns(estate, subnets: subnets, snapshot: part)
        scenarios += runs.run(options)
        note(estate, part)
    }

    private mutating func note(_ estate: PodEstate, _ part: Snapshot) {
        for profile in part.fargateProfiles {
            assumptions.append(
                "Fargate profile \(profile.name): each of its pods is a node of its own and takes one address, so it has no room to count."
            )
        }
        guard !estate.groups.isEmpty else { return }
        let silent = estate.groups.filter { $0.nodes.isEmpty && $0.allocatable != nil }
        if !silent.isEmpty {
            assumptions.append(
                "No node of \(silent.map(\.name).joined(separator: ", ")) was imported: what pods may have of one is worked out from its type, less 7.5 % of the memory for the hypervisor."
            )
        }
        let waiting = estate.waiting.values.reduce(0, +)
        if waiting > 0 {
            assumptions.append("\(waiting) pods wait for a node; they are not counted as placed.")
        }
    }
}
