import Cost
import Simulation
import Topology
import Units

/// The network as a Mermaid flowchart: VPCs, zones, tiers of subnets, and where their default routes lead.
struct NetworkPicture {
    private let snapshot: Snapshot
    private let words: Words
    private let rows: [NetworkMap.Row]
    /// The number of VPCs that are drawn at most; the others are counted below the picture.
    static let mostVPCs = 4
    /// GitHub draws 500 edges and 50,000 characters, and nothing of what has more.
    ///
    /// Source: `maxEdges` and `maxTextSize`, <https://mermaid.js.org/config/schema-docs/config.html>.
    private static let most = (edges: 450, edgesOfOne: 120, characters: 45_000)

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
        var drawn: [VPCPicture] = []
        for (number, id) in order.prefix(Self.mostVPCs).enumerated() {
            let next = picture(of: id, byVPC[id] ?? [], prefix: "v\(number)")
            let all = drawn + [next]
            let isTooMuch =
                all.reduce(0) { $0 + $1.edges.count } > Self.most.edges
                || all.reduce(0) { $0 + $1.characters } > Self.most.characters
            if isTooMuch, !drawn.isEmpty { break }
            drawn = all
        }
        var lines = ["```mermaid", "flowchart LR"] + drawn.flatMap(\.lines) + ["```"]
        if order.count > drawn.count {
            let rest = order.dropFirst(drawn.count).reduce(0) { $0 + (byVPC[$1]?.count ?? 0) }
            lines.append("")
            lines.append(
                words.label(.moreVPCs, "\(order.count - drawn.count)", "\(rest)", words.title(.network)))
        }
        return lines.joined(separator: "\n")
    }

    /// With as many ways out by their own names as can be drawn.
    private func picture(of id: Identifier<VPC>, _ rows: [NetworkMap.Row], prefix: String) -> VPCPicture {
        var picture = VPCPicture(snapshot, words, id, rows, prefix: prefix, mostTogether: 6)
        for fewer in [3, 1] where picture.edges.count > Self.most.edgesOfOne {
            picture = VPCPicture(snapshot, words, id, rows, prefix: prefix, mostTogether: fewer)
        }
        return picture
    }
}
