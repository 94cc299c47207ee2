import Topology
import Words

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
            assumptions.append(.noCluster)
        }
        for name in options.workloads where !workloads.contains(where: { $0.isOne(name) }) {
            assumptions.append(.workloadNotImported(name.text))
        }
        var scenarios = EstateScenarios(estates.map { ScenarioRuns($0, subnets: subnets) })
        self.scenarios = scenarios.answers(options)
        note(estates)
    }

    private mutating func note(_ estates: [PodEstate]) {
        let isOfSeveral = estates.count > 1
        for estate in estates {
            for profile in estate.part.snapshot.fargateProfiles {
                assumptions.append(
                    .fargateProfile(profile.name, cluster: isOfSeveral ? estate.part.title : nil))
            }
            let astray = estate.part.id.rawValue.isEmpty && isOfSeveral ? estate.part.snapshot.pods.count : 0
            if astray > 0 {
                assumptions.append(.podsWithoutCluster(astray))
            }
        }
        let silent = estates.flatMap { estate in
            estate.groups.filter(\.isWorkedOut).map {
                isOfSeveral ? "\(estate.part.title)/\($0.name)" : $0.name
            }
        }
        if !silent.isEmpty {
            assumptions.append(.allocatableWorkedOut(nodeGroups: silent))
        }
        let placed = estates.filter { !$0.groups.isEmpty }
        if placed.contains(where: { $0.classes.classes.contains { $0.rules.claims > 0 } }) {
            assumptions.append(.volumeZonesNotImported)
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
