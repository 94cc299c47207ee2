import Capacity
import Cost
import Simulation
import Topology
import Units
import Words

/// The tables and the verdict of a what-if, on the terminal and in Markdown alike.
struct WhatIfTables {
    let answer: WhatIf
    /// The zone whose loss is asked for; nil shows all.
    let azLoss: String?

    /// Both totals, `at least $12.00 → $10.00`.
    var sides: String {
        "\(answer.before.total.amount.inDollars) → \(answer.after.total.amount.inDollars)"
    }

    /// The effect on the bill; it saves only where that is sure and nothing is cut off.
    var verdict: String {
        let known: String =
            switch answer.change.told {
            case .exactly(.zero): "costs the same"
            case .exactly(let money): "\(money < .zero ? saves(money) : "costs \(Self.size(money)) a month")"
            case .atLeast(let money): "costs at least \(Self.size(money)) a month\(open)"
            case .atMost(let money): "\(saves(money, "at least "))\(open)"
            case .unknown: "how the cost changes is not known\(open)"
            }
        let moved =
            answer.unknownEffects.isEmpty
            ? "" : ", as far as is known: not all of the traffic that it moves is"
        return (answer.cutOff.isEmpty ? "" : "cuts off \(answer.cutOff.lost.text); it ") + known + moved
    }

    /// Destinations that are cut off: they cost nothing any more, and that is no saving.
    private func saves(_ money: Money, _ bound: String = "") -> String {
        answer.cutOff.isEmpty
            ? "saves \(bound)\(Self.size(money)) a month"
            : "costs \(bound)\(Self.size(money)) a month less, which is no saving"
    }

    /// The missing things that differ, behind a verdict.
    private var open: String {
        let parts = answer.story.unknownParts
        guard let first = parts.first else { return "" }
        let more = parts.count > 1 ? " and \(parts.count - 1) more" : ""
        return
            ": what \(first.usageType) of \(first.resource)\(more) cost\(more.isEmpty ? "s" : "") is unknown"
    }

    private static func size(_ money: Money) -> String { (money < .zero ? -money : money).inDollars }

    /// Category, before, after and change, the total last.
    var categories: [[String]] {
        answer.comparison.map {
            [$0.category.rawValue, $0.before.amount.cents, $0.after.amount.cents, $0.change.signed]
        } + [
            [
                "total", answer.before.total.amount.cents, answer.after.total.amount.cents,
                answer.change.signed,
            ]
        ]
    }

    /// The lines whose change is not known, each with its quantities.
    var unknownChanges: [[String]] {
        Self.unknownChanges(of: answer.story)
    }

    static func unknownChanges(of story: ChangeStory) -> [[String]] {
        story.unknownParts.map { part in
            [
                part.usageType, part.resource, part.zone ?? part.region, part.quantityText(before: true),
                part.quantityText(before: false), part.unit,
            ]
        }
    }

    /// The heads of `unknownChanges`.
    static let unknownHeader = ["change not known", "of", "in", "before", "after", "unit"]

    /// The subnets that the loss of each zone cuts off, before and after.
    var risk: [[String]] {
        Set((answer.riskBefore.losses + answer.riskAfter.losses).map(\.zone)).sorted()
            .filter { azLoss == nil || $0 == azLoss }
            .map { [$0, Self.cut(answer.riskBefore, $0), Self.cut(answer.riskAfter, $0)] }
    }

    /// The words for a zone whose loss cuts off nothing in the others.
    static let nothing = "nothing elsewhere"

    private static func cut(_ risk: ZoneRisk, _ zone: String) -> String {
        guard let loss = risk.losses.first(where: { $0.zone == zone }), !loss.cutOff.isEmpty else {
            return nothing
        }
        let count = loss.cutOff.count
        return "\(Counted.text(count, "subnet")) in \(loss.zonesCutOff.joined(separator: ", "))"
    }

    /// Question, place, quantity, what it is of, and formula of each break-even.
    var breakEven: [[String]] {
        answer.breakEven.byPlace.map { row, vpcs in
            [
                row.question.description, row.region, Self.list(vpcs), row.quantity,
                "\(row.question.unit), \(row.question.basis)", row.formula,
            ]
        }
    }

    /// The first names of a list, and how many more there are.
    private static func list(_ names: [String]) -> String {
        names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
    }
}

extension ChangeStory.Part {
    /// The quantity of a side: `none` where the side has no such line.
    func quantityText(before: Bool) -> String {
        let (quantity, total) = before ? (quantityBefore, self.before) : (quantityAfter, after)
        return quantity ?? (total.isComplete ? "none" : "unknown")
    }
}
