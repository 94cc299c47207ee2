import Topology

extension CapacityAssessment {
    /// Adds what node groups hold, how many more of each workload fit, and whether the estate bears what is asked.
    mutating func addPods(
        _ part: Snapshot, facts: [String: InstanceFacts], options: CapacityOptions, growth: CapacityGrowth
    ) {
        let estate = PodEstate(of: part, facts: facts)
        var figures = GroupFigures(estate, subnets: subnets)
        nodeGroups = figures.capacities()
        for position in nodeGroups.indices {
            let group = nodeGroups[position]
            nodeGroups[position].exhaustedOn = growth.dates(
                ofGroup: group.name, in: group.clusterName, nodes: group.nodes,
                most: max(group.maxSize ?? 0, group.nodes),
                pods: group.pods, podsFree: group.podsFree)
        }
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
        let silent = estate.groups.filter { $0.isWorkedOut }
        if !silent.isEmpty {
            assumptions.append(
                "No node of \(silent.map(\.name).joined(separator: ", ")) tells what pods may have of it: that is worked out from the type, less 7.5 % of the memory for the hypervisor."
            )
        }
        if estate.classes.classes.contains(where: { $0.rules.claims > 0 }) {
            assumptions.append(
                "Where a volume is bound to a zone is not imported: pods with claims are placed as if theirs were not. A node that does not say how many volumes it takes is counted with 25 on Nitro and 39 elsewhere."
            )
        }
    }
}
