import Capacity
import Cost
import Topology
import Units
import Words

/// The capacity of an estate on one side of a change, for programs.
struct CapacitySideDocument: Encodable {
    var subnets: [SubnetDocument]
    var vpc_cidrs: [BlockCapacityDocument]
    var node_groups: [NodeGroupDocument]
    var scenarios: [CapacityDocument.ScenarioDocument]
    var workloads: [WorkloadRoomDocument]
    var findings: [CapacityDocument.FindingDocument]
    var assumptions: [String]
    var assumption_codes: [String]
    init(_ answer: CapacityAssessment) {
        subnets = answer.subnets.map(SubnetDocument.init)
        vpc_cidrs = answer.blocks.map(BlockCapacityDocument.init)
        node_groups = answer.nodeGroups.map(NodeGroupDocument.init)
        scenarios = answer.scenarios.map(CapacityDocument.ScenarioDocument.init)
        workloads = answer.workloads.map(WorkloadRoomDocument.init)
        findings = answer.findings.map(CapacityDocument.FindingDocument.init)
        assumptions = answer.assumptions.map(\.description)
        assumption_codes = answer.assumptions.map(\.code)
    }
}

/// The capacity of an estate before and after a change, as a table of what differs and of every node group.
struct CapacityChangeText {
    let change: CapacityChange
    private let titles: [ClusterID: String]

    init(change: CapacityChange) {
        self.change = change
        titles = change.before.clusterTitles.merging(change.after.clusterTitles) { $1 }
    }

    /// A noun of a cluster, by which both sides are matched.
    private struct Key: Hashable {
        var cluster: ClusterID
        var kind = ""
        var namespace = ""
        var name: String

        init(_ group: NodeGroupCapacity) { (cluster, name) = (group.cluster, group.name) }
        init(_ room: WorkloadRoom) {
            (cluster, kind, namespace, name) = (room.cluster, room.kind, room.namespace, room.name)
        }
    }

    /// The prefix of a cluster's names where there are several clusters: `blue/`.
    private func prefix(_ cluster: ClusterID) -> String { titles[cluster].map { $0 + "/" } ?? "" }

    private func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "?" }

    private var rows: [[String]] { groups + subnets + blocks + workloads + scenarios }

    func text(on terminal: Terminal) -> PrintedText {
        let grid = Grid(header: ["capacity", "before", "after"], rows: rows, numbers: [1, 2]).text(
            on: terminal)
        let notes = change.conditions.map { Wrap.hanging("- ", $0, width: terminal.width) }
        return [grid, notes.joined(separator: "\n")].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    var markdown: String {
        let table = MarkdownText.table(
            ["capacity", "before", "after"], rows.map { $0.map(MarkdownText.plain) }, numbers: [1, 2])
        return [table, MarkdownText.list(change.conditions)].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private var groups: [[String]] {
        let old = Dictionary(change.before.nodeGroups.map { (Key($0), $0) }) { first, _ in first }
        return change.after.nodeGroups.flatMap { after -> [[String]] in
            let before = old[Key(after)]
            let name = prefix(after.cluster) + after.name
            let rows: [(String, (NodeGroupCapacity) -> String)] = [
                ("nodes", { "\($0.nodes)" }), ("max pods", { number($0.maxPods) }),
                ("pods", { "\($0.pods)" }), ("more pods", { number($0.podsFree) }),
                ("limited by", { $0.limitedBy ?? "" }),
            ]
            return rows.map { label, value in
                ["\(name): \(label)", before.map(value) ?? "–", value(after)]
            }
        }
    }

    /// Free addresses of subnets in which they differ, or that are new.
    private var subnets: [[String]] {
        let old = Dictionary(change.before.subnets.map { ($0.id, $0) }) { first, _ in first }
        return change.after.subnets.compactMap { after in
            let before = old[after.id]
            guard before?.free != after.free || before == nil else { return nil }
            return ["\(after.id): free addresses", before.map { number($0.free) } ?? "–", number(after.free)]
        }
    }

    /// Addresses of each VPC that no subnet has, where they differ.
    private var blocks: [[String]] {
        func unallocated(_ side: CapacityAssessment) -> [String: Int] {
            Dictionary(side.blocks.map { ($0.vpcID.rawValue, $0.unallocated) }, uniquingKeysWith: +)
        }
        let (old, new) = (unallocated(change.before), unallocated(change.after))
        return new.sorted { $0.key < $1.key }.compactMap { vpc, free in
            old[vpc] == free
                ? nil : ["\(vpc): addresses in no subnet", old[vpc].map { "\($0)" } ?? "–", "\(free)"]
        }
    }

    private var workloads: [[String]] {
        let old = Dictionary(change.before.workloads.map { (Key($0), $0) }) { first, _ in first }
        return change.after.workloads.compactMap { after in
            let name = "\(prefix(after.cluster))\(after.namespace)/\(after.name)"
            guard let before = old[Key(after)], before.more != after.more || before.replicas != after.replicas
            else {
                return nil
            }
            func text(_ room: WorkloadRoom) -> String {
                "\(room.replicas) + \(room.isAtLeast ? "≥ " : "")\(room.more)"
            }
            return ["\(name): replicas + more that fit", text(before), text(after)]
        }
    }

    private var scenarios: [[String]] {
        func answer(_ scenario: CapacityScenario?) -> String {
            guard let scenario else { return "–" }
            let short = scenario.short.map { short in
                "\(short.amount) \(short.what)" + (short.cluster.map { " for \($0)" } ?? "")
            }.joined(separator: ", ")
            return (scenario.fits.map { $0 ? "fits" : "does not fit" } ?? "unknown")
                + (short.isEmpty ? "" : ": short of " + short)
        }
        func key(_ scenario: CapacityScenario) -> String {
            // The number of waiting pods is what changes, so it does not tell the rows apart.
            scenario.name == "waiting-pods"
                ? scenario.name : "\(scenario.name) \(scenario.title(titles))"
        }
        let old = Dictionary(change.before.scenarios.map { (key($0), $0) }) { first, _ in first }
        return change.after.scenarios.map { [key($0), answer(old[key($0)]), answer($0)] }
    }
}
