import Capacity
import Cost
import Simulation
import Topology
import Units

/// The talkers that cause the money at NAT gateways and between zones.
extension MarkdownReport {
    var talkers: String {
        let talkers = report.measured.talkers
        guard !talkers.isEmpty else { return "" }
        let rows = talkers.prefix(Self.most).map { cost in
            [
                cost.talker.near, cost.zone?.rawValue ?? "", cost.talker.far, words.way(of: cost),
                cost.talker.out.rounded, cost.talker.back.rounded,
                cost.nat?.grouped ?? words.measured(.unpriced),
                cost.crossZone?.grouped ?? words.measured(.unpriced),
            ]
        }
        let header =
            [words.measured(.who), words.column(.zone), words.measured(.to), words.measured(.way)]
            + [
                words.column(.gbOut), words.column(.gbIn), words.measured(.natUSD),
                words.measured(.betweenUSD),
            ]
        let more = talkers.count - rows.count
        return [
            "## " + words.measured(.talkers), words.measured(.talkersIntro),
            table(header, Array(rows), numbers: [4, 5, 6, 7]),
            more > 0 ? words.measured(.more, "\(more)") : "",
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

extension Quantity {
    /// Three decimals, for people.
    fileprivate var rounded: String {
        Quantity(billionths: Rounding.divide(billionths, by: 1_000_000) * 1_000_000).decimal
    }
}
