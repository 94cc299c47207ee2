import Topology

extension CapacityAssessment {
    /// Adds what the node groups of some clusters hold, how many more of each workload fit, and whether these clusters
    /// bear what is asked.
    ///
    /// - Parameters:
    ///   - shared: names that groups of several clusters have.
    ///   - subnets: those of the whole estate.
    mutating func addPods(
        _ parts: [ClusterPart], _ shared: Set<String>, subnets: [SubnetCapacity],
        facts: [String: InstanceFacts], options: CapacityOptions, growth: CapacityGrowth
    ) {
        let estates = parts.map { PodEstate(of: $0, facts: facts) }
        for estate in estates {
            var figures = GroupFigures(estate, subnets: subnets)
            nodeGroups += figures.capacities()
            var rooms = WorkloadRooms(estate, subnets: subnets)
            workloads += rooms.rooms(named: options.workloads, in: options.namespace)
        }
        for position in nodeGroups.indices {
            let group = nodeGroups[position]
            nodeGroups[position].exhaustedOn = growth.dates(
                of: .init(cluster: group.cluster, name: group.name), isAlone: !shared.contains(group.name),
                nodes: group.nodes, most: max(group.maxSize ?? 0, group.nodes), pods: group.pods,
                podsFree: group.podsFree)
        }
        nodeGroups.sort {
            ($0.clusterName ?? "~", $0.name, $0.cluster) < ($1.clusterName ?? "~", $1.name, $1.cluster)
        }
        workloads.sort { a, b in
            (a.namespace, a.name, a.clusterName ?? "~", a.cluster, a.kind)
                < (b.namespace, b.name, b.clusterName ?? "~", b.cluster, b.kind)
        }
        if parts.isEmpty {
            assumptions.append(
                "No cluster is known in what was chosen, so nothing is said of nodes and pods.")
        }
        for name in options.workloads where !workloads.contains(where: { $0.isOne(name) }) {
            assumptions.append(
                "No pod and no template of \(name.text) was imported, so its room is not known.")
        }
        var scenarios = EstateScenarios(estates.map { ScenarioRuns($0, subnets: subnets) })
        self.scenarios = scenarios.answers(options)
        note(estates)
    }

    private mutating func note(_ estates: [PodEstate]) {
        let isOfSeveral = estates.count > 1
        for estate in estates {
            for profile in estate.part.snapshot.fargateProfiles {
                let whose = isOfSeveral ? " of \(estate.part.title)" : ""
                assumptions.append(
                    "Fargate profile \(profile.name)\(whose): each of its pods is a node of its own and takes one address, so it has no room to count."
                )
            }
            let astray = estate.part.id.rawValue.isEmpty && isOfSeveral ? estate.part.snapshot.pods.count : 0
            if astray > 0 {
                assumptions.append(
                    "Of \(astray) pods nothing tells the cluster: they count for none, and nobody knows where they go. `import json --cluster NAME` says whose they are."
                )
            }
        }
        let silent = estates.flatMap { estate in
            estate.groups.filter(\.isWorkedOut).map {
                isOfSeveral ? "\(estate.part.title)/\($0.name)" : $0.name
            }
        }
        if !silent.isEmpty {
            assumptions.append(
                "No node of \(silent.joined(separator: ", ")) tells what pods may have of it: that is worked out from the type, less 7.5 % of the memory for the hypervisor."
            )
        }
        let placed = estates.filter { !$0.groups.isEmpty }
        if placed.contains(where: { $0.classes.classes.contains { $0.rules.claims > 0 } }) {
            assumptions.append(
                "Where a volume is bound to a zone is not imported: pods with claims are placed as if theirs were not. A node that does not say how many volumes it takes is counted with 25 on Nitro and 39 elsewhere."
            )
        }
    }
}

extension WorkloadRoom {
    /// Returns whether a user's name means this workload.
    fileprivate func isOne(_ named: WorkloadName) -> Bool {
        named.namespace == namespace && named.name == name
            && (named.cluster == nil || named.cluster == cluster)
    }
}
