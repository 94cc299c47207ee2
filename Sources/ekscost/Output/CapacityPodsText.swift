import Capacity
import Cost
import Topology
import Units
import Words

/// Node groups, workloads and scenarios as tables.
struct CapacityPodsText {
    private let groups: [NodeGroupCapacity]
    private let workloads: [WorkloadRoom]
    private let scenarios: [CapacityScenario]
    private let titles: [ClusterID: String]

    init(_ answer: CapacityAssessment) {
        groups = answer.nodeGroups
        workloads = answer.workloads
        scenarios = answer.scenarios
        titles = answer.clusterTitles
    }

    /// The prefix of a cluster's names where there are several clusters: `blue/`.
    private func prefix(_ cluster: ClusterID?) -> String {
        cluster.flatMap { titles[$0] }.map { $0 + "/" } ?? ""
    }

    private func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "?" }

    /// The middle date of those on which a group runs out.
    private func date(_ dates: ExhaustionDates?) -> String {
        guard let dates, !dates.isNever else { return "–" }
        return dates.p50?.description ?? "later"
    }

    private func size(_ group: NodeGroupCapacity) -> String {
        guard let least = group.minSize, let most = group.maxSize else { return "\(group.nodes)" }
        return "\(group.nodes) (\(least)…\(most))"
    }

    func groups(_ markdown: Bool) -> PrintedText {
        let rows = groups.map { group in
            [
                prefix(group.cluster) + group.name, group.instanceTypes.joined(separator: ","),
                number(group.maxPods),
                number(group.allocatable?.cpuMillis), number(group.allocatable?.memoryMiB), size(group),
                "\(group.pods)", number(group.podsFree), group.limitedBy ?? "", number(group.podsFreeAtMax),
                number(group.zoneLosses.map(\.podsFree).min()), number(group.podsFreeInUpdate),
                date(group.exhaustedOn),
            ]
        }
        return Grid(
            header: [
                "node group", "types", "max pods", "CPU m", "memory MiB", "nodes", "pods", "more pods",
                "limited by", "at max", "less a zone", "updating", "runs out",
            ],
            rows: rows, numbers: [2, 3, 4, 5, 6, 7, 9, 10, 11]
        ).text(markdown: markdown)
    }

    func workloads(_ markdown: Bool) -> PrintedText {
        let rows = workloads.map { room in
            [
                "\(prefix(room.cluster))\(room.namespace)/\(room.name)", "\(room.replicas)",
                (room.isAtLeast ? "≥ " : "") + "\(room.more)",
                room.byGroup.map { "\($0.replicas) in \($0.group)" }.joined(separator: ", "),
                room.limitedBy ?? "",
            ]
        }
        return Grid(
            header: ["workload", "replicas", "more fit", "where", "limited by"], rows: rows, numbers: [1, 2]
        ).text(markdown: markdown)
    }

    func scenarios(_ markdown: Bool) -> PrintedText {
        let rows = scenarios.map { scenario in
            [
                scenario.name, scenario.title(titles),
                scenario.fits.map { $0 ? "fits" : "does not fit" } ?? "unknown",
                scenario.short.map { "\($0.what): \($0.amount) in \($0.whole)" }.joined(separator: "; "),
                scenario.detail,
            ]
        }
        return Grid(header: ["scenario", "of", "answer", "short", "looked at"], rows: rows, numbers: [])
            .text(markdown: markdown)
    }

    /// Why each group's nodes take no more pods, by what pod room is counted, and what is not known.
    func reasons(_ markdown: Bool) -> PrintedText {
        let lines = groups.flatMap { group -> [String] in
            var lines: [String] = []
            let name = prefix(group.cluster) + group.name
            if let reason = group.maxPodsReason {
                let origin = group.maxPodsOrigin.map { " (\($0.rawValue))" } ?? ""
                let addresses = group.podAddresses.map { "; \($0) pods can have an address of a node" } ?? ""
                lines.append("\(name): max pods\(origin): \(reason)\(addresses)")
            }
            if let pod = group.typicalPod {
                lines.append(
                    "\(name): more pods are counted by the mean of its own, \(pod.cpuMillis) m CPU and \(pod.memoryMiB) MiB; a new node takes \(number(group.podsPerNewNode))"
                )
            }
            return lines + group.unknowns.map { "\(name): unknown: \($0)" }
        }
        return .list("node groups", lines, markdown)
    }
}

extension CapacityScenario {
    /// The name of an event with its subject; a node group behind its cluster where there are several.
    func title(_ clusters: [ClusterID: String]) -> String {
        guard let cluster = cluster.flatMap({ clusters[$0] }) else { return subject }
        return subject == clusterName ? cluster : "\(cluster)/\(subject)"
    }
}

extension CapacityScenario.Shortage {
    /// The place with its cluster where the answer is of several.
    var whole: String {
        guard let cluster else { return place }
        return place == "estate"
            ? cluster : place.contains("/") ? "\(cluster)/\(place)" : "\(place) for \(cluster)"
    }
}
