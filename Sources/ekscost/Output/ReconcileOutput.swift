import Capacity
import Cost
import Simulation
import Topology
import Units
import Words

/// A reconciliation for people.
struct ReconcileOutput {
    let answer: Reconciliation

    func text(markdown: Bool) -> PrintedText {
        var parts = [verdict(markdown)]
        if markdown { parts.insert("### ekscost reconcile \(answer.month)", at: 0) }
        parts.append(
            Grid(
                header: ["from model to bill", "\(answer.currency)", "differences"],
                rows: [["modelled", answer.modelled.amount.cents, ""]]
                    + answer.byKind.map { [$0.kind.rawValue, $0.amount.signedCents, "\($0.count)"] }
                    + [["billed", answer.billed.cents, ""]]
            ).text(markdown: markdown))
        parts.append(
            Grid(
                header: [
                    "usage type", "resource", "unit", "modelled", "billed", "USD modelled", "USD billed",
                    "named",
                ],
                rows: answer.lines.prefix(40).map(row), numbers: [3, 4, 5, 6]
            ).text(markdown: markdown))
        if answer.lines.count > 40 {
            parts.append("… and \(answer.lines.count - 40) lines more, all of them in --format json")
        }
        parts.append(named(markdown))
        parts.append(discounts(markdown))
        parts.append(elsewhere(markdown))
        return parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func verdict(_ markdown: Bool) -> PrintedText {
        let percent = Self.percent(answer.explainedShare)
        let share: PrintedText = markdown ? "**\(percent) %**" : "\(percent) %"
        return
            "\(answer.month): billed \(answer.billed.inDollars), modelled \(answer.modelled.amount.inDollars), for the \(answer.billedHours) of \(answer.monthHours) hours that the bill has.\n"
            + "The model explains \(share) of \(answer.charges.inDollars) charged; "
            + "unexplained \(answer.unexplained.inDollars) (\(Self.percent(answer.unexplainedShare)) %), "
            + "outside the snapshot \(answer.outside.inDollars)."
            + (answer.effectiveDiscount.map { discount -> PrintedText in
                "\nEffective discount: \(discount.percent) % below the price book."
            } ?? "")
    }

    private func row(_ line: ReconciledLine) -> [String] {
        [
            line.usageType, line.resource, line.unit, short(line.modelledQuantity),
            short(line.billedQuantity),
            line.modelled.cents, line.billed.cents,
            line.residuals.filter { $0.kind != .rounding }.map {
                "\($0.kind.rawValue) \($0.amount.signedCents)"
            }.joined(separator: ", "),
        ]
    }

    /// Each difference with its reason, the largest first; discounts and rounding stand in the tables above.
    private func named(_ markdown: Bool) -> PrintedText {
        let told = answer.residuals.filter { $0.kind != .rounding && $0.kind != .discount }
        // What many lines share, such as the hours that the whole bill lacks, is said once.
        let groups = Dictionary(grouping: told) { [$0.kind.rawValue, $0.detail] }
        let shown = groups.map { key, rows -> (amount: Money, cells: [String]) in
            let amount = rows.reduce(Money.zero) { $0 + $1.amount }
            let types = Set(rows.map(\.usageType))
            let resource = rows.count == 1 ? rows[0].resource : "\(rows.count) lines"
            let type = types.count == 1 ? rows[0].usageType : "\(types.count) usage types"
            return (amount, [key[0], amount.signedCents, type, resource, key[1]])
        }.sorted { (Self.size($1.amount), $0.cells[4]) < (Self.size($0.amount), $1.cells[4]) }
        guard !shown.isEmpty else { return "" }
        let more: PrintedText =
            shown.count > 25 ? "\n… and \(shown.count - 25) more, all of them in --format json" : ""
        return Grid(
            header: ["difference", "USD", "usage type", "resource", "why"],
            rows: shown.prefix(25).map(\.cells), numbers: [1]
        ).text(markdown: markdown) + more
    }

    private func discounts(_ markdown: Bool) -> PrintedText {
        Grid(
            header: ["discount fitted", "region", "% below the book"],
            rows: answer.discounts.map { [$0.usageType, $0.region, $0.share.percent] }, numbers: [2]
        ).text(markdown: markdown)
    }

    private func elsewhere(_ markdown: Bool) -> PrintedText {
        let groups = Dictionary(grouping: answer.elsewhere) { [$0.service, $0.kind.rawValue, $0.currency] }
        let rows = groups.map { key, rows in
            (key, rows.reduce(into: Money.zero) { $0 += $1.cost }, rows.reduce(0) { $0 + $1.lines })
        }.sorted { ($1.1, $0.0[0]) < ($0.1, $1.0[0]) }
        return Grid(
            header: ["not modelled", "kind", "amount", "lines"],
            rows: rows.prefix(10).map {
                [$0.0[0].isEmpty ? "no service" : $0.0[0], $0.0[1], "\($0.1.cents) \($0.0[2])", "\($0.2)"]
            }, numbers: [2, 3]
        ).text(markdown: markdown)
    }

    /// A quantity at three decimals, for people.
    private func short(_ billionths: Int128) -> String {
        DecimalQuantity.text(Rounding.divide(billionths, by: 1_000_000) * 1_000_000)
    }
    private static func size(_ amount: Money) -> Money { amount < .zero ? -amount : amount }
    /// Four decimals, for a share of 99.998 % is not 100 %.
    static func percent(_ share: Ratio) -> String {
        Money(billionths: Rounding.divide(share.numerator * 1_000_000, by: share.denominator) * 100_000)
            .decimal
    }
}
