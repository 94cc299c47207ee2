import Capacity
import Estate
import Topology
import Units
import Words

/// The room that an estate has left, on standard output.
struct CapacityOutput {
    let answer: CapacityAssessment
    let snapshot: Snapshot
    let options: CapacityOptions

    func print(as format: OutputFormat) throws {
        switch format {
        case .json:
            try Console.json(CapacityDocument(answer, snapshot: snapshot, options: options))
        case .csv: Console.document(CapacityCSV(answer).text)
        case .table: Console.data(text(markdown: false))
        case .markdown: Console.markdown(text(markdown: true))
        }
    }

    private func text(markdown: Bool) -> PrintedText {
        let pods = CapacityPodsText(answer)
        let title: PrintedText = "capacity on \(options.start)"
        let parts: [PrintedText] = [
            markdown ? "### ekscost \(title)" : title, subnets(markdown), blocks(markdown),
            holders(markdown), cnis(markdown), pods.groups(markdown), pods.workloads(markdown),
            pods.scenarios(markdown), pods.reasons(markdown), findings(markdown),
            list("assumed", answer.assumptions.map(\.description), markdown),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func number(_ value: Int?) -> String { value.map { "\($0)" } ?? "?" }

    /// The middle date, with the early and the late one where they differ.
    private func date(_ dates: ExhaustionDates?) -> String {
        guard let dates, !dates.isNever else { return "–" }
        func day(_ day: CalendarDay?) -> String { day?.description ?? "later" }
        if dates.p10 == dates.p90 { return day(dates.p50) }
        return "\(day(dates.p50)) (\(day(dates.p10)) … \(day(dates.p90)))"
    }

    private func subnets(_ markdown: Bool) -> PrintedText {
        let rows = answer.subnets.map { row in
            [
                row.id.rawValue, row.zone?.rawValue ?? "", row.cidr?.description ?? "IPv6 only",
                number(row.usable),
                number(row.used), number(row.reserved), number(row.free), number(row.freePrefixes),
                date(row.exhaustedOn),
                row.picture ?? "",
            ]
        }
        return Grid(
            header: [
                "subnet", "zone", "block", "usable", "used", "reserved", "free", "free /28", "runs out",
                "taken, · free to █ full",
            ],
            rows: rows, numbers: [3, 4, 5, 6, 7]
        ).text(markdown: markdown)
    }

    private func blocks(_ markdown: Bool) -> PrintedText {
        let rows = answer.blocks.map { row in
            [
                row.vpcID.rawValue, row.block.description, "\(row.block.size)", "\(row.inSubnets)",
                number(row.freeInSubnets), "\(row.unallocated)",
                row.largestUnallocated?.description ?? "none",
                date(row.exhaustedOn),
            ]
        }
        return Grid(
            header: [
                "VPC", "block", "addresses", "in subnets", "free there", "in no subnet", "largest gap",
                "runs out",
            ], rows: rows, numbers: [2, 3, 4, 5]
        ).text(markdown: markdown)
    }

    /// What the nodes hold by the CNI's settings, and what is seen.
    private func cnis(_ markdown: Bool) -> PrintedText {
        let titles = answer.clusterTitles
        let rows = answer.cnis.map { row in
            [
                titles[row.cluster] ?? row.clusterName ?? "", "\(row.nodes)", "\(row.pods)",
                "\(row.simulated)", "\(row.idle)",
                row.seen > 0 ? "\(row.seen)" : "?", row.seen > 0 ? "\(row.unlike.count)" : "",
                row.settings.words,
            ]
        }
        return Grid(
            header: [
                "cluster", "nodes", "pods", "should hold", "idle", "seen", "nodes unlike", "CNI",
            ], rows: rows, numbers: [1, 2, 3, 4, 5, 6]
        ).text(markdown: markdown)
    }

    /// Who holds the addresses, in all subnets together.
    private func holders(_ markdown: Bool) -> PrintedText {
        var sums: [AddressHolder: (addresses: Int, count: Int)] = [:]
        for holding in answer.subnets.flatMap(\.holders) {
            let before = sums[holding.kind] ?? (0, 0)
            sums[holding.kind] = (before.addresses + holding.addresses, before.count + holding.count)
        }
        let rows = sums.sorted {
            ($1.value.addresses, $0.key.rawValue) < ($0.value.addresses, $1.key.rawValue)
        }
        .map { [$0.key.rawValue, "\($0.value.addresses)", $0.value.count > 0 ? "\($0.value.count)" : ""] }
        return Grid(header: ["held by", "addresses", "interfaces"], rows: rows).text(markdown: markdown)
    }

    private func findings(_ markdown: Bool) -> PrintedText {
        list(
            "findings",
            answer.findings.map { "\($0.severity.rawValue): \($0.title), \($0.resource). \($0.detail)" },
            markdown)
    }

    private func list(_ title: String, _ items: [String], _ markdown: Bool) -> PrintedText {
        let more = items.count > 20 ? ["… and \(items.count - 20) more, see --format json"] : []
        return .list(title, items.prefix(20) + more, markdown)
    }
}

extension PrintedText {
    /// A list below its title, for a terminal or Markdown; empty without items.
    static func list(_ title: String, _ items: [String], _ markdown: Bool) -> PrintedText {
        guard !items.isEmpty else { return "" }
        let lines = items.map { "- \($0)" as PrintedText }.joined(separator: "\n")
        return "\(title):\(own: markdown ? "\n" : "")\n\(lines)"
    }
}

/// Subnets, node groups and scenarios in one table, told apart by its first column.
struct CapacityCSV {
    let answer: CapacityAssessment
    private let titles: [ClusterID: String]
    init(_ answer: CapacityAssessment) {
        self.answer = answer
        titles = answer.clusterTitles
    }

    private static let columns = [
        "kind", "id", "zone", "cidr", "usable", "used", "free", "reserved", "free_prefixes", "instance_types",
        "max_pods", "cpu_millis", "memory_mib", "nodes", "pods", "pods_free", "limited_by", "fits", "short",
        "exhausted_p10", "exhausted_p50", "exhausted_p90", "cluster",
    ]

    var text: String {
        let rows = answer.subnets.map(row) + answer.nodeGroups.map(row) + answer.scenarios.map(row)
        return CSVText.table(Self.columns, rows.map { row in Self.columns.map { row[$0] ?? "" } })
    }

    private func dates(_ dates: ExhaustionDates?) -> [String: String] {
        ["exhausted_p10": dates?.p10, "exhausted_p50": dates?.p50, "exhausted_p90": dates?.p90]
            .compactMapValues { $0??.description }
    }

    private func text(_ numbers: [String: Int?]) -> [String: String] {
        numbers.compactMapValues { $0.map { "\($0)" } }
    }

    private func row(_ subnet: SubnetCapacity) -> [String: String] {
        text([
            "usable": subnet.usable, "used": subnet.used, "free": subnet.free, "reserved": subnet.reserved,
            "free_prefixes": subnet.freePrefixes,
        ]).merging([
            "kind": "subnet", "id": subnet.id.rawValue, "zone": subnet.zone?.rawValue ?? "",
            "cidr": subnet.cidr?.description ?? "",
        ]) { $1 }.merging(dates(subnet.exhaustedOn)) { $1 }
    }

    private func row(_ group: NodeGroupCapacity) -> [String: String] {
        text([
            "max_pods": group.maxPods, "cpu_millis": group.allocatable?.cpuMillis,
            "memory_mib": group.allocatable?.memoryMiB, "nodes": group.nodes, "pods": group.pods,
            "pods_free": group.podsFree,
        ]).merging([
            "kind": "node-group", "id": group.name, "cluster": cluster(group.cluster, group.clusterName),
            "instance_types": group.instanceTypes.joined(separator: " "), "limited_by": group.limitedBy ?? "",
        ]) { $1 }.merging(dates(group.exhaustedOn)) { $1 }
    }

    /// The name, or the ARN where several clusters have that name.
    private func cluster(_ id: ClusterID?, _ name: String?) -> String {
        id.flatMap { titles[$0] } ?? name ?? ""
    }

    private func row(_ scenario: CapacityScenario) -> [String: String] {
        [
            "kind": scenario.name, "id": scenario.subject,
            "fits": scenario.fits.map { $0 ? "true" : "false" } ?? "",
            "short": scenario.short.map { "\($0.amount) \($0.what) in \($0.whole)" }.joined(separator: "; "),
            "cluster": cluster(scenario.cluster, scenario.clusterName),
        ]
    }
}
