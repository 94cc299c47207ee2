import Simulation
import Units
import Topology

/// The network as a Mermaid flowchart: VPCs, zones, tiers of subnets, and where their default routes lead.
struct NetworkPicture {
    private let snapshot: Snapshot
    private let words: Words
    private let rows: [NetworkMap.Row]
    /// How many VPCs are drawn; the others are counted below the picture.
    static let mostVPCs = 4

    init(_ snapshot: Snapshot, words: Words) {
        self.snapshot = snapshot
        self.words = words
        rows = NetworkMap(of: snapshot).rows
    }

    func render() -> String {
        let byVPC = Dictionary(grouping: rows, by: \.subnet.vpcID)
        // The VPCs with a NAT gateway first, then the largest: that is where the money is.
        let nats = Set(snapshot.natGateways.filter(\.isBilled).map(\.vpcID))
        let order = byVPC.keys.sorted { a, b in
            let (left, right) = (nats.contains(a), nats.contains(b))
            if left != right { return left }
            let (first, second) = (byVPC[a]?.count ?? 0, byVPC[b]?.count ?? 0)
            return first != second ? first > second : a < b
        }
        guard !order.isEmpty else { return "" }
        var lines = ["```mermaid", "flowchart LR"]
        for (number, id) in order.prefix(Self.mostVPCs).enumerated() {
            lines += vpc(id, byVPC[id] ?? [], prefix: "v\(number)")
        }
        lines.append("```")
        if order.count > Self.mostVPCs {
            let rest = order.dropFirst(Self.mostVPCs).reduce(0) { $0 + (byVPC[$1]?.count ?? 0) }
            lines.append("")
            lines.append(
                words.label(
                    .moreVPCs, "\(order.count - Self.mostVPCs)", "\(rest)", words.title(.network)))
        }
        return lines.joined(separator: "\n")
    }

    private func vpc(_ id: Identifier<VPC>, _ rows: [NetworkMap.Row], prefix: String) -> [String] {
        let vpc = snapshot.vpcs.first { $0.id == id }
        let blocks = vpc?.cidrBlocks.map(\.description).joined(separator: ", ") ?? ""
        var lines = ["  subgraph \(prefix)[\"\(Self.text(vpc?.name ?? id.rawValue)) \(blocks)\"]"]
        var edges: [String] = []
        let zones = Dictionary(grouping: rows) { $0.subnet.zone?.rawValue ?? words.label(.noZone) }
        for (place, zone) in zones.keys.sorted().enumerated() {
            let name = "\(prefix)z\(place)"
            lines.append("    subgraph \(name)[\"\(Self.text(zone))\"]")
            for tier in NetworkMap.Tier.allCases {
                let subnets = (zones[zone] ?? []).filter { $0.tier == tier }
                guard !subnets.isEmpty else { continue }
                let node = "\(name)\(tier.rawValue)"
                lines.append("      \(node)[\"\(label(subnets, tier))\"]")
                for out in Set(subnets.compactMap(\.wayOut)).sorted() {
                    let dead = subnets.contains { $0.wayOut == out && $0.isBlackhole }
                    edges.append("  \(node) \(dead ? "-. blackhole .->" : "-->") \(Self.key(prefix, out))")
                }
                for service in Set(subnets.flatMap(\.gatewayEndpoints)).sorted() {
                    edges.append("  \(node) --> \(Self.key(prefix, "gateway-\(service)"))")
                }
            }
            for gateway in gateways(of: id, in: zone) {
                lines.append(
                    "      \(Self.key(prefix, gateway.id.rawValue))([\"NAT \(Self.text(gateway.id.rawValue))\"])"
                )
            }
            lines.append("    end")
        }
        lines += endpoints(of: id, prefix)
        lines.append("  end")
        lines += exits(id, rows, prefix)
        return lines + edges
    }

    private func label(_ subnets: [NetworkMap.Row], _ tier: NetworkMap.Tier) -> String {
        let free = subnets.compactMap(\.subnet.availableIPAddressCount)
        let label: Label = subnets.count == 1 ? .oneSubnet : .manySubnets
        let count = words.label(label, words.tier(tier), "\(subnets.count)")
        return free.isEmpty
            ? count : count + "<br/>" + words.label(.soManyFree, "\(free.reduce(0, +))".thousands)
    }

    private func gateways(of vpc: Identifier<VPC>, in zone: String) -> [NATGateway] {
        let zones = Dictionary(rows.map { ($0.subnet.id, $0.subnet.zone?.rawValue) }) { first, _ in first }
        return snapshot.natGateways.filter {
            $0.vpcID == vpc && $0.isBilled && ($0.subnetID.flatMap { zones[$0] ?? nil } == zone)
        }
    }

    private func endpoints(of vpc: Identifier<VPC>, _ prefix: String) -> [String] {
        let here = snapshot.vpcEndpoints.filter { $0.vpcID == vpc && $0.isBilled }
        let gateways = Set(here.filter { $0.kind == .gateway }.compactMap(\.service)).sorted()
        let interfaces = Set(here.filter { $0.kind == .interface }.map { $0.service ?? $0.serviceName })
            .sorted()
        var lines = gateways.map {
            "    \(Self.key(prefix, "gateway-\($0)"))[/\"gateway endpoint \(Self.text($0))\"/]"
        }
        if !interfaces.isEmpty {
            let names = interfaces.prefix(6).joined(separator: ", ") + (interfaces.count > 6 ? ", …" : "")
            lines.append("    \(prefix)interfaces[/\"interface endpoints: \(Self.text(names))\"/]")
        }
        return lines
    }

    /// What the routes lead to outside the zones, and how NAT gateways get out.
    private func exits(_ id: Identifier<VPC>, _ rows: [NetworkMap.Row], _ prefix: String) -> [String] {
        let zonal = Set(
            snapshot.natGateways.filter { $0.vpcID == id && $0.isBilled && $0.subnetID != nil }.map(
                \.id.rawValue))
        var lines = Set(rows.compactMap(\.wayOut)).subtracting(zonal).sorted().map {
            "  \(Self.key(prefix, $0))([\"\(Self.text($0))\"])"
        }
        let internet = rows.first { $0.tier == .public }?.wayOut
        for nat in zonal.sorted() {
            if let internet { lines.append("  \(Self.key(prefix, nat)) --> \(Self.key(prefix, internet))") }
        }
        return lines
    }

    /// A name that Mermaid takes as a node's id.
    private static func key(_ prefix: String, _ id: String) -> String {
        prefix + String(id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
    }

    private static func text(_ text: String) -> String { text.replacing("\"", with: "'") }
}
