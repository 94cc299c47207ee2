import Simulation
import Topology
import Units

extension MarkdownReport {
    var categories: String {
        let rows = assessment.byCategory.map {
            [
                words.category($0.category), least($0.amount, assessment.leftOut(of: $0.category)),
                assessment.share(of: $0.amount).percent + "%",
            ]
        }
        let label: Label = assessment.isComplete ? .total : .totalAtLeast
        let total = [["**\(words.label(label))**", "**\(assessment.total.grouped)**", ""]]
        return section(
            .byCategory, picture("categories"),
            table(
                [words.column(.category), words.column(.usd), words.column(.share100)], rows + total,
                numbers: [1, 2]))
    }

    /// A sum as the least where it leaves something out: what has no price did not cost 0.
    private func least(_ amount: Money, _ leftOut: Int) -> String {
        leftOut == 0 ? amount.grouped : words.label(.atLeast, amount.grouped)
    }

    var months: String {
        let months = report.history.months
        guard months.count > 1 else { return "" }
        let rows = months.suffix(13).map { month in
            [
                words.month(month.month.description),
                month.isComplete
                    ? month.total.grouped : words.label(.atLeast, month.total.grouped),
            ]
        }
        return section(
            .byMonth, picture("months"),
            table([words.column(.month), words.column(.usd)], rows, numbers: [1]))
    }

    var zones: String {
        let all = assessment.byZone
        var rows = all.prefix(Self.most).map {
            [$0.zone ?? words.label(.noZone), least($0.amount, assessment.leftOut(ofZone: $0.zone))]
        }
        if all.count > rows.count {
            rows.append([
                words.label(.theRest, "\(all.count - rows.count)"),
                all.dropFirst(rows.count).reduce(into: Money.zero) { $0 += $1.amount }.grouped,
            ])
        }
        return section(
            .byZone, picture("zones"),
            table([words.column(.zone), words.column(.usd)], rows, numbers: [1]))
    }

    var natWays: String {
        let model = report.model
        guard model.ways.count > 1 else { return "" }
        let rows = model.ways.indices.map { way in
            let risk = model.risks[way].zonesAtRisk
            return [
                words.way(model.ways[way]),
                total(way),
                model.change(way).map(\.signed) ?? words.label(.unknownChange),
                risk == 0 ? words.label(.none) : "\(risk)",
                model.ways[way].scenario.map { code("ekscost what-if \($0.name)") } ?? "",
            ]
        }
        let columns: [Column] = [.natGateways, .usd, .change, .zonesCutOff, .command]
        var closed = ""
        if !report.breakEven.isEmpty {
            closed = table(
                [
                    words.column(.breakEven), words.column(.quantity), words.column(.of),
                    words.column(.formula),
                ],
                report.breakEven.map {
                    [
                        $0.question, $0.quantity.thousands, "\($0.unit), \($0.per)", $0.formula,
                    ]
                }, numbers: [1])
        }
        return section(
            .natSection, table(columns.map(words.column), rows, numbers: [1, 2, 3]), picture("nat"),
            closed.isEmpty ? "" : words.label(.breakEvenNote), closed)
    }

    /// A way's total; one that leaves lines out must not read as cheap.
    private func total(_ way: Int) -> String {
        let answer = report.model.assessments[way]
        let unpriced = report.model.unpriced(way)
        if unpriced > 0 { return words.label(.unpricedLines, answer.total.grouped, "\(unpriced)") }
        return answer.isComplete ? answer.total.grouped : words.label(.atLeast, answer.total.grouped)
    }

    /// The change that was asked for, before and after.
    var whatIf: String {
        guard let answer = report.whatIf else { return "" }
        var rows = answer.comparison.map {
            [words.category($0.category), $0.before.grouped, $0.after.grouped, $0.change.signed]
        }
        let isComplete = answer.before.isComplete && answer.after.isComplete
        rows.append([
            "**\(words.label(isComplete ? .total : .totalAtLeast))**", "**\(answer.before.total.grouped)**",
            "**\(answer.after.total.grouped)**", "**\(answer.change.signed)**",
        ])
        let columns: [Column] = [.category, .before, .after, .change]
        let risk = [answer.riskBefore, answer.riskAfter].map { "\($0.zonesAtRisk)" }
        return section(
            .whatIf, code(answer.changes.joined(separator: " ")),
            table(columns.map(words.column), rows, numbers: [1, 2, 3]),
            words.column(.zonesCutOff) + ": " + risk.joined(separator: " → "))
    }

    /// The dearest lines, and the sum of the others.
    var lines: String {
        let order = assessment.lines.sorted {
            ($0.amount ?? Money(billionths: -1), $1.id) > ($1.amount ?? Money(billionths: -1), $0.id)
        }
        let shown = order.prefix(Self.most)
        var rows = shown.map { line in
            [
                line.amount?.grouped ?? words.label(.noPrice), line.usageType, code(line.resource),
                line.zone ?? "", line.quantity?.thousands ?? words.label(.unknown), line.unit,
                line.unitPrice ?? words.label(.noPrice), words.basis(line.basis),
            ]
        }
        if order.count > shown.count {
            let rest = order.dropFirst(shown.count).compactMap(\.amount).reduce(.zero, +)
            rows.append(
                [rest.grouped, words.label(.theRest, "\(order.count - shown.count)")]
                    + Array(repeating: "", count: 6))
        }
        let columns: [Column] = [
            .amount, .usageType, .resource, .zone, .quantity, .unit, .unitPrice, .basis,
        ]
        return section(
            .largestLines, words.label(.costsNote, "\(shown.count)", "\(order.count)"),
            table(columns.map(words.column), rows, numbers: [0, 4, 6]))
    }

    var prices: String {
        var seen = Set<String>()
        let all = assessment.lines.filter {
            $0.unitPrice != nil && seen.insert("\($0.region) \($0.usageType) \($0.tier ?? -1)").inserted
        }
        let rows = all.prefix(Self.most).map { line in
            [
                line.usageType + (line.tier.map { " (\(words.column(.tier)) \($0))" } ?? ""), line.region,
                line.unitPrice ?? "", line.unit,
                line.keeping == .one ? "" : (Ratio.one - line.keeping).percent + "%",
                line.priceSource ?? "", line.priceDate ?? "",
            ]
        }
        guard !rows.isEmpty else { return "" }
        let columns: [Column] = [.usageType, .region, .unitPrice, .unit, .discount, .source, .date]
        let more =
            all.count > rows.count ? words.label(.moreInWorkbook, "\(all.count - rows.count)") : ""
        return section(.prices, table(columns.map(words.column), rows, numbers: [2, 4]), more)
    }
}
