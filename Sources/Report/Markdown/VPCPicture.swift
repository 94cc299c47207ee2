import Cost
import Topology
import Units
import Words

/// One VPC in the network's flowchart: its boxes, then its arrows.
struct VPCPicture {
    private let snapshot: Snapshot
    private let words: Words
    private let id: Identifier<VPC>
    private let rows: [NetworkMap.Row]
    private let prefix: String
    /// As many ways out of one place stand by their own names; more are one box.
    private let mostTogether: Int
    /// The zone that each NAT gateway stands in.
    private let homes: [String: String]
    private(set) var boxes: [String] = []
    /// Each once.
    private(set) var edges: [String] = []

    init(
        _ snapshot: Snapshot, _ words: Words, _ id: Identifier<VPC>, _ rows: [NetworkMap.Row],
        prefix: String, mostTogether: Int
    ) {
        self.snapshot = snapshot
        self.words = words
        self.id = id
        self.rows = rows
        self.prefix = prefix
        self.mostTogether = mostTogether
        let zones = Dictionary(rows.map { ($0.subnet.id, $0.subnet.zone?.rawValue) }) { first, _ in first }
        homes = Dictionary(
            snapshot.natGateways.filter { $0.vpcID == id && $0.isBilled }.compactMap { gateway in
                gateway.subnetID.flatMap { zones[$0] ?? nil }.map { (gateway.id.rawValue, $0) }
            }
        ) { first, _ in first }
        draw()
    }

    var lines: [String] { boxes + edges }
    var characters: Int { lines.reduce(0) { $0 + $1.count + 1 } }

    private mutating func draw() {
        let vpc = snapshot.vpcs.first { $0.id == id }
        let blocks = vpc?.cidrBlocks.map(\.description).joined(separator: ", ") ?? ""
        boxes.append("  subgraph \(prefix)[\"\(MermaidText.label(vpc?.name ?? id.rawValue)) \(blocks)\"]")
        let zones = Dictionary(grouping: rows) { $0.subnet.zone?.rawValue ?? words.label(.noZone) }
        var arrows: [String] = []
        for (place, zone) in zones.keys.sorted().enumerated() {
            let name = "\(prefix)z\(place)"
            boxes.append("    subgraph \(name)[\"\(MermaidText.label(zone))\"]")
            for tier in NetworkMap.Tier.allCases {
                let subnets = (zones[zone] ?? []).filter { $0.tier == tier }
                guard !subnets.isEmpty else { continue }
                let node = "\(name)\(tier.rawValue)"
                boxes.append("      \(node)[\"\(label(subnets, tier))\"]")
                arrows += self.arrows(from: node, subnets)
            }
            boxes += gateways(in: zone).map { "      \($0.key)([\"\($0.label)\"])" }
            boxes.append("    end")
        }
        boxes += endpoints
        boxes.append("  end")
        boxes += exits.map { "  \($0.key)([\"\($0.label)\"])" }
        var seen = Set<String>()
        edges = (gatewayArrows + arrows).filter { seen.insert($0).inserted }
    }

    private func arrows(from node: String, _ subnets: [NetworkMap.Row]) -> [String] {
        var arrows: [String] = []
        for out in Set(subnets.compactMap(\.wayOut)).sorted() {
            let dead = subnets.contains { $0.wayOut == out && $0.isBlackhole }
            arrows.append("  \(node) \(dead ? "-. blackhole .->" : "-->") \(box(of: out))")
        }
        for service in Set(subnets.flatMap(\.gatewayEndpoints)).sorted() {
            arrows.append("  \(node) --> \(key("gateway-\(service)"))")
        }
        return arrows
    }

    private func label(_ subnets: [NetworkMap.Row], _ tier: NetworkMap.Tier) -> String {
        let free = subnets.compactMap(\.subnet.availableIPAddressCount)
        let label: Label = subnets.count == 1 ? .oneSubnet : .manySubnets
        let count = words.label(label, words.tier(tier), "\(subnets.count)")
        return free.isEmpty
            ? count : count + "<br/>" + words.label(.soManyFree, "\(free.reduce(0, +))".thousands)
    }

    // MARK: Ways out

    private typealias Box = (key: String, label: String)

    /// The box that an arrow to a way out ends at.
    private func box(of out: String) -> String {
        if let zone = homes[out] {
            return gatewayNames(in: zone).count > mostTogether ? key("nats-\(zone)") : key(out)
        }
        return exitNames.count > mostTogether ? key("exits") : key(out)
    }

    private func gatewayNames(in zone: String) -> [String] {
        homes.filter { $0.value == zone }.map(\.key).sorted()
    }

    private func gateways(in zone: String) -> [Box] {
        let names = gatewayNames(in: zone)
        if names.count > mostTogether {
            return [(key("nats-\(zone)"), words.label(.manyNATs, "\(names.count)"))]
        }
        return names.map { (key($0), "NAT \(MermaidText.label($0))") }
    }

    /// The targets of routes outside the zones.
    private var exitNames: [String] { Set(rows.compactMap(\.wayOut)).subtracting(homes.keys).sorted() }

    private var exits: [Box] {
        let names = exitNames
        if names.count > mostTogether { return [(key("exits"), words.label(.manyExits, "\(names.count)"))] }
        return names.map { (key($0), MermaidText.label($0)) }
    }

    /// The ways of NAT gateways to the internet.
    private var gatewayArrows: [String] {
        guard let internet = rows.first(where: { $0.tier == .public })?.wayOut else { return [] }
        return homes.keys.sorted().map { "  \(box(of: $0)) --> \(box(of: internet))" }
    }

    private var endpoints: [String] {
        let here = snapshot.vpcEndpoints.filter { $0.vpcID == id && $0.isBilled }
        let gateways = Set(here.filter { $0.kind == .gateway }.compactMap(\.service)).sorted()
        let interfaces = Set(here.filter { $0.kind == .interface }.map { $0.service ?? $0.serviceName })
            .sorted()
        var lines = gateways.map {
            "    \(key("gateway-\($0)"))[/\"gateway endpoint \(MermaidText.label($0))\"/]"
        }
        if !interfaces.isEmpty {
            let names = interfaces.prefix(6).joined(separator: ", ") + (interfaces.count > 6 ? ", …" : "")
            lines.append("    \(prefix)interfaces[/\"interface endpoints: \(MermaidText.label(names))\"/]")
        }
        return lines
    }

    // MARK: Names

    /// A name that Mermaid takes as a node's id.
    private func key(_ id: String) -> String {
        prefix + String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }
}
