public import Estate
public import Topology
import Units
public import Words

/// The room that an estate has left: addresses, pods and nodes.
public struct CapacityAssessment: Hashable, Sendable {
    /// By VPC, zone and id.
    public var subnets: [SubnetCapacity] = []
    /// The blocks of each VPC.
    public var blocks: [BlockCapacity] = []
    /// By cluster and name.
    public var nodeGroups: [NodeGroupCapacity] = []
    /// The CNI of each cluster that has nodes.
    public var cnis: [CNICapacity] = []
    /// One for each question that the options ask.
    public var scenarios: [CapacityScenario] = []
    /// By namespace, name and cluster: those that the options name, else those of each cluster that ask for most.
    public var workloads: [WorkloadRoom] = []
    /// The findings, the gravest first.
    public var findings: [Finding] = []
    /// How the dates came about, or why there are none.
    public var datesNote: CapacityNote?
    /// What was assumed, one sentence each.
    public var assumptions: [CapacityNote] = []

    /// - Parameters:
    ///   - facts: what is known of each instance type, by its name.
    ///   - history: what was in use in earlier snapshots, for a trend; this one's too.
    ///   - used: addresses in use of subnets whose interfaces are those of another time, by their ids.
    public init(
        of estate: Estate, facts: [String: InstanceFacts], options: CapacityOptions,
        history: [SnapshotUsage] = [], used: [Identifier<Subnet>: Int] = [:]
    ) {
        let parts = ClusterParts(estate)
        let choice = RowChoice(options.scope, in: estate, parts)
        let holdings = NodeHoldings(of: parts, facts: facts)
        let growth = CapacityGrowth(options, history: history)
        let ledger = SubnetLedger(of: parts.snapshot, nodes: holdings.bySubnet)
        subnets = ledger.subnets
        for index in subnets.indices {
            guard let used = used[subnets[index].id], let usable = subnets[index].usable else { continue }
            let room = usable - (subnets[index].reserved ?? 0)
            subnets[index].used = min(max(used, 0), room)
            subnets[index].free = max(room - max(used, 0), 0)
            subnets[index].difference = nil
        }
        fill(
            parts.snapshot.vpcs.filter(choice.holds), holdings, growth,
            ScaleToMaximum(of: parts, holdings: holdings, facts: facts))
        let all = subnets
        subnets.removeAll { !choice.holds($0.id) }
        let chosen = parts.all.filter(choice.holds)
        cnis = Self.cnis(chosen, holdings)
        datesNote = growth.note
        assumptions = ledger.assumptions(for: subnets) + [growth.note] + Self.notes(chosen, cnis)
        addPods(
            chosen, parts.sharedGroupNames, subnets: all, facts: facts, options: options, growth: growth)
        find(ledger, holdings)
    }

    /// The CNI of each cluster that has nodes.
    private static func cnis(_ parts: [ClusterPart], _ holdings: NodeHoldings) -> [CNICapacity] {
        let nodes = Dictionary(grouping: holdings.nodes, by: \.cluster)
        return parts.compactMap { part in
            nodes[part.id].map {
                CNICapacity(part, settings: holdings.settings[part.id] ?? .of(part), nodes: $0)
            }
        }.sorted { ($0.clusterName ?? "", $0.cluster) < ($1.clusterName ?? "", $1.cluster) }
    }

    /// The findings about the subnets and clusters that are shown.
    private mutating func find(_ ledger: SubnetLedger, _ holdings: NodeHoldings) {
        let shown = Set(subnets.map(\.id.rawValue))
        findings =
            ledger.findings.filter { shown.contains($0.resource) } + SubnetRoom.atMaximum(subnets)
            + CNIFindings.find(cnis, subnets: subnets, nodes: holdings.nodes)
        Self.order(&findings)
    }

    private mutating func fill(
        _ vpcs: [VPC], _ holdings: NodeHoldings, _ growth: CapacityGrowth, _ scaled: ScaleToMaximum
    ) {
        let nodes = holdings.bySubnet
        for index in subnets.indices {
            let id = subnets[index].id
            subnets[index].usedAtMaximum = subnets[index].used.map { $0 + (scaled.added[id] ?? 0) }
            subnets[index].exhaustedOn = growth.dates(
                of: subnets[index], growing: subnets[index].growing, nodes: nodes[id]?.count ?? 0)
        }
        for vpc in vpcs {
            for block in vpc.cidrBlocks {
                let inside = subnets.filter {
                    $0.vpcID == vpc.id && ($0.cidr.map { block.contains($0) } ?? false)
                }
                var row = BlockCapacity(block, of: vpc, subnets: inside)
                if let free = row.freeInSubnets {
                    row.exhaustedOn = growth.dates(
                        ofBlockWith: inside, growing: inside.reduce(0) { $0 + $1.growing },
                        free: free + row.unallocated)
                }
                blocks.append(row)
            }
        }
    }

    private static func order(_ findings: inout [Finding]) {
        let ranks = Dictionary(uniqueKeysWithValues: Finding.Severity.allCases.enumerated().map { ($1, $0) })
        findings.sort {
            (ranks[$0.severity] ?? 0, $0.rule, $0.resource) < (ranks[$1.severity] ?? 0, $1.rule, $1.resource)
        }
    }

    private static func notes(_ parts: [ClusterPart], _ cnis: [CNICapacity]) -> [CapacityNote] {
        var notes = cnis.map { cni in
            CapacityNote.cniSettings(
                cluster: cni.clusterName, origin: cni.settings.origin, settings: cni.settings.words)
        }
        for part in parts where !part.snapshot.nodes.isEmpty && part.snapshot.pods.isEmpty {
            notes.append(.podsNotImported(cluster: parts.count > 1 ? part.title : nil))
        }
        return notes
    }
}

extension CNISettings {
    /// The settings in a few words.
    public var words: String {
        var parts: [String] = []
        if isIPv6 { return "IPv6, one IPv4 address a node" }
        parts.append(usesPrefixes ? "prefix delegation" : "single addresses")
        if targets.usesAddressTargets {
            if targets.warmIP > 0 { parts.append("WARM_IP_TARGET \(targets.warmIP)") }
            if targets.minimumIP > 0 { parts.append("MINIMUM_IP_TARGET \(targets.minimumIP)") }
        } else {
            parts.append(
                usesPrefixes
                    ? "WARM_PREFIX_TARGET \(targets.warmPrefix)" : "WARM_ENI_TARGET \(targets.warmENI)")
        }
        if customNetworking { parts.append("custom networking") }
        if podENI { parts.append("security groups for pods") }
        if let maxENI { parts.append("MAX_ENI \(maxENI)") }
        return parts.joined(separator: ", ")
    }
}
