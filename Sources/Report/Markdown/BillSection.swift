import Cost
import Estate
import Simulation
import Units

/// The distance of the model from the month's bill, and the names of the differences.
extension MarkdownReport {
    var bill: String {
        guard let answer = report.measured.reconciliation else { return "" }
        let rows =
            [[words.measured(.modelled), words.grouped(answer.modelled), ""]]
            + answer.byKind.map { [words.measured(MeasuredTerm($0.kind)), $0.amount.signed, "\($0.count)"] }
            + [["**\(words.measured(.billed))**", "**\(answer.billed.grouped)**", ""]]
        var verdict = words.measured(
            .explains, answer.explainedShare.percents, answer.charges.dollars, answer.month.description,
            "\(answer.billedHours)/\(answer.monthHours)", answer.unexplained.dollars,
            answer.unexplainedShare.percents, answer.outside.dollars)
        if let discount = answer.effectiveDiscount {
            verdict += " " + words.measured(.below, discount.percents)
        }
        return [
            "## " + words.measured(.accuracy), verdict,
            table(
                [words.measured(.fromModel), answer.currency, words.measured(.differences)], rows,
                numbers: [1, 2]),
            words.measured(.proof, "ekscost reconcile --month \(answer.month)"),
        ].joined(separator: "\n\n")
    }
}

extension Ratio {
    /// Per cent with up to four decimals: 99.998 % is not 100 %.
    fileprivate var percents: String {
        Quantity<PerCent>(billionths: Rounding.divide(numerator * 1_000_000, by: denominator) * 100_000)
            .decimal
    }
}

private enum PerCent: BillingUnit { static let symbol = "%" }
